import { describe, expect, it } from 'vitest';
import { studyOf } from '../../../src/core/evidence/study.ts';
import { exactBound } from '../../../src/core/plan/exact-bound.ts';
import { every, type Marks, playByPlace, wrong } from './play-by-place.ts';

const right = () => 1;
const lost: Marks = (place) => (place % 40 === 3 ? null : 1);

/** What is claimed of one model that is proven at a bar, asked once. */
function claimed(samples: number, rate: number, marks: Marks, change = {}): number {
  const facts = { samples, repeats: 1, bar: { kind: 'absolute', rate } } as const;
  const { input, memory } = playByPlace(facts, [1], marks);
  return exactBound(studyOf(input), 0, rate, { ...memory.candidates[0]!, ...change });
}

describe('the rate that a proof claims', () => {
  it.each<[string, number, number, number, Marks]>([
    ['29 flawless answers', 0.9, 29, 0.9, right],
    ['47 flawless answers of 60', 0.92, 60, 0.9, right],
    ['15 flawless answers of 100', 0.77, 100, 0.5, right],
    ['15 flawless answers', 0.81, 15, 0.8, right],
    ['15 answers, one of them wrong', 0.68, 100, 0.5, wrong(every(12))],
    ['15 answers, two of them wrong', 0.61, 100, 0.5, wrong(every(6))],
    ['240 flawless answers of 300', 0.98, 300, 0.98, right],
    ['47 answers of 60, one lost besides', 0.92, 60, 0.9, lost],
  ])('of %s is %d', (_, expected, samples, rate, marks) => {
    expect(claimed(samples, rate, marks)).toBe(expected);
  });

  it('is the bar itself where it lies between whole percents, or another error was kept to', () => {
    expect(claimed(52, 0.935, right)).toBe(0.935);
    expect(claimed(60, 0.9, right, { alpha: 0.01 })).toBe(0.9);
  });

  it('counts no answers beyond those that the plan looked at', () => {
    expect(claimed(60, 0.9, right, { looks: 20 })).toBe(0.9);
  });
});
