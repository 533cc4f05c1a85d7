import { itemAt } from '../item-at.ts';
import { seededOrder } from '../stats/seeded-order.ts';

/** By sample: its group, or null. */
type Groups = readonly (string | null)[];
type Units = readonly (readonly number[])[];

/**
 * The units of analysis in the study's one random order, the same for all candidates: each is the
 * list of its samples. A sample without a group is a unit of its own; near-duplicates that share a
 * group are one (stats.md 1). Those of a later round come after all of the rounds before; `starts`:
 * the first sample of each.
 */
export function unitsOf(groups: Groups, seed: number, starts: readonly number[] = []): Units {
  const stored = remembered.get(groups);
  if (stored?.seed === seed) return stored.units;
  const units = [0, ...starts].flatMap((from, round) =>
    orderedUnits(groups.slice(from, starts[round]), from, seed),
  );
  remembered.set(groups, { seed, units });
  return units;
}

/** A plan is asked again and again about the same samples: their order is kept as long as they are. */
const remembered = new WeakMap<Groups, { seed: number; units: Units }>();

/** Of one round: its samples are those from the number `from` on. */
function orderedUnits(groups: Groups, from: number, seed: number): Units {
  const units: number[][] = [];
  const byGroup = new Map<string, number[]>();
  groups.forEach((group, index) => {
    const sample = from + index;
    const stored = group === null ? undefined : byGroup.get(group);
    if (stored) {
      stored.push(sample);
      return;
    }
    const unit = [sample];
    units.push(unit);
    if (group !== null) byGroup.set(group, unit);
  });
  return seededOrder(units.length, seed).map((index) => itemAt(units, index));
}
