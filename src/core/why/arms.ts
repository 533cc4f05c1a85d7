import type { CatalogModel } from '../catalog/model.ts';
import type { Effort } from '../effort.ts';
import type { FailureKind } from './failure-kinds.ts';

/** What may fix a candidate's failures; a placebo changes nothing. */
type ArmKind = 'placebo' | 'effort' | 'context' | 'examples' | 'rules';

/** A changed recipe of one candidate that is tried on its failing samples. */
export interface Arm {
  kind: ArmKind;
  /** As people read it: "high", "faq.md", "5 examples". */
  label: string;
  /** Tokens that it puts before each call. */
  addedTokens: number;
  /** Dollars of a call. */
  costPerCall: number;
  /** Samples (from 0) that it was made from: it isn't judged by these. */
  learned: readonly number[];
}

/** With fewer failing samples one arm alone can show that it helps. */
const FEWEST_FOR_SEVERAL = 8;

/** Which arms the kinds of failures point to, the likeliest first. */
const POINTED_TO: Readonly<Partial<Record<FailureKind, readonly ArmKind[]>>> = {
  unsure: ['effort', 'context', 'rules', 'examples'],
  consistent: ['context', 'rules', 'examples', 'effort'],
  form: ['examples', 'rules', 'effort', 'context'],
  unparsable: ['examples', 'rules', 'effort', 'context'],
};
const POINTED_TO_OTHERWISE = ['context', 'effort', 'rules', 'examples'] as const;

/**
 * Returns which of the arms at hand (without the placebo, which is always run) are tried on so many
 * failing samples: all, or below 8 the one that the commonest kind of failure points to.
 */
export function armsToTry(
  arms: readonly Arm[],
  { failing, commonest }: { failing: number; commonest: FailureKind | null },
): readonly Arm[] {
  if (failing >= FEWEST_FOR_SEVERAL) return arms;
  const order = (commonest && POINTED_TO[commonest]) ?? POINTED_TO_OTHERWISE;
  const best = order.flatMap((kind) => arms.find((arm) => arm.kind === kind) ?? []);
  return best.slice(0, 1);
}

const STEPS_UP = 2;

/**
 * Returns the next two efforts above a candidate's own (null: the model's default), lower first; empty
 * where it is the highest, or efforts can't be set. One that thinks between tools alone goes on with the
 * first that thinks.
 */
export function nextEfforts(
  { efforts, defaultEffort }: Pick<CatalogModel, 'efforts' | 'defaultEffort'>,
  effort: Effort | null,
): readonly Effort[] {
  const own = effort ?? defaultEffort;
  if (own === null) return [];
  const thinking = efforts.filter((each) => !isBetweenTools(each));
  const from = isBetweenTools(own) ? 0 : thinking.indexOf(own) + 1;
  return thinking.slice(from, from + STEPS_UP);
}

const isBetweenTools = (effort: Effort) => effort.endsWith('-between-tools');
