import { count, dollars, percent } from '../format.ts';
import { changeWords, type LabelOf } from './change-words.ts';
import { quotedName } from './quoted-name.ts';
import type { Signal } from './signals.ts';

/** A signal in a sentence or two, with what it means in dollars or samples. */
export function signalWords(signal: Signal, labelOf: LabelOf): string {
  const { pick } = signal;
  const label = labelOf(pick.model);
  switch (signal.kind) {
    case 'coming':
      return changeWords(signal.change, labelOf);
    case 'reroute':
      return `${label} is answered by another model now: “${signal.served}” in place of “${pick.servedModels.join('” or “')}”. What was measured for ${quotedName(pick.name)} may not hold for it.`;
    case 'cheaper': {
      const { model, monthly, before } = signal;
      return `${labelOf(model)} would cost ${dollars(monthly)} a month for ${quotedName(pick.name)} instead of ${dollars(before)} with ${label}, if it is good enough.`;
    }
    case 'canary': {
      const { passed, of, bar } = signal.alarm;
      return `${passed} of the last ${count(of, 'sample')} of ${quotedName(pick.name)} right: ${label} was proven at ${percent(bar)}. Chance of such a series without a change: under 5%.`;
    }
    case 'stale':
      return `${quotedName(pick.name)} has used ${label} for ${count(signal.days, 'day')} without a new test.`;
  }
}
