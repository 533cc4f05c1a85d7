import type { LabelOf } from '../../core/catalog/labels-of.ts';
import { count, date, dollars } from '../../core/format.ts';
import type { ListedEvaluation } from '../../core/record/listed-evaluation.ts';
import { bold, person, words } from '../parts/rich-text.ts';
import type { SlackMessage } from '../parts/surfaces.ts';
import { shorten } from '../parts/text.ts';
import { listMessage } from './list-message.ts';

/** `/llm-pick history`: the newest evaluations of this workspace. */
export function historyMessage(
  evaluations: readonly ListedEvaluation[],
  labelOf: LabelOf,
): SlackMessage {
  if (evaluations.length === 0) {
    return listMessage('No evaluation yet.', [], 'Type /llm-pick to begin one.');
  }
  return listMessage(
    `The last ${count(evaluations.length, 'evaluation')} of this workspace`,
    evaluations.map((each) => itemOf(each, labelOf)),
    'Each stands in the channel that it was asked for in.',
  );
}

function itemOf(each: ListedEvaluation, labelOf: LabelOf) {
  const ending = each.state === 'finished' ? 'no pick' : each.state;
  const outcome = each.pick === null ? ending : labelOf(each.pick);
  const by = each.actor.kind === 'person' ? [words(', by '), person(each.actor.id ?? '')] : [];
  const simulated = each.simulated ? ' (simulated)' : '';
  return [
    bold(shorten(each.name, 100)),
    words(`${simulated}: ${outcome}, ${dollars(each.spentUsd)}, ${date(each.createdAt)}`),
    ...by,
  ];
}
