import type { LabelOf } from '../../core/catalog/labels-of.ts';
import type { Result } from '../../core/result/schema/result.ts';
import { messageOf } from '../parts/message-of.ts';
import { bold, line, richText, words } from '../parts/rich-text.ts';
import { simulatedNote, simulatedPrefix } from '../parts/simulated-note.ts';
import type { SlackMessage } from '../parts/surfaces.ts';
import { shorten } from '../parts/text.ts';
import { rescoredActions } from './result-actions.ts';
import { resultTable } from './result-table.ts';

/** Of a reason, which may hold what a provider answered. */
const REASON = 1_500;

/** What stored answers come to under another answer check, for who pressed the button alone. */
export function rescoredMessage(result: Result, labelOf: LabelOf): SlackMessage {
  const title = `${simulatedPrefix(result.simulated)}With answers accepted that contain the expected one: ${result.headline}`;
  const reason = shorten(result.reason, REASON);
  const table = resultTable(result, labelOf);
  const [note = ''] = result.warnings;
  return messageOf([title, reason, ...table.lines, note].join('\n'), [
    richText([line(bold(title), words(`\n${reason}`))]),
    ...(table.block === null ? [] : [table.block]),
    richText([line(words(note))]),
    ...rescoredActions(result.evaluation.id),
    ...simulatedNote(result.simulated),
  ]);
}
