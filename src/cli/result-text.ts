import { count, date, dollars, duration, percent, percentRange } from '../core/format.ts';
import { priceStepWords } from '../core/price-step-words.ts';
import type { ModelResult, Result } from '../core/result.ts';
import { samplesWords } from '../core/samples-words.ts';
import { spendWords } from '../core/spend-words.ts';
import { verdictWords } from '../core/verdict-words.ts';
import { type Colours, type Screen, wrapText } from './screen.ts';
import { type Column, textTable } from './text-table.ts';

const COLUMNS: readonly Column[] = [
  { heading: 'Model', align: 'left' },
  { heading: 'Score (95%)', align: 'right' },
  { heading: 'Per call', align: 'right' },
  { heading: 'Per month', align: 'right' },
  { heading: 'p50', align: 'right' },
  { heading: 'Verdict', align: 'left' },
];

/** The result as the terminal shows it: the claim, the table, the reason, what it took. */
export function resultText(
  result: Result,
  { labelOf, screen }: { labelOf: (name: string) => string; screen: Screen },
): string {
  const { colours } = screen;
  const rows = result.models.map((model) => rowOf(model, result, labelOf, colours));
  const lines = [
    ...(result.simulated ? [colours.yellow(SIMULATED), ''] : []),
    colours.bold(result.headline),
    '',
    textTable(COLUMNS, rows, screen),
    '',
    result.reason,
    '',
    ...closing(result, labelOf).map((line) => colours.dim(line)),
    ...warnings(result, labelOf).map((line) => colours.yellow(`! ${line}`)),
  ];
  return wrapText(`${lines.join('\n')}\n`, screen);
}

const SIMULATED =
  'SIMULATED: stand-ins answered, so these figures say nothing about the real models.';

function rowOf(
  model: ModelResult,
  result: Result,
  labelOf: (name: string) => string,
  colours: Colours,
): string[] {
  const about = model.costEstimated ? '~' : '';
  const picked = model.model === result.pick?.model;
  const label = labelOf(model.model);
  return [
    picked ? colours.green(label) : label,
    scoreText(model),
    `${about}${dollars(model.costPerCall)}`,
    `${about}${dollars(model.monthlySpend)}`,
    model.latencyMs ? duration(model.latencyMs.p50) : '-',
    picked ? colours.green(verdictWords(model, result)) : verdictWords(model, result),
  ];
}

function scoreText({ score, interval }: ModelResult): string {
  if (score === null) return '-';
  return interval ? `${percent(score)} (${percentRange(interval)})` : percent(score);
}

function closing(result: Result, labelOf: (name: string) => string): string[] {
  const { evaluation, models, pick } = result;
  const calls = models.reduce((sum, { trials, missing }) => sum + trials + missing, 0);
  const told = models.find(({ model }) => model === pick?.model);
  const failing = told && samplesWords(told);
  return [
    `${count(evaluation.samples, 'sample')}, up to ${count(evaluation.repeats, 'repeat')}: ${count(calls, 'call')}, ${spendWords(result)}`,
    `At ${count(evaluation.volume, 'call')} a month. Prices checked ${date(result.pricesCheckedAt)}.`,
    ...priceStepWords(result, labelOf),
    ...(failing ? [failing] : []),
  ];
}

function warnings({ models, warnings: all }: Result, labelOf: (name: string) => string): string[] {
  return [
    ...all,
    ...models.flatMap(({ model, warnings: own, trials }) =>
      trials > 0 ? own.map((warning) => `${labelOf(model)}: ${warning}`) : [],
    ),
    ...models.flatMap(({ model, reason, verdict, trials }) =>
      verdict === 'not run' && trials === 0 && !/not needed/i.test(reason)
        ? [`${labelOf(model)}: ${reason}`]
        : [],
    ),
  ];
}
