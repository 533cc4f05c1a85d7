import type { ContextBlock } from '@slack/types';
import { count, date, percent, points } from '../core/format.ts';
import { priceStepWords } from '../core/result/price-step-words.ts';
import type { ModelResult, Result } from '../core/result/result.ts';
import { timesWords } from '../core/result/result-words.ts';
import { samplesWords } from '../core/result/samples-words.ts';
import { spendWords } from '../core/result/spend-words.ts';
import { LIMITS } from './limits.ts';
import { resultTable } from './result-table.ts';
import { simulatedNote, simulatedPrefix } from './simulated-note.ts';
import type { LabelOf, SlackMessage } from './surfaces.ts';
import { fallbackText, plainText, shorten } from './text.ts';
import { pickButton } from './workspace/pick-button.ts';

/** The result in the channel: the claim, its reason, the table, what it took (storyboard 4). */
export function resultMessage(
  result: Result,
  { requester, labelOf }: { requester: string | null; labelOf: LabelOf },
): SlackMessage {
  const headline = `${simulatedPrefix(result.simulated)}${result.headline}`;
  const table = resultTable(result, labelOf);
  const footing = [...footingLines(result, labelOf), ...(table.note ? [table.note] : [])];
  return {
    text: fallbackText(
      [headline, result.reason, ...table.lines, ...footing, ...result.warnings].join('\n'),
      LIMITS.message.text,
    ),
    blocks: [
      { type: 'header', text: plainText(headline, LIMITS.header) },
      { type: 'section', text: plainText(result.reason, LIMITS.section) },
      table.block,
      ...warningContext(result.warnings),
      context(footing),
      askedBy(result.evaluation.name, requester),
      ...pickButton(result, labelOf),
      ...simulatedNote(result.simulated),
    ],
  };
}

function footingLines(result: Result, labelOf: LabelOf): string[] {
  return [
    `${measured(result, labelOf)} ${spendWords(result)} Prices checked ${date(result.pricesCheckedAt)}.`,
    ...failingSamples(result),
    ...priceStepWords(result, labelOf),
  ];
}

function measured({ evaluation, models }: Result, labelOf: LabelOf): string {
  const { samples, bar, volume, scorer } = evaluation;
  const calls = models.reduce((sum, { trials }) => sum + trials, 0);
  const wanted =
    typeof bar === 'number' ? percent(bar) : `within ${points(bar.within)} of ${labelOf(bar.of)}`;
  return (
    `Bar: ${wanted} (scorer: ${scorer}), ${count(volume, 'call')} a month. ` +
    `${count(samples, 'sample')} × ${timesWords(evaluation)}: ${count(calls, 'call')},`
  );
}

/** Of the pick, or of the best there is: a good score can hide an input that always fails. */
function failingSamples({ models, pick, evaluation }: Result): string[] {
  const shown = models.find(({ model }) => model === pick?.model) ?? bestOf(models);
  const found = shown && samplesWords(shown, evaluation);
  return found ? [`${found} The thread shows them.`] : [];
}

function bestOf(models: readonly ModelResult[]): ModelResult | undefined {
  return models
    .filter(({ score }) => score !== null)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))[0];
}

function warningContext(warnings: readonly string[]): ContextBlock[] {
  if (warnings.length === 0) return [];
  return [context(warnings.map((warning) => `⚠ ${warning}`))];
}

function context(lines: readonly string[]): ContextBlock {
  return { type: 'context', elements: [plainText(lines.join('\n'), LIMITS.context.text)] };
}

function askedBy(name: string, requester: string | null): ContextBlock {
  const about = plainText(`“${shorten(name, 200)}”: each model’s mistakes are in the thread.`, 300);
  if (!requester) return { type: 'context', elements: [about] };
  // Slack leaves a gap between the two: it stands between sentences.
  const who = { type: 'mrkdwn', text: `Asked by <@${requester}>.` } as const;
  return { type: 'context', elements: [who, about] };
}
