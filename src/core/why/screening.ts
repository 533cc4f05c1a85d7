import { itemAt } from '../item-at.ts';
import { holm } from '../stats/holm.ts';
import { mean, sum } from '../stats/moments.ts';
import { signTest } from '../stats/sign-test.ts';
import type { FinishedTrial } from '../trial.ts';
import type { Arm } from './arms.ts';
import { rightShare } from './stored-trials.ts';

/** An arm with its fresh trials on the failing samples. */
export interface TriedArm {
  arm: Arm;
  trials: readonly Pick<FinishedTrial, 'sample' | 'score'>[];
}

/** What an arm did to the failing samples beside the placebo. */
export interface ScreenedArm {
  arm: Arm;
  /** Samples with scored trials of both, and how many of these it gets right beside the placebo, in the mean. */
  samples: number;
  fixed: number;
  /** `fixed` by sample, in [-1,1]: may be negative. */
  lift: number;
  /** By the one-sided sign test over samples, after Holm over the arms. */
  p: number;
  /** Whether it is worth confirming; `maybe` where so few samples fail that nothing is sure. */
  worth: 'yes' | 'maybe' | 'no';
}

/** What the arms did; nothing of it ever enters a score. */
export interface Screening {
  /** Failing samples with a scored trial of the placebo, and how many of these pass on it, in the mean. */
  samples: number;
  passedByChance: number;
  /** Without the placebo, in the order tried. */
  arms: readonly ScreenedArm[];
  /** Failing samples (from 0) that no arm gets right half of the time. */
  stayWrong: readonly number[];
}

const LEAST_LIFT = 0.25;
const WORTH = 0.05;
const MAYBE = 0.2;
/** With fewer samples a `maybe` is worth confirming: the error is controlled there. */
const FEW = 10;

/**
 * Returns what each arm did to the failing samples (recipes.md A2): the lift over the placebo and a
 * one-sided sign test over samples, corrected for the number of arms. An arm isn't judged by the samples
 * it was made from. Throws RangeError where no arm is the placebo.
 */
export function screenedArms(
  tried: readonly TriedArm[],
  failing: readonly number[],
  passMark: number,
): Screening {
  const placebo = tried.find(({ arm }) => arm.kind === 'placebo');
  if (!placebo) throw new RangeError('screenedArms requires a placebo');
  const shares = (of: TriedArm) => sharesOf(of, failing, passMark);
  const plain = shares(placebo);
  const fixes = tried.filter((each) => each !== placebo);
  const compared = fixes.map((fix) => {
    const own = shares(fix);
    const changes = failing.flatMap((sample) => {
      const [fixed, unfixed] = [own.get(sample), plain.get(sample)];
      return fixed === undefined || unfixed === undefined ? [] : [fixed - unfixed];
    });
    return { arm: fix.arm, own, changes };
  });
  const pValues = holm(compared.map(({ changes }) => signTest(...counts(changes))));
  const total = [...plain.values()];
  return {
    samples: total.length,
    passedByChance: sum(total),
    arms: compared.map(({ arm, changes }, index) => screened(arm, changes, itemAt(pValues, index))),
    stayWrong: failing.filter(
      (sample) =>
        plain.has(sample) &&
        [plain, ...compared.map(({ own }) => own)].every((own) => (own.get(sample) ?? 0) < 0.5),
    ),
  };
}

function sharesOf({ arm, trials }: TriedArm, failing: readonly number[], passMark: number) {
  const scored = trials.filter(({ score }) => score !== null);
  const bySample = Map.groupBy(scored, ({ sample }) => sample);
  const learned = new Set(arm.learned);
  return new Map(
    failing.flatMap((sample) => {
      const own = bySample.get(sample);
      return own && !learned.has(sample) ? [[sample, rightShare(own, passMark)] as const] : [];
    }),
  );
}

function counts(changes: readonly number[]): [better: number, worse: number] {
  return [
    changes.filter((change) => change > 0).length,
    changes.filter((change) => change < 0).length,
  ];
}

function screened(arm: Arm, changes: readonly number[], p: number): ScreenedArm {
  const samples = changes.length;
  const lift = samples === 0 ? 0 : mean(changes);
  return { arm, samples, fixed: lift * samples, lift, p, worth: worthOf({ samples, lift, p }) };
}

function worthOf({ samples, lift, p }: Pick<ScreenedArm, 'samples' | 'lift' | 'p'>) {
  if (lift < LEAST_LIFT - 1e-9) return 'no';
  if (p <= WORTH) return 'yes';
  return samples < FEW && p <= MAYBE ? 'maybe' : 'no';
}

/**
 * Returns the arm that is confirmed: of those that are surely worth it, else of the maybes, the cheapest;
 * of equally cheap ones the one that adds fewer tokens. null where none is worth it.
 */
export function chosenArm({ arms }: Pick<Screening, 'arms'>): ScreenedArm | null {
  const sure = arms.filter(({ worth }) => worth === 'yes');
  const worthy = sure.length > 0 ? sure : arms.filter(({ worth }) => worth === 'maybe');
  const [best] = worthy.toSorted(
    (a, b) => a.arm.costPerCall - b.arm.costPerCall || a.arm.addedTokens - b.arm.addedTokens,
  );
  return best ?? null;
}
