import type { ContextBlock } from '@slack/types';
import type { LabelOf } from '../../core/catalog/labels-of.ts';
import type { PostedPicture } from '../../core/record/evaluation-record.ts';
import type { ModelResult, Result } from '../../core/result/schema/result.ts';
import { measuredWords } from '../../core/result/words/measured-words.ts';
import { notRunWords } from '../../core/result/words/not-run-words.ts';
import { ownMoneyWords } from '../../core/result/words/own-money-words.ts';
import { priceStepWords } from '../../core/result/words/price-step-words.ts';
import { bestOf, isInTable } from '../../core/result/words/result-rows.ts';
import { samplesWords } from '../../core/result/words/samples-words.ts';
import { LIMITS } from '../parts/limits.ts';
import { messageOf } from '../parts/message-of.ts';
import { contextOf, section, sectionOf } from '../parts/plain-blocks.ts';
import { simulatedNote, simulatedPrefix } from '../parts/simulated-note.ts';
import type { MessageBlock, SlackMessage } from '../parts/surfaces.ts';
import { plainText, shorten } from '../parts/text.ts';
import { monthsChart } from './months-chart.ts';
import { resultActions } from './result-actions.ts';
import { resultChart } from './result-chart.ts';
import { resultTable } from './result-table.ts';

/** The result in the channel: the claim, its reason, the table, what it took (storyboard 4). */
export function resultMessage(
  result: Result,
  {
    requester,
    labelOf,
    picture = null,
  }: { requester: string | null; labelOf: LabelOf; picture?: PostedPicture | null },
): SlackMessage {
  const headline = `${simulatedPrefix(result.simulated)}${result.headline}`;
  const table = resultTable(result, labelOf);
  const notRun = [
    ...notRunWords(result, labelOf),
    ...(table.note ? [table.note] : []),
    ...result.cascades.slice(0, 1).map(({ words }) => words),
  ];
  const footing = footingLines(result, labelOf);
  const warnings = [...result.warnings, ...shownWarnings(result, labelOf)].map((one) => `⚠ ${one}`);
  return messageOf(
    [headline, result.reason, ...table.lines, ...notRun, ...footing, ...warnings].join('\n'),
    [
      { type: 'header', text: plainText(headline, LIMITS.header) },
      section(result.reason),
      ...(table.block === null ? [] : [table.block]),
      ...sectionOf(notRun),
      ...(picture ? [imageOf(picture)] : resultChart(result, labelOf)),
      ...monthsChart(result, labelOf),
      ...contextOf(warnings),
      ...contextOf(footing),
      requesterLine(result.evaluation.name, requester),
      ...resultActions(result, labelOf),
      ...simulatedNote(result.simulated),
    ],
  );
}

function imageOf({ fileId, alt }: PostedPicture): MessageBlock {
  return { type: 'image', slack_file: { id: fileId }, alt_text: shorten(alt, LIMITS.imageAlt) };
}

function footingLines(result: Result, labelOf: LabelOf): string[] {
  return [
    measuredWords(result),
    ...failingSamples(result),
    ...priceStepWords({ ...result, models: result.models.filter(isInTable) }, labelOf),
    ...[ownMoneyWords(result, labelOf)].filter((words) => words !== null),
  ];
}

/** A good score can hide an input that always fails. */
function failingSamples(result: Result): string[] {
  const shown = shownModel(result);
  const found = shown && samplesWords(shown, result);
  return found ? [found] : [];
}

/** What whoever uses the model must know of its answers; of the others the thread tells. */
function shownWarnings(result: Result, labelOf: LabelOf): string[] {
  const shown = shownModel(result);
  return shown?.warnings.map((warning) => `${labelOf(shown.candidate)}: ${warning}`) ?? [];
}

/** The pick, or the best there is. */
function shownModel({ models, pick }: Result): ModelResult | undefined {
  return models.find(({ candidate }) => candidate === pick?.candidate) ?? bestOf(models);
}

function requesterLine(name: string, requester: string | null): ContextBlock {
  const about = plainText(`“${shorten(name, 200)}”: each model’s mistakes are in the thread.`, 300);
  if (!requester) return { type: 'context', elements: [about] };
  // Slack leaves a gap between the two: it stands between sentences.
  const who = { type: 'mrkdwn', text: `Asked by <@${requester}>.` } as const;
  return { type: 'context', elements: [who, about] };
}
