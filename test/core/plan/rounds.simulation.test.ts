import { describe, expect, it } from 'vitest';
import { measureRounds } from '../../../bench/decisions/rounds.ts';

const TASK = {
  first: 30,
  added: 30,
  rounds: 6,
  bar: 0.9,
  rate: 0.9,
  repeats: 1,
  design: 'adaptive',
  alike: 1,
  continuous: false,
  evaluations: 200,
} as const;

describe('samples added five times over, by seeded simulation', () => {
  it.each([
    { name: 'asked once', task: TASK },
    { name: 'asked up to three times', task: { ...TASK, repeats: 3 } },
    { name: 'in groups of two', task: { ...TASK, first: 60, added: 60, alike: 2 } },
    { name: 'in a full design', task: { ...TASK, design: 'full', evaluations: 100 } as const },
  ])('hardly prove a model at the bar that the first round did not: $name', ({ task }) => {
    const { proven } = measureRounds(task);
    expect(proven[0]).toBeLessThan(0.09);
    expect(proven.at(-1)! - proven[0]!).toBeLessThanOrEqual(0.015);
  });

  it('prove in the end most good models that the first round could not', () => {
    const { proven } = measureRounds({
      ...TASK,
      first: 60,
      added: 120,
      rate: 0.97,
      evaluations: 60,
    });
    expect(proven.at(-1)!).toBeGreaterThan(0.9);
    expect(proven.at(-1)! - proven[0]!).toBeGreaterThan(0.2);
  });

  it('leave all of the error to rounds after one that could prove nothing', () => {
    const { proven } = measureRounds({ ...TASK, first: 12, added: 12 });
    expect(proven[0]).toBe(0);
    expect(proven.at(-1)!).toBeLessThanOrEqual(0.06);
    expect(proven.at(-1)!).toBeGreaterThan(0);
  });
});
