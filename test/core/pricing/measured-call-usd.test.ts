import { describe, expect, it } from 'vitest';
import { measuredCallUsd } from '../../../src/core/pricing/measured-call-usd.ts';

const EXPECTED = { expectedCallUsd: 0.02, inputUsd: 0.01 };

describe('measuredCallUsd', () => {
  it('is nothing before a call was billed', () => {
    expect(measuredCallUsd([{ sample: 0, uncachedCost: 0 }], EXPECTED, [1])).toBeNull();
  });

  it('corrects for a pilot on a long sample', () => {
    const cost = measuredCallUsd([{ sample: 0, uncachedCost: 0.06 }], EXPECTED, [3, 0.5, 0.5]);
    expect(cost).toBeCloseTo((0.06 / 0.04) * 0.02, 12);
  });

  it('is the plain mean once every sample was asked', () => {
    const ended = [0.05, 0.01].map((uncachedCost, sample) => ({ sample, uncachedCost }));
    expect(measuredCallUsd(ended, EXPECTED, [1.5, 0.5])).toBeCloseTo(0.03, 12);
  });

  it('is the plain mean where nothing was expected: a price that was unknown', () => {
    const nothing = { expectedCallUsd: 0, inputUsd: 0 };
    expect(measuredCallUsd([{ sample: 0, uncachedCost: 0.06 }], nothing, [3])).toBe(0.06);
    const two = [0.05, 0.01].map((uncachedCost, sample) => ({ sample, uncachedCost }));
    expect(measuredCallUsd(two, nothing, [1, 1])).toBeCloseTo(0.03, 12);
  });
});
