import type { Asking, PlanQuestion } from './asking.ts';
import { isBegun, newMemory } from './memory.ts';
import { monthCallUsd } from './month-call-usd.ts';
import { PART_OF_PASS, partOfPass } from './part-of-pass.ts';
import type { PlanInput, PlanStudy } from './plan-input.ts';
import type { Decision, PlanMemory } from './plan-memory.ts';

/** Proving the most expensive candidates is asked about where it would take over this part of the quote. */
const PART_OF_QUOTE = 0.5;

/**
 * What must be asked before a candidate is begun; null: nothing. Before the first, once the pilots
 * have shown what calls cost: whether to go on where more is expected than was shown as the most.
 * Later, with nobody proven: whether to prove the most expensive ones, too.
 */
export function questionBefore(
  study: PlanStudy,
  memory: PlanMemory,
  candidate: number,
): PlanQuestion | null {
  const { input } = study;
  const { asking } = input;
  if (asking === null) return null;
  return isBegun(memory)
    ? expensiveRest(input, memory, candidate, asking)
    : overQuote(input, asking);
}

function overQuote(input: PlanInput, asking: Asking): PlanQuestion | null {
  const { expectedUsd, largestUsd, granted } = asking;
  // Where the most was expected from the first, it was said that the budget may end it early.
  if (granted.includes('over the quote') || expectedUsd >= largestUsd) return null;
  const usd = neededUsd(input, asking);
  if (usd <= largestUsd) return null;
  const candidates = pricedCandidates(input, asking).filter((priced) => priced !== null);
  return { kind: 'over the quote', candidates, usd };
}

/** What the whole evaluation is expected to need by now, its budget left aside. */
function neededUsd(input: PlanInput, { judgeUsd }: Asking): number {
  const { reference } = newMemory(input);
  const byCost = input.candidates
    .map((one, index) => ({ ...one, isReference: index === reference, isPiloted: one.piloted }))
    .toSorted((a, b) => monthCallUsd(a) - monthCallUsd(b));
  return byCost.reduce((sum, one, place) => {
    const part = partOfPass({ ...one, place }, input.samples);
    return sum + input.samples * part * (one.costPerCall + judgeUsd);
  }, 0);
}

/**
 * The most expensive candidates, where the next one is the first of them: those whose own proof takes
 * over half of the quote, else the fewest that together do.
 */
function expensiveRest(
  input: PlanInput,
  memory: PlanMemory,
  candidate: number,
  asking: Asking,
): PlanQuestion | null {
  const isTested = memory.candidates.some(({ decision }) => ON_EVIDENCE.has(decision));
  if (asking.granted.includes('most expensive') || !isTested) return null;
  const most = PART_OF_QUOTE * asking.expectedUsd;
  const priced = pricedCandidates(input, asking);
  const open = memory.order
    .filter((index) => memory.candidates[index]?.decision === null && index !== memory.reference)
    .flatMap((index) => priced[index] ?? []);
  const alone = open.findIndex(({ usd }) => usd > most);
  const first = alone >= 0 ? alone : fewestAbove(open, most);
  const expensive = first < 0 ? [] : open.slice(first);
  if (expensive[0]?.candidate !== candidate) return null;
  return { kind: 'most expensive', candidates: expensive, usd: total(expensive) };
}

/** What a test itself decided; where providers alone ended the others, nothing is known to ask by. */
const ON_EVIDENCE: ReadonlySet<Decision | null> = new Set([
  'ruled out',
  'cannot be proven',
  'exhausted',
]);

/** Where the shortest end of a list begins that comes to more than so much; -1: the whole doesn't. */
function fewestAbove(candidates: readonly { usd: number }[], most: number): number {
  return candidates.findLastIndex((_, index) => total(candidates.slice(index)) > most);
}

function total(candidates: readonly { usd: number }[]): number {
  return candidates.reduce((sum, { usd }) => sum + usd, 0);
}

/** By index: about what it takes to prove a candidate or to give it up; null of one that was stopped. */
function pricedCandidates({ candidates, samples }: PlanInput, { judgeUsd }: Asking) {
  return candidates.map(({ costPerCall, stopped }, candidate) =>
    stopped ? null : { candidate, usd: samples * PART_OF_PASS * (costPerCall + judgeUsd) },
  );
}
