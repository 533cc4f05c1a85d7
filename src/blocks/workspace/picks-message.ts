import type { LabelOf } from '../../core/catalog/labels-of.ts';
import { count, date, dollars } from '../../core/format.ts';
import type { AcceptedPick } from '../../core/picks/accepted-pick.ts';
import { canaryWords } from '../../core/watch/canary-words.ts';
import { bold, mentionOf, words } from '../parts/rich-text.ts';
import type { SlackMessage } from '../parts/surfaces.ts';
import { shorten } from '../parts/text.ts';
import { listMessage } from './list-message.ts';
import { volumeButton } from './volume-button.ts';

/** More would not fit in a message that is read. */
const MOST = 20;

/** `/llm-pick picks`: what is in use, for how much, by whom. */
export function picksMessage(picks: readonly AcceptedPick[], labelOf: LabelOf): SlackMessage {
  if (picks.length === 0) {
    return listMessage(
      'No pick is in use yet.',
      [],
      'Press “Use this” below a result: its price and its retirement are watched from then on.',
    );
  }
  const shown = picks.slice(0, MOST);
  const olderOnes = picks.length - MOST;
  return listMessage(
    `${count(picks.length, 'pick')} in use`,
    shown.map((pick) => itemOf(pick, labelOf)),
    `${olderOnes > 0 ? `And ${count(olderOnes, 'older one')}. ` : ''}Dollars a month are those of each evaluation’s result. ${canaryWords(picks)}`,
    shown.map(volumeButton),
  );
}

function itemOf(pick: AcceptedPick, labelOf: LabelOf) {
  const simulated = pick.simulated ? ' (simulated)' : '';
  const spend = `${dollars(pick.costPerCall * pick.volume)} a month for ${count(pick.volume, 'call')}`;
  const before = pick.replaces === null ? '' : `, in place of ${labelOf(pick.replaces)}`;
  const owner =
    pick.owner.kind === 'person' ? [words(', by '), mentionOf(pick.owner.id ?? '')] : [];
  return [
    bold(shorten(pick.name, 100)),
    words(
      `${simulated}: ${labelOf(pick.model)}, ${spend}${before}, since ${date(pick.acceptedAt)}`,
    ),
    ...owner,
  ];
}
