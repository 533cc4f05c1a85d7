import { aboutCallDollars, callDollars, dollars, duration, percent } from '../../format.ts';
import { withinWords } from '../../plan/speed-words.ts';
import type { ModelResult, Result } from '../schema/result.ts';
import { scoreWords } from './result-words.ts';
import { verdictWords } from './verdict-words.ts';

/** A row of the table of models: a cell a column, as text. */
export interface ResultRow {
  isPick: boolean;
  /** The pick, the model in use, or the best: never left out where there is no room for all. */
  isNeeded: boolean;
  cells: string[];
}

/** What a model's mean score is called: a judge gives marks, every other answer check says what is right. */
export function scoreHeading({ scorer }: Pick<Result['evaluation'], 'scorer'>): 'Score' | 'Right' {
  return scorer === 'judge' ? 'Score' : 'Right';
}

/** The columns that every surface shows; the first two alone tell the story. */
export function resultColumns({
  scorer,
  latency,
}: Pick<Result['evaluation'], 'scorer' | 'latency'>) {
  const time = latency === null ? '' : `, ${withinWords(latency)}`;
  return [
    { heading: 'Model', align: 'left' },
    { heading: scoreHeading({ scorer }), align: 'right' },
    { heading: 'per 1,000 calls', align: 'right' },
    { heading: 'a month', align: 'right' },
    { heading: `typical time${time}`, align: 'right' },
    { heading: 'Verdict', align: 'left' },
  ] as const;
}

/** Returns whether a model was tried in earnest; of the others only the cost is shown. */
export function isInTable({ verdict, why }: Pick<ModelResult, 'verdict' | 'why'>): boolean {
  return verdict !== 'not run' || why === 'unanswered';
}

/** The models that ran, the pick first, then by what a call costs. */
export function resultRows(result: Result, labelOf: (name: string) => string): ResultRow[] {
  const ran = result.models
    .filter(isInTable)
    .map((model) => ({ model, isPick: model.candidate === result.pick?.candidate }));
  return [...ran.filter(({ isPick }) => isPick), ...ran.filter(({ isPick }) => !isPick)].map(
    ({ model, isPick }) => ({
      isPick,
      isNeeded: isNeeded(model, result),
      cells: cellsOf(model, result, labelOf),
    }),
  );
}

/** Returns whether a model is the pick, the model in use, or the best. */
export function isNeeded(
  model: ModelResult,
  { models, pick, evaluation }: Pick<Result, 'models' | 'pick' | 'evaluation'>,
): boolean {
  return (
    model.candidate === pick?.candidate ||
    model.candidate === evaluation.current ||
    model === bestOf(models)
  );
}

/** The model that was right most often, the cheapest of several; undefined where nothing was scored. */
export function bestOf(models: readonly ModelResult[]): ModelResult | undefined {
  return models
    .filter(({ score }) => score !== null)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))[0];
}

/** Calls that a price is shown for. */
const CALLS = 1_000;

function cellsOf(
  model: ModelResult,
  result: Result,
  labelOf: (name: string) => string,
): ResultRow['cells'] {
  const about = model.costEstimated ? '~' : '';
  const picked = model.candidate === result.pick?.candidate ? '✓ ' : '';
  const own = model.own ? ' (yours)' : '';
  const today = model.candidate === result.evaluation.current ? ' (today)' : '';
  return [
    `${picked}${labelOf(model.candidate)}${own}${today}`,
    scoreWords(model),
    callCell(model, CALLS),
    `${about}${dollars(model.monthlySpend)}${laterWords(model)}`,
    timeWords(model),
    verdictWords(model, result),
  ];
}

/** Returns what so many calls of a model cost, as a column of them shows it. */
export function callCell({ costEstimated, costPerCall }: ModelResult, calls: number): string {
  const usd = costPerCall * calls;
  return costEstimated ? `~${aboutCallDollars(usd)}` : callDollars(usd);
}

/** The last price that is announced, where next month doesn't have it in full. */
function laterWords({ monthlySpend, laterSpend }: ModelResult): string {
  const later = laterSpend.at(-1)?.monthlySpend ?? monthlySpend;
  const isNew = Math.abs(later - monthlySpend) > 1e-9 * monthlySpend;
  return isNew ? `, later ${dollars(later)}` : '';
}

/** Returns the typical time of a call, to its first token where that counts; where a latency is asked for also the share in time. */
export function timeWords({ latencyMs, firstTokenMs, speed }: ModelResult): string {
  const times = firstTokenMs ?? latencyMs;
  if (times === null) return '-';
  const typical = duration(times.p50);
  return speed === null ? typical : `${typical}, ${percent(speed.quick / speed.calls)}`;
}
