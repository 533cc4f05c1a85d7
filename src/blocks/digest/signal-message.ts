import type { LabelOf } from '../../core/catalog/labels-of.ts';
import { exactDollars, percent, toTheCent } from '../../core/format.ts';
import { signalWords } from '../../core/watch/signal-words.ts';
import type { Signal } from '../../core/watch/signals.ts';
import { messageOf } from '../parts/message-of.ts';
import { section } from '../parts/plain-blocks.ts';
import { simulatedNote, simulatedPrefix } from '../parts/simulated-note.ts';
import type { SlackMessage } from '../parts/surfaces.ts';
import { testAgainButton } from './digest-actions.ts';

/** News of an accepted pick: what changes, in dollars, with the button that tests it again. */
export function signalMessage(signal: Signal, labelOf: LabelOf): SlackMessage {
  const { pick } = signal;
  const sentence = simulatedPrefix(pick.simulated) + signalWords(signal, labelOf);
  return messageOf(sentence, [
    { ...section(sentence), accessory: testAgainButton(pick) },
    ...simulatedNote(pick.simulated),
  ]);
}

/** That a share of a month's cap is spent: the workspace's, or the reader's own. */
export function capMessage({
  of,
  share,
  usd,
  capUsd,
}: {
  of: 'workspace' | 'person';
  share: number;
  usd: number;
  capUsd: number;
}): SlackMessage {
  const sum = `${toTheCent(usd)} of ${exactDollars(capUsd)}`;
  const cap = of === 'person' ? 'your cap of this month' : 'this month’s cap';
  const sentence =
    share >= 1
      ? `${cap.charAt(0).toUpperCase()}${cap.slice(1)} is spent: ${sum}. An admin can change it in the settings.`
      : `${percent(share)} of ${cap} is spent: ${sum}.`;
  return messageOf(sentence, [section(sentence)]);
}
