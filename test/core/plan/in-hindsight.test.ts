import { describe, expect, it } from 'vitest';
import { inHindsight } from '../../../src/core/plan/in-hindsight.ts';
import { newMemory } from '../../../src/core/plan/memory.ts';
import type { CandidateMemory } from '../../../src/core/plan/plan-memory.ts';
import { planInput } from './play-plan.ts';
import { PRICES } from './recommend-question.ts';

const INPUT = planInput({}, PRICES);
const WHY = 'It was another question.';

/** What is remembered of the three candidates when the first plan had left these. */
function askedAfter(first: readonly Partial<CandidateMemory>[], input = INPUT) {
  const fresh = newMemory(input);
  const candidates = fresh.candidates.map((remembered, index) => ({
    ...remembered,
    ...first[index],
  }));
  return inHindsight(INPUT, { ...fresh, candidates }, WHY).candidates;
}

describe('the memory of a question asked afterwards', () => {
  it('decides nothing of a candidate that was tested', () => {
    const [one, two] = askedAfter([
      { repeats: 3, decision: 'ruled out', reason: 'Ruled out.' },
      { repeats: 1, decision: 'proven', reason: 'Proven.' },
    ]);
    expect(one).toEqual(newMemory(INPUT).candidates[0]);
    expect(two).toEqual(newMemory(INPUT).candidates[1]);
  });

  it('leaves a candidate untested that was not begun, or begun and not needed', () => {
    const [pilot, unneeded] = askedAfter([
      { repeats: null },
      { repeats: 3, decision: 'not needed', reason: 'Not needed.' },
    ]);
    expect(pilot).toMatchObject({ decision: 'no proof', reason: WHY });
    expect(unneeded).toMatchObject({ decision: 'no proof', reason: WHY });
  });

  it('keeps why a candidate was stopped', () => {
    const [stopped] = askedAfter([{ repeats: 1, decision: 'stopped', reason: 'Google is down.' }]);
    expect(stopped).toMatchObject({ decision: 'stopped', reason: 'Google is down.' });
  });

  it('decides nothing of the first reference, which was asked without being tested', () => {
    const relative = planInput({ bar: { kind: 'relative', within: 0.05, of: null } }, PRICES);
    const [, , reference] = askedAfter([], relative);
    expect(reference?.decision).toBeNull();
  });

  it('has all untested where no plan was made', () => {
    const { candidates } = inHindsight(INPUT, null, WHY);
    expect(candidates.map(({ decision }) => decision)).toEqual(Array(3).fill('no proof'));
  });
});
