import type { LabelOf } from '../catalog/labels-of.ts';
import { chosenPercent, count, dollars } from '../format.ts';
import { changeWords, passedWords } from './change-words.ts';
import { quotedName } from './quoted-name.ts';
import type { Signal } from './signals.ts';

/** A signal in a sentence or two, with what the pick costs a month. */
export function signalWords(signal: Signal, labelOf: LabelOf): string {
  const { pick, monthly } = signal;
  const label = labelOf(pick.model);
  const cost = monthly === null ? '' : `, ${dollars(monthly)} a month,`;
  switch (signal.kind) {
    case 'coming':
      return changeWords(signal.change, labelOf);
    case 'passed':
      return passedWords(signal.step, labelOf);
    case 'reroute':
      return `${label} is answered by another model now: “${signal.served}” in place of “${pick.servedModels.join('” or “')}”. What was measured for ${quotedName(pick.name)}${cost} may not hold for it.`;
    case 'cheaper':
      return cheaperWords({ ...signal, before: monthly }, labelOf);
    case 'canary': {
      const { passed, of, bar } = signal.alarm;
      return `${passed} of the last ${count(of, 'sample')} of ${quotedName(pick.name)} right: ${label}${cost} was proven at ${chosenPercent(bar)}. Chance of such a series without a change: under 5%.`;
    }
    case 'stale':
      return `${quotedName(pick.name)} has used ${label}${cost} for ${count(signal.days, 'day')} without a new test.`;
  }
}

/** A cheaper model that the pick's evaluation did not have; dollars a month. */
export function cheaperWords(
  {
    pick,
    model,
    cheaper,
    before,
  }: { pick: Signal['pick']; model: string; cheaper: number; before: number | null },
  labelOf: LabelOf,
): string {
  const instead = before === null ? '' : ` instead of ${dollars(before)}`;
  return `${labelOf(model)} would cost ${dollars(cheaper)} a month for ${quotedName(pick.name)}${instead} with ${labelOf(pick.model)}, if it is good enough.`;
}
