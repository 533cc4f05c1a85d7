import type { EvaluationRequest, Sample } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { APPROVAL, TO_APPROVE } from '../request/draft-approval.ts';
import { groupNames } from './group-names.ts';
import { variantSample, variantsOf } from './variants-of.ts';

/** A sample as a line of a file, an original or a draft. */
export type DraftRow = Readonly<Record<string, string | readonly string[]>>;

/**
 * Returns the samples, each followed by the drafts of it, as lines of a file that can be read again.
 * A draft has its parent's answer and group, and waits to be approved. `answers`: what was written of
 * each sample; null where nothing was.
 */
export function draftRows(
  { spec, samples }: EvaluationRequest,
  answers: readonly (string | null)[],
): { rows: DraftRow[]; drafts: number } {
  const variants = variantsOf({ prompt: spec.prompt, samples }, answers);
  const names = groupNames(samples);
  const rows = samples.flatMap((sample, index) => {
    const own = variants.filter(({ parent }) => parent === index);
    if (own.length === 0) return [rowOf(sample)];
    const parent = { ...sample, group: itemAt(names, index) };
    return [
      rowOf(parent),
      ...own.map((variant) => ({
        ...rowOf(variantSample(variant, parent)),
        [APPROVAL]: TO_APPROVE,
      })),
    ];
  });
  return { rows, drafts: variants.length };
}

function rowOf({ columns, expected, alternatives, group }: Sample): DraftRow {
  return {
    ...columns,
    expected: alternatives.length > 0 ? [expected, ...alternatives] : expected,
    ...(group !== null && { group }),
  };
}
