import type { Kind } from '../../src/core/evidence/study.ts';
import { mean } from '../../src/core/stats/moments.ts';
import { cascades } from '../../src/core/why/cascade/cascades.ts';
import { estimatesOf } from '../../src/core/why/cascade/estimate.ts';
import type { Policy } from '../../src/core/why/cascade/policy.ts';
import { check, percent, say, tell } from '../report.ts';
import { type PairFacts, pairWorld, storedAnswers, trueRate } from './cascade-worlds.ts';

const SEEDS = 500;
const REPEATS = 3;
/** So many samples that the truth is known to a tenth of a point. */
const MANY = 200_000;
const KIND: Kind = { continuous: false, theseSamples: false };
const RATES: [number, number] = [0.79, 0.95];
const DIALS = [
  { agree: 2, of: 2 },
  { agree: 3, of: 3 },
  { agree: 2, of: 3 },
];
const POLICIES = DIALS.map(
  (dial): Policy => ({ first: 0, second: 1, gate: { kind: 'disagree', ...dial } }),
);

/** What cascades from stored trials say, where the truth is known. */
export function tellCascades(): void {
  say(
    `\nCascades from stored trials, ${SEEDS} seeds: a model that is right at 0.79, another 20 times as expensive`,
  );
  for (const rates of [RATES, [0.79, 0.99] as [number, number]]) {
    const truths = DIALS.map((dial) =>
      trueRate({ samples: MANY, rates, signal: true, draws: REPEATS }, dial),
    );
    for (const samples of [60, 100, 200]) {
      tellPair({ samples, rates, signal: true, draws: REPEATS }, truths);
    }
  }
  for (const bar of [0.8, 0.85, 0.9]) tellNoise(bar);
}

function tellPair(facts: PairFacts, truths: readonly number[]): void {
  const studies = Array.from({ length: SEEDS }, (_, seed) =>
    storedAnswers(pairWorld(facts, seed), facts.samples, REPEATS),
  );
  const estimates = studies.map((stored) =>
    estimatesOf(stored, POLICIES).map(({ right }) => mean(right)),
  );
  say(`  the other right at ${facts.rates[1]}, ${facts.samples} samples`);
  truths.forEach((truth, at) => {
    const { agree, of } = DIALS[at]!;
    const off = mean(estimates.map((each) => each[at]!)) - truth;
    const name = `  ${agree} of ${of} agree, estimated less true (${percent(truth)}%)`;
    tell(name, `${percent(off)} points`, Math.abs(off) <= 0.01, '1 point');
    // The bar lies a hair above this policy: if it is proven, that is wrong.
    check('    wrongly proven, of all seeds', wrongShare(studies, truth + 0.002, truths), 0.05);
  });
  const bars = [0.85, 0.9].map((bar) => `${percent(provenShare(studies, bar))}% at ${bar}`);
  say(`    a cascade is proven in ${bars.join(', in ')}`);
}

type Studies = readonly ReturnType<typeof storedAnswers>[];

function wrongShare(studies: Studies, bar: number, truths: readonly number[]): number {
  const wrong = studies.filter((stored) =>
    provenIn(stored, bar).some(({ gate }) => {
      const at = DIALS.findIndex(
        ({ agree, of }) => gate.kind === 'disagree' && gate.agree === agree && gate.of === of,
      );
      return at < 0 || truths[at]! < bar;
    }),
  );
  return wrong.length / studies.length;
}

function provenIn(stored: Studies[number], bar: number): Policy[] {
  const found = cascades({ stored, bar, kind: KIND, proven: 1 });
  return found.filter(({ grade }) => grade === 'proven').map(({ policy }) => policy);
}

function provenShare(studies: Studies, bar: number): number {
  return studies.filter((stored) => provenIn(stored, bar).length > 0).length / studies.length;
}

/** Answers that differ in words alone say nothing: no cascade should be shown. */
function tellNoise(bar: number): void {
  const facts = { samples: 100, rates: RATES, signal: false, draws: REPEATS };
  const shown = Array.from({ length: SEEDS }, (_, seed) => {
    const stored = storedAnswers(pairWorld(facts, seed), facts.samples, REPEATS);
    return cascades({ stored, bar, kind: KIND, proven: 1 }).length > 0;
  });
  const none = 1 - shown.filter(Boolean).length / SEEDS;
  tell(
    `noise for a signal, bar ${bar}: none is shown`,
    `${percent(none)}%`,
    none >= 0.95,
    '95% at least',
  );
}
