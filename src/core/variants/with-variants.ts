import type { Sample } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import type { Drafting } from '../request/form/drafting.ts';
import { groupNames } from './group-names.ts';
import { sampleKey } from './is-about.ts';
import { type Variant, variantSample } from './variants-of.ts';

/** Samples with the variants that a person took. */
interface WithVariants {
  samples: Sample[];
  added: number;
  /** Taken, but of samples that are not there any more. */
  lost: number;
}

/**
 * Returns the samples, each followed by those variants of it that were ticked, in one group. Variants
 * that were added before and are not ticked any more go; the same again changes nothing.
 */
export function withVariants(
  samples: readonly Sample[],
  { samples: parents, ticked }: Pick<Drafting, 'samples' | 'ticked'>,
  variants: readonly Variant[],
): WithVariants {
  const originals = new Set(parents.map(sampleKey));
  const drafted = new Set(
    variants.map((variant) => sampleKey(variantSample(variant, itemAt(parents, variant.parent)))),
  );
  const kept = samples.filter((sample) => {
    const key = sampleKey(sample);
    return originals.has(key) || !drafted.has(key);
  });
  const taken = Map.groupBy(
    ticked.flatMap((index) => variants[index] ?? []),
    ({ parent }) => sampleKey(itemAt(parents, parent)),
  );
  const names = groupNames(kept);
  const added = kept.flatMap((sample, index) => {
    const key = sampleKey(sample);
    const own = taken.get(key) ?? [];
    taken.delete(key);
    if (own.length === 0) return [sample];
    const parent = { ...sample, group: itemAt(names, index) };
    return [parent, ...own.map((variant) => variantSample(variant, parent))];
  });
  return {
    samples: added,
    added: added.length - kept.length,
    lost: [...taken.values()].flat().length,
  };
}
