import { describe, expect, it } from 'vitest';
import { estimateOf } from '../../../src/core/estimate/estimate-of.ts';
import { question, relative } from './estimate-question.ts';

const at = (rate: number) => ({ bar: { kind: 'absolute', rate } as const });
const reached = (rate: number, samples: number, groups?: readonly string[]) =>
  estimateOf(question(at(rate), samples, groups && { groups })).reachableBar;

describe('the bar that is offered where the samples can’t prove the one asked for', () => {
  it.each([
    [0.9, 20, 0.85],
    [0.95, 50, 0.9],
    [0.99, 100, 0.95],
    [0.8, 15, null],
    [0.85, 15, 0.8],
    [0.9, 60, null],
  ])('%d on %d samples: %o, which a model without an error proves', (rate, samples, bar) => {
    expect(reached(rate, samples)).toBe(bar);
    if (bar !== null) expect(estimateOf(question(at(bar), samples)).provable).toBe(true);
  });

  it('is one at which a model without an error is likely, where no number of right answers is a proof', () => {
    expect(reached(0.9, 12)).toBe(0.85);
    expect(reached(0.95, 5)).toBe(0.75);
    expect(reached(0.85, 12)).toBeNull();
    expect(reached(0.9, 1)).toBeNull();
  });

  it('counts near-duplicates once', () => {
    const groups = Array.from({ length: 60 }, (_, index) => `g${index % 20}`);
    expect(reached(0.9, 60, groups)).toBe(0.85);
  });

  it('is none for a margin to a model, which is no rate', () => {
    expect(estimateOf(question(relative(0.05), 10)).reachableBar).toBeNull();
  });
});
