import type { LabelOf } from '../../core/catalog/labels-of.ts';
import type { Result } from '../../core/result/schema/result.ts';
import { notRunWords } from '../../core/result/words/not-run-words.ts';
import { LIMITS } from '../parts/limits.ts';
import { messageOf } from '../parts/message-of.ts';
import { context, section, sectionOf } from '../parts/plain-blocks.ts';
import { simulatedNote, simulatedPrefix } from '../parts/simulated-note.ts';
import type { SlackMessage } from '../parts/surfaces.ts';
import { plainText } from '../parts/text.ts';
import { resultChart } from '../result/result-chart.ts';
import { resultTable } from '../result/result-table.ts';
import type { WhatIfChoice } from '../result/what-if-choice.ts';
import { whatIfMenus } from './what-if-menus.ts';

export interface WhatIfShown {
  choice: WhatIfChoice;
  result: Result;
  /** What it goes by, in sentences. */
  words: readonly string[];
  /** The price levels that may be chosen. */
  levels: readonly string[];
}

/** The answer to What if…, for who pressed it alone: the claim, the table, the chart, and what to ask next. */
export function whatIfMessage(
  { choice, result, words, levels }: WhatIfShown,
  labelOf: LabelOf,
): SlackMessage {
  const headline = `${simulatedPrefix(result.simulated)}What if: ${result.headline}`;
  const table = resultTable(result, labelOf);
  const notRun = [...notRunWords(result, labelOf), ...(table.note ? [table.note] : [])];
  const pairs = result.cascades.map((cascade) => cascade.words);
  const lines = [headline, ...words, result.reason, ...table.lines, ...pairs, ...notRun];
  return messageOf(lines.join('\n'), [
    { type: 'header', text: plainText(headline, LIMITS.header) },
    whatIfMenus(choice, levels),
    context(words.join(' ')),
    section(result.reason),
    ...(table.block === null ? [] : [table.block]),
    ...sectionOf(pairs),
    ...sectionOf(notRun),
    ...resultChart(result, labelOf),
    ...simulatedNote(result.simulated),
  ]);
}
