import { seededOrder } from '../stats/seeded-order.ts';

/**
 * The units of analysis in the study's one random order, the same for all candidates: each is the
 * list of its samples. A sample without a group is a unit of its own; near-duplicates that share a
 * group are one (stats.md 1).
 */
export function unitsOf(
  groups: readonly (string | null)[],
  seed: number,
): readonly (readonly number[])[] {
  const units: number[][] = [];
  const byGroup = new Map<string, number[]>();
  groups.forEach((group, sample) => {
    const known = group === null ? undefined : byGroup.get(group);
    if (known) {
      known.push(sample);
      return;
    }
    const unit = [sample];
    units.push(unit);
    if (group !== null) byGroup.set(group, unit);
  });
  return seededOrder(units.length, seed).map((index) => units[index]!);
}
