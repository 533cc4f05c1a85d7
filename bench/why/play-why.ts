import { nextStep } from '../../src/core/plan/next-step.ts';
import type { PlanInput } from '../../src/core/plan/plan-input.ts';
import { findingsOf } from '../../src/core/recommendation/findings.ts';
import type { FinishedTrial } from '../../src/core/trial.ts';
import { type Arm, armsToTry } from '../../src/core/why/arms.ts';
import { comparedWithPlain } from '../../src/core/why/confirmation.ts';
import { chosenFailures, failingSamples } from '../../src/core/why/failing-samples.ts';
import { type FailureCause, failureCause } from '../../src/core/why/failure-cause.ts';
import { sortedFailures } from '../../src/core/why/failure-kinds.ts';
import { holdOut } from '../../src/core/why/hold-out.ts';
import { SCREENING_REPEATS, whyOffer } from '../../src/core/why/offer.ts';
import { chosenArm, screenedArms } from '../../src/core/why/screening.ts';
import type { StoredTrials } from '../../src/core/why/stored-trials.ts';

/** What a run asks of a world: one fresh answer of the candidate as an arm changes it. */
export interface WhyWorld {
  samples: number;
  bar: number;
  /** Whether the trial is right: a new answer at each call. */
  answer(kind: Arm['kind'], sample: number): boolean;
}

export interface WhyRun {
  /** Whether there were failing samples enough to look into. */
  offered: boolean;
  /** The arm that was confirmed; null: none was worth it. */
  chosen: Arm | null;
  cause: FailureCause | null;
  /** Whether the plan proved the chosen arm's candidate by fresh trials. */
  proven: boolean;
}

const REPEATS = 3;
const FIXES = [
  { kind: 'effort', label: 'high', addedTokens: 0, costPerCall: 0.0004 },
  { kind: 'context', label: 'faq.md', addedTokens: 1_500, costPerCall: 0.0006 },
  { kind: 'examples', label: '5 examples', addedTokens: 400, costPerCall: 0.0003 },
  { kind: 'rules', label: 'rules', addedTokens: 300, costPerCall: 0.00025 },
] as const;

/** One whole "Why does it fail?" on the shipped code: stored trials, screening, confirmation, cause. */
export function playWhy(world: WhyWorld, seed: number): WhyRun {
  const { samples, bar } = world;
  const all = Array.from({ length: samples }, (_, sample) => sample);
  const groups = all.map(() => null);
  const plain = trialsOf(world, 'placebo', all, REPEATS);
  const stored = storedOf(plain, samples);
  const failing = failingSamples(stored, 0);
  const offer = whyOffer({
    verdict: 'ruled out',
    costPerCall: 0.0001,
    against: null,
    failing: failing.length,
  });
  const nothing = { offered: false, chosen: null, cause: null, proven: false };
  if (offer.kind !== 'offered') return nothing;
  const parts = holdOut(groups, seed, bar);
  const learned = parts.kind === 'split' ? parts.parts.learned : [];
  const heldOut = parts.kind === 'split' ? parts.parts.held : [];
  const isLearning = (kind: Arm['kind']) => kind === 'examples' || kind === 'rules';
  const fixes = FIXES.filter(({ kind }) => heldOut.length > 0 || !isLearning(kind)).map(
    (fix): Arm => ({ ...fix, learned: isLearning(fix.kind) ? learned : [] }),
  );
  const chosen = chosenFailures(failing, groups, seed);
  const commonest = sortedFailures(stored, 0).kinds[0]?.kind ?? null;
  const tried = armsToTry(fixes, { failing: chosen.length, commonest });
  const placebo: Arm = { ...FIXES[0], kind: 'placebo', learned: [] };
  const screening = screenedArms(
    [placebo, ...tried].map((arm) => ({
      arm,
      trials: trialsOf(world, arm.kind, chosen, SCREENING_REPEATS),
    })),
    chosen,
    1,
  );
  const best = chosenArm(screening);
  const facts = { screening, chosen: best, isWhole: true, rated: null, bigger: null };
  if (!best) {
    const cause = failureCause({ ...facts, confirmed: null, proven: false });
    return { ...nothing, offered: true, cause };
  }
  const judged = best.arm.learned.length > 0 ? heldOut : all;
  const { fresh, verdict } = confirm(world, best.arm.kind, judged, seed);
  const study = { ...studyFacts(samples, bar, seed), groups };
  const confirmed = comparedWithPlain(study, { judged, fresh, plain });
  const proven = verdict === 'proven';
  const isRuledOut = plainVerdict(study, plain) === 'ruled out';
  const cause = failureCause({ ...facts, confirmed, proven: proven && isRuledOut });
  return { offered: true, chosen: best.arm, cause, proven };
}

const studyFacts = (samples: number, rate: number, seed: number) => ({
  samples,
  seed,
  continuous: false,
  repeats: REPEATS,
  bar: { kind: 'absolute', rate } as const,
  estimand: 'population' as const,
  asking: null,
});

function trialsOf(
  world: WhyWorld,
  kind: Arm['kind'],
  samples: readonly number[],
  repeats: number,
): FinishedTrial[] {
  return samples.flatMap((sample) =>
    Array.from({ length: repeats }, (_, repeat) => {
      const isRight = world.answer(kind, sample);
      return finished(sample, repeat, isRight ? 1 : 0);
    }),
  );
}

function finished(sample: number, repeat: number, score: number): FinishedTrial {
  return {
    candidate: 0,
    sample,
    repeat,
    score,
    failure: score === 1 ? null : 'wrong',
    uncachedCost: 0,
    latencyMs: null,
    usage: null,
    servedModel: null,
    answer: score === 1 ? 'right' : 'wrong',
    note: null,
  };
}

function storedOf(ended: readonly FinishedTrial[], samples: number): StoredTrials {
  return {
    samples: Array.from({ length: samples }, () => ({
      columns: {},
      expected: 'right',
      alternatives: [],
      group: null,
    })),
    scorer: { type: 'exact', trim: true, ignoreCase: true, unicode: 'NFC', strict: false },
    passMark: 1,
    candidates: [{ name: 'small', costPerCall: 0.0001, monthCallUsd: 0.0001, ended }],
  };
}

/** A plan's input of one candidate; its trials may still grow. */
function inputOf(
  study: Omit<PlanInput, 'candidates' | 'design' | 'strict' | 'thorough' | 'open' | 'memory'>,
  finished: readonly { sample: number; repeat: number; score: number | null }[],
): PlanInput {
  const facts = {
    name: 'small',
    costPerCall: 0.0002,
    monthTimes: 1,
    stopped: false,
    piloted: false,
  };
  return {
    ...study,
    design: 'adaptive',
    strict: false,
    thorough: false,
    candidates: [{ ...facts, finished }],
    open: [],
    memory: null,
  };
}

function plainVerdict(study: Parameters<typeof inputOf>[0], plain: readonly FinishedTrial[]) {
  return findingsOf(inputOf(study, plain))[0]!.verdict;
}

/** The arm as a candidate of its own, put to the plan's test by fresh trials on the samples that judge it. */
function confirm(world: WhyWorld, kind: Arm['kind'], judged: readonly number[], seed: number) {
  const trials: { sample: number; repeat: number; score: number }[] = [];
  const groups = judged.map(() => null);
  let input = inputOf({ ...studyFacts(judged.length, world.bar, seed), groups }, trials);
  for (;;) {
    const step = nextStep(input);
    input = { ...input, memory: step.memory };
    if (step.finished) break;
    for (const { sample, repeat } of step.launch) {
      trials.push({ sample, repeat, score: world.answer(kind, judged[sample]!) ? 1 : 0 });
    }
  }
  const fresh = trials.map((trial) => ({ ...trial, sample: judged[trial.sample]! }));
  return { fresh, verdict: findingsOf(input)[0]!.verdict };
}
