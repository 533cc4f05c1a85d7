import stringWidth from 'string-width';
import type { LabelOf } from '../../core/catalog/labels-of.ts';
import { duration } from '../../core/format.ts';
import { isTried } from '../../core/result/has-run.ts';
import type { ModelResult, Result } from '../../core/result/schema/result.ts';
import { callCostWords, yearWords } from '../../core/result/words/cost-words.ts';
import { failureWords } from '../../core/result/words/failure-words.ts';
import { measuredWords } from '../../core/result/words/measured-words.ts';
import { notRunWords } from '../../core/result/words/not-run-words.ts';
import { ownMoneyWords } from '../../core/result/words/own-money-words.ts';
import { priceDetailWords } from '../../core/result/words/price-detail-words.ts';
import { priceStepWords } from '../../core/result/words/price-step-words.ts';
import { resultColumns, resultRows } from '../../core/result/words/result-rows.ts';
import { probabilityWords, trialsWords } from '../../core/result/words/result-words.ts';
import { samplesWords } from '../../core/result/words/samples-words.ts';
import { asStartedHere } from './command-here.ts';
import { ladderText } from './ladder-text.ts';
import { printable } from './printable.ts';
import { type Screen, wrapText } from './screen.ts';
import { type Column, textTable } from './text-table.ts';
import { failedByAllLines, wrongAnswerLines } from './wrong-answers.ts';

/** What a small screen leaves out, or says shorter. */
const NARROW: Readonly<Record<string, Pick<Column, 'narrow'>>> = {
  'per 1,000 calls': { narrow: 'per 1,000' },
  'typical time': { narrow: null },
};

/**
 * The result as the terminal shows it: the claim and its reason, the table, each model, what it took.
 * `command` is how llm-pick is started here.
 */
export function resultText(
  result: Result,
  { labelOf, screen, command }: { labelOf: LabelOf; screen: Screen; command: string },
): string {
  const { colours } = screen;
  const parts = [
    ...(result.simulated ? [colours.yellow(SIMULATED)] : []),
    colours.bold(printable(result.headline)),
    printable(result.reason),
    modelTable(result, labelOf, screen),
    wrapText(printable(notRunWords(result, labelOf).join('\n')), screen, HANG),
    wrapText(printable(cascadeLines(result, { command, labelOf }).join('\n')), screen, HANG),
    wrapText(printable(failedByAllLines(result).join('\n')), screen, HANG),
    details(result, { labelOf, screen }),
    ladderText(result, { labelOf, screen }),
    colours.dim(wrapText(closing(result, labelOf), screen, HANG)),
    colours.yellow(wrapText(asStartedHere(printable(warnings(result, labelOf)), command), screen)),
  ];
  const shown = parts.filter((part) => stringWidth(part) > 0);
  return `${wrapText(shown.join('\n\n'), screen)}\n`;
}

/** The pairs of models that pay, or why there are none, and how one is put to the test. */
function cascadeLines(
  { cascades, cascadeNote, pairToTest, evaluation }: Result,
  { command, labelOf }: { command: string; labelOf: LabelOf },
): string[] {
  const test = pairToTest
    ? [
        `“${command} run --again ${evaluation.id} --pair” puts “${pairLabel(pairToTest, labelOf)}” to the test.`,
      ]
    : [];
  return [
    ...cascades.map(({ words }) => words),
    ...(cascadeNote === null ? [] : [cascadeNote]),
    ...test,
  ];
}

/** As the candidate is called that it becomes: `Haiku 5.5 x2, else Sonnet 5.5`. */
function pairLabel(
  { first, to, when, of }: NonNullable<Result['pairToTest']>,
  labelOf: LabelOf,
): string {
  return `${labelOf(first)}${when === 'disagree' ? ` x${of},` : ''} else ${labelOf(to)}`;
}

const HANG = 2;

const SIMULATED = 'SIMULATED: stand-ins answered; these figures say nothing of the real models.';

/** The models that ran, the pick first; '' where none did. */
function modelTable(result: Result, labelOf: LabelOf, screen: Screen): string {
  const { colours } = screen;
  const rows = resultRows(result, labelOf);
  if (rows.length === 0) return '';
  const columns = resultColumns(result.evaluation).map(({ heading, align }) => ({
    heading,
    align,
    ...NARROW[heading],
  }));
  const coloured = rows.map(({ isPick, cells }) =>
    cells.map((cell) => (isPick ? colours.green(printable(cell)) : printable(cell))),
  );
  return textTable(columns, coloured, screen);
}

/** What is known of each model that was asked: why its verdict; how sure, from what. */
function details(
  result: Result,
  { labelOf, screen }: { labelOf: LabelOf; screen: Screen },
): string {
  const { models, evaluation } = result;
  return models
    .filter(isTried)
    .map((model) => {
      const { intervalWords, latencyMs, reason } = model;
      const probability = probabilityWords(model, evaluation);
      const facts = [
        intervalWords,
        probability && `Good enough: ${probability}.`,
        `${trialsWords(model)}${kinds(model)}.`,
        samplesWords(model, result),
        costWords(model),
        ...priceDetailWords(model),
        latencyMs &&
          `Typical time ${duration(latencyMs.p50)}, 1 in 20 over ${duration(latencyMs.p95)}.`,
      ];
      const label = screen.colours.bold(labelOf(model.candidate));
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

function closing(result: Result, labelOf: LabelOf): string {
  return [
    measuredWords(result),
    ...result.evaluation.dataNotes,
    ...priceStepWords(result, labelOf),
    ...[ownMoneyWords(result, labelOf) ?? []].flat(),
  ].join('\n');
}

function warnings({ models, warnings: all }: Result, labelOf: LabelOf): string {
  const warnings = [
    ...all,
    ...models.flatMap(({ candidate, warnings: own, trials }) =>
      trials > 0 ? own.map((warning) => `${labelOf(candidate)}: ${warning}`) : [],
    ),
  ];
  return warnings.map((warning) => `! ${warning}`).join('\n');
}
