import { describe, expect, it } from 'vitest';
import { studyOf } from '../../../src/core/evidence/study.ts';
import { newMemory } from '../../../src/core/plan/memory.ts';
import { shareOfAlpha } from '../../../src/core/plan/share-of-alpha.ts';
import { type Facts, planInput } from './play-plan.ts';

function share(models: number, samples: number, rate: number, facts: Facts = {}): number {
  const prices = Array.from({ length: models }, (_, index) => index + 1);
  const input = planInput({ samples, bar: { kind: 'absolute', rate }, ...facts }, prices);
  return shareOfAlpha(studyOf(input), newMemory(input));
}

describe('the part of the 5% that a model has', () => {
  it('is all of it up to three models', () => {
    expect(share(3, 1_000, 0.9)).toBe(0.05);
  });

  it('is shared from four models on, where enough samples make that cost little', () => {
    expect(share(4, 350, 0.9)).toBe(0.05);
    expect(share(4, 400, 0.9)).toBe(0.0125);
    expect(share(4, 100, 0.8)).toBe(0.05);
    expect(share(4, 300, 0.8)).toBe(0.0125);
    expect(share(12, 400, 0.9)).toBe(0.05);
    expect(share(12, 600, 0.9)).toBeCloseTo(0.05 / 12, 12);
  });

  it('is all of it where a share could prove nobody', () => {
    expect(share(4, 29, 0.9)).toBe(0.05);
    expect(share(4, 20, 0.9)).toBe(0.05);
  });

  it.each<[string, Facts]>([
    ['scores between 0 and 1', { continuous: true }],
    ['these samples only', { estimand: 'these-samples' }],
    ['a relative bar', { bar: { kind: 'relative', within: 0.1, of: null } }],
  ])('is all of it for %s', (_, facts) => {
    expect(share(5, 1_000, 0.9, facts)).toBe(0.05);
  });

  it('is always shared on request, among those that are put to the test', () => {
    expect(share(3, 20, 0.9, { strict: true })).toBeCloseTo(0.05 / 3, 12);
    const bar = { kind: 'relative', within: 0.1, of: null } as const;
    expect(share(3, 20, 0.9, { strict: true, bar })).toBe(0.025);
    expect(share(1, 20, 0.9, { strict: true, bar })).toBe(0.05);
  });
});
