import { dollars, percent } from '../../core/format.ts';
import { signalWords } from '../../core/watch/signal-words.ts';
import type { Signal } from '../../core/watch/signals.ts';
import { LIMITS } from '../parts/limits.ts';
import { messageOf } from '../parts/message-of.ts';
import { simulatedNote, simulatedPrefix } from '../parts/simulated-note.ts';
import type { LabelOf, SlackMessage } from '../parts/surfaces.ts';
import { plainText } from '../parts/text.ts';
import { testAgainButton } from './digest-actions.ts';

/** News of an accepted pick: what changes, in dollars, with the button that tests it again. */
export function signalMessage(signal: Signal, labelOf: LabelOf): SlackMessage {
  const { pick } = signal;
  const sentence = simulatedPrefix(pick.simulated) + signalWords(signal, labelOf);
  return messageOf(sentence, [
    {
      type: 'section',
      text: plainText(sentence, LIMITS.section),
      accessory: testAgainButton(pick),
    },
    ...simulatedNote(pick.simulated),
  ]);
}

/** That a share of the month's cap is spent. */
export function capMessage({
  share,
  usd,
  capUsd,
}: {
  share: number;
  usd: number;
  capUsd: number;
}): SlackMessage {
  const sum = `${dollars(usd)} of ${dollars(capUsd)}`;
  const sentence =
    share >= 1
      ? `This month’s cap is spent: ${sum}. An admin can change it in the settings.`
      : `${percent(share)} of this month’s cap is spent: ${sum}.`;
  return messageOf(sentence, [{ type: 'section', text: plainText(sentence, LIMITS.section) }]);
}
