import stringWidth from 'string-width';
import { count, date, dollars, duration } from '../core/format.ts';
import { callCostWords, yearWords } from '../core/result/cost-words.ts';
import { failureWords } from '../core/result/failure-words.ts';
import { priceStepWords } from '../core/result/price-step-words.ts';
import type { ModelResult, Result } from '../core/result/result.ts';
import {
  probabilityWords,
  scoreWords,
  timesWords,
  trialsWords,
} from '../core/result/result-words.ts';
import { samplesWords } from '../core/result/samples-words.ts';
import { spendWords } from '../core/result/spend-words.ts';
import { verdictWords } from '../core/result/verdict-words.ts';
import { printable } from './printable.ts';
import { type Colours, type Screen, wrapText } from './screen.ts';
import { type Column, textTable } from './text-table.ts';
import { failedByAllLines, wrongAnswerLines } from './wrong-answers.ts';

const COLUMNS: readonly Column[] = [
  { heading: 'Model', align: 'left' },
  { heading: 'Score (90%)', align: 'right' },
  { heading: 'Per call', align: 'right' },
  { heading: 'Per month', align: 'right' },
  { heading: 'p50', narrow: null, align: 'right' },
  { heading: 'Verdict', align: 'left' },
];

/** The result as the terminal shows it: the claim and its reason, the table, each model, what it took. */
export function resultText(
  result: Result,
  { labelOf, screen }: { labelOf: (name: string) => string; screen: Screen },
): string {
  const { colours } = screen;
  const parts = [
    ...(result.simulated ? [colours.yellow(SIMULATED)] : []),
    colours.bold(printable(result.headline)),
    printable(result.reason),
    textTable(
      COLUMNS,
      result.models.map((model) => rowOf(model, result, labelOf, colours)),
      screen,
    ),
    wrapText(printable(failedByAllLines(result).join('\n')), screen, HANG),
    details(result, { labelOf, screen }),
    colours.dim(wrapText(closing(result, labelOf), screen, HANG)),
    colours.yellow(wrapText(printable(warnings(result, labelOf)), screen)),
  ];
  const shown = parts.filter((part) => stringWidth(part) > 0);
  return `${wrapText(shown.join('\n\n'), screen)}\n`;
}

const HANG = 2;

const SIMULATED = 'SIMULATED: stand-ins answered; these figures say nothing of the real models.';

function rowOf(
  model: ModelResult,
  result: Result,
  labelOf: (name: string) => string,
  colours: Colours,
): string[] {
  const about = model.costEstimated ? '~' : '';
  const picked = model.model === result.pick?.model;
  const label = `${labelOf(model.model)}${model.own ? ' (yours)' : ''}`;
  return [
    picked ? colours.green(label) : label,
    scoreWords(model),
    `${about}${dollars(model.costPerCall)}`,
    `${about}${dollars(model.monthlySpend)}`,
    model.latencyMs ? duration(model.latencyMs.p50) : '-',
    picked ? colours.green(verdictWords(model, result)) : verdictWords(model, result),
  ];
}

/** What is known of each model that was asked: why its verdict; how sure, from what. */
function details(
  result: Result,
  { labelOf, screen }: { labelOf: (name: string) => string; screen: Screen },
): string {
  const { models, evaluation } = result;
  return models
    .filter(({ trials, missing }) => trials + missing > 0)
    .map((model) => {
      const { intervalWords, latencyMs, reason } = model;
      const probability = probabilityWords(model, evaluation);
      const facts = [
        intervalWords,
        probability && `Good enough: ${probability}.`,
        `${trialsWords(model)}${kinds(model)}.`,
        samplesWords(model, evaluation),
        costWords(model),
        latencyMs && `p50 ${duration(latencyMs.p50)}, p95 ${duration(latencyMs.p95)}.`,
      ];
      const label = screen.colours.bold(labelOf(model.model));
      return [
        wrapText(`${label}: ${printable(reason)}`, screen, HANG),
        wrapText(`  ${printable(facts.filter(Boolean).join(' '))}`, screen),
        ...wrongAnswerLines(model).map((line) => wrapText(printable(line), screen, HANG)),
      ].join('\n');
    })
    .join('\n\n');
}

/** What its calls cost on average, and for a year; null of results from before either was kept. */
function costWords(model: ModelResult): string | null {
  const year = yearWords(model);
  if (model.costInterval === null && year === null) return null;
  return `${callCostWords(model)}${year === null ? '' : `, ${year}`}.`;
}

/** Where a model failed otherwise than by a wrong answer: how. */
function kinds(model: ModelResult): string {
  const { wrong, ...others } = model.failures;
  const failures = Object.values(others).some((number) => number > 0) ? failureWords(model) : null;
  return failures === null ? '' : ` (${failures})`;
}

function closing(result: Result, labelOf: (name: string) => string): string {
  const { evaluation, models } = result;
  const calls = models.reduce((sum, { trials, missing }) => sum + trials + missing, 0);
  return [
    `${count(evaluation.samples, 'sample')}, ${timesWords(evaluation)}: ${count(calls, 'call')}, ${spendWords(result)}`,
    `At ${count(evaluation.volume, 'call')} a month. Prices checked ${date(result.pricesCheckedAt)}.`,
    ...evaluation.dataNotes,
    ...priceStepWords(result, labelOf),
  ].join('\n');
}

function warnings({ models, warnings: all }: Result, labelOf: (name: string) => string): string {
  const warnings = [
    ...all,
    ...models.flatMap(({ model, warnings: own, trials }) =>
      trials > 0 ? own.map((warning) => `${labelOf(model)}: ${warning}`) : [],
    ),
    ...notRun(models, labelOf),
  ];
  return warnings.map((warning) => `! ${warning}`).join('\n');
}

/** Why models were not asked though they might have been needed: a line a reason. */
function notRun(models: readonly ModelResult[], labelOf: (name: string) => string): string[] {
  const left = models.filter(
    ({ verdict, why, trials, missing }) =>
      verdict === 'not run' && trials + missing === 0 && why !== 'not needed',
  );
  return [...Map.groupBy(left, ({ reason }) => reason)].map(
    ([reason, alike]) => `${alike.map(({ model }) => labelOf(model)).join(', ')}: ${reason}`,
  );
}
