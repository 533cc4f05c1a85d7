import type { CatalogModel } from '../catalog/model.ts';
import type { AnswerCall, Usage } from '../trial.ts';
import { laterPriceDates, priceAt } from './price-at.ts';

/** A call that was billed. */
export interface MeasuredCall {
  sample: number;
  /** Tokens; null where none were reported. */
  usage: Usage | null;
  /** All calls of its answer, where it took more than one. */
  calls?: readonly AnswerCall[];
  /** Dollars it cost without cached tokens. */
  uncachedCost: number;
}

/** What has one price: a model's calls at one level and geography, with inputs on one stretch of lengths. */
export interface CallKind {
  /** As its step names it; null: the candidate's own model. */
  model: string | null;
  level: string | null;
  geography: string | null;
  /** The price's threshold that its inputs lie above, in tokens; 0 below the first. */
  above: number;
}

/**
 * Billed calls summed over samples, so that they can be priced at any price without being read again:
 * plain JSON, as large for a hundred calls as for a million. A call's cost is a sum of its
 * quantities, each times a price: what it cost at the time, what the calls without a count of
 * tokens cost (both in dollars), then of each kind the input and the output tokens.
 */
export interface CallSums {
  calls: number;
  samples: number;
  kinds: readonly CallKind[];
  /** Of each quantity, the mean of a call. */
  means: readonly number[];
  /** Of each two quantities, the sum over samples of the product of what a sample has beyond its calls' means. */
  scatter: readonly (readonly number[])[];
  /** The thresholds of the models' prices that the kinds are told apart by, in tokens. */
  thresholds: readonly number[];
  /** By threshold: how many samples have a call above it. */
  longSamples: readonly number[];
}

/** Quantities before those of the kinds. */
const FIXED = 2;

/** Sums calls for the prices of `at` and those announced for later. `modelNamed` finds a call's model; null: the candidate's own. */
export function callSums(
  calls: readonly MeasuredCall[],
  modelNamed: (name: string | null) => CatalogModel | null,
  at: Date,
): CallSums {
  const edgesOf = thresholdsOnce(modelNamed, at);
  const kinds = kindsOf(calls, edgesOf);
  const names = new Map(kinds.map((kind, index) => [nameOf(kind), FIXED + 2 * index]));
  const size = FIXED + 2 * kinds.length;
  const bySample = new Map<number, { calls: number; sums: Float64Array }>();
  for (const call of calls) {
    const sample = bySample.get(call.sample) ?? { calls: 0, sums: new Float64Array(size) };
    bySample.set(call.sample, sample);
    sample.calls += 1;
    sample.sums[0]! += call.uncachedCost;
    const parts = partsOf(call);
    if (parts === null) sample.sums[1]! += call.uncachedCost;
    for (const { model, usage } of parts ?? []) {
      const place = names.get(nameOf(kindOf(model, usage, edgesOf(model))))!;
      sample.sums[place]! += usage.input;
      sample.sums[place + 1]! += usage.output;
    }
  }
  const thresholds = [...new Set(kinds.flatMap(({ model }) => edgesOf(model)))].sort(
    (a, b) => a - b,
  );
  return {
    calls: calls.length,
    samples: bySample.size,
    kinds,
    ...momentsOf([...bySample.values()], size),
    thresholds,
    longSamples: thresholds.map((above) => samplesAbove(calls, above)),
  };
}

/** The calls of one answer that were counted; null where one of them wasn't. */
function partsOf({ usage, calls }: MeasuredCall) {
  const parts = calls ?? [{ model: null, usage }];
  const counted = parts.flatMap((part) =>
    part.usage === null ? [] : [{ model: part.model, usage: part.usage }],
  );
  return counted.length === parts.length ? counted : null;
}

function kindsOf(
  calls: readonly MeasuredCall[],
  edgesOf: (model: string | null) => readonly number[],
): CallKind[] {
  const kinds = new Map<string, CallKind>();
  for (const call of calls) {
    for (const { model, usage } of partsOf(call) ?? []) {
      const kind = kindOf(model, usage, edgesOf(model));
      kinds.set(nameOf(kind), kind);
    }
  }
  return [...kinds.values()];
}

function kindOf(model: string | null, usage: Usage, edges: readonly number[]): CallKind {
  const above = edges.findLast((edge) => usage.input > edge) ?? 0;
  return { model, level: usage.level ?? null, geography: usage.geography ?? null, above };
}

const nameOf = ({ model, level, geography, above }: CallKind) =>
  [model, level, geography, above].join(' ');

/** Means over calls, and the scatter of samples around them. */
function momentsOf(
  samples: readonly { calls: number; sums: Float64Array }[],
  size: number,
): Pick<CallSums, 'means' | 'scatter'> {
  const calls = samples.reduce((sum, sample) => sum + sample.calls, 0);
  const means = Array.from(
    { length: size },
    (_, index) => samples.reduce((sum, { sums }) => sum + sums[index]!, 0) / Math.max(1, calls),
  );
  const scatter = means.map(() => Array.from({ length: size }, () => 0));
  for (const sample of samples) {
    const beyond = means.map((mean, index) => sample.sums[index]! - sample.calls * mean);
    for (const [a, one] of beyond.entries()) {
      if (one === 0) continue;
      for (const [b, other] of beyond.entries()) scatter[a]![b]! += one * other;
    }
  }
  return { means, scatter };
}

function samplesAbove(calls: readonly MeasuredCall[], above: number): number {
  const long = calls.filter(({ usage }) => (usage?.input ?? 0) > above);
  return new Set(long.map(({ sample }) => sample)).size;
}

function thresholdsOnce(modelNamed: (name: string | null) => CatalogModel | null, at: Date) {
  const found = new Map<string | null, readonly number[]>();
  return (name: string | null): readonly number[] => {
    const edges = found.get(name) ?? thresholdsOf(modelNamed(name), at);
    found.set(name, edges);
    return edges;
  };
}

/** Returns the input lengths at which a model's price changes, now and by what is announced; ascending. */
export function thresholdsOf(model: CatalogModel | null, at: Date): number[] {
  if (model === null) return [];
  const tiers = [at, ...laterPriceDates(model, at)].flatMap(
    (moment) => priceAt(model, moment)?.tiers ?? [],
  );
  return [...new Set(tiers.map(({ above }) => above))].sort((a, b) => a - b);
}
