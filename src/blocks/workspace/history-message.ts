import type { LabelOf } from '../../core/catalog/labels-of.ts';
import { count, date, toTheCent } from '../../core/format.ts';
import type { ListedEvaluation } from '../../core/record/listed-evaluation.ts';
import { bold, mentionOf, words } from '../parts/rich-text.ts';
import type { SlackMessage } from '../parts/surfaces.ts';
import { shorten } from '../parts/text.ts';
import { listMessage } from './list-message.ts';

/** `/llm-pick history`: the newest evaluations of this workspace; `words`: what their names hold, '' for all. */
export function historyMessage(
  evaluations: readonly ListedEvaluation[],
  { words: wanted, labelOf }: { words: string; labelOf: LabelOf },
): SlackMessage {
  if (evaluations.length === 0 && wanted !== '') {
    return listMessage(`No evaluation has “${shorten(wanted, 100)}” in its name`, [], OTHERS);
  }
  if (evaluations.length === 0) {
    return listMessage('No evaluation yet.', [], 'Type /llm-pick to begin one.');
  }
  const called = wanted === '' ? '' : ` with “${shorten(wanted, 100)}” in the name`;
  const found = evaluations.length === 1 ? 'evaluation' : count(evaluations.length, 'evaluation');
  return listMessage(
    `The last ${found} of this workspace${called}`,
    evaluations.map((each) => itemOf(each, labelOf)),
    'Each stands in the channel that it was asked for in.',
  );
}

const OTHERS =
  '/llm-pick history lists the newest. To begin one, say what models should do, as in /llm-pick Sort support tickets.';

function itemOf(each: ListedEvaluation, labelOf: LabelOf) {
  const ending = each.state === 'finished' ? 'no pick' : each.state;
  const outcome = each.pick === null ? ending : labelOf(each.pick);
  const by = each.actor.kind === 'person' ? [words(', by '), mentionOf(each.actor.id ?? '')] : [];
  const simulated = each.simulated ? ' (simulated)' : '';
  return [
    bold(shorten(each.name, 100)),
    words(`${simulated}: ${outcome}, ${toTheCent(each.spentUsd)}, ${date(each.createdAt)}`),
    ...by,
  ];
}
