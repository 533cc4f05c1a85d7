import { describe, expect, it } from 'vitest';
import type { Bar, LatencyBar } from '../../../src/core/evaluation.ts';
import type { Result } from '../../../src/core/result/schema/result.ts';
import { changedOf } from '../../../src/core/what-if/changed-of.ts';
import { result } from '../../support/fixtures/result-fixtures.ts';

const absolute = (rate: number): Bar => ({ kind: 'absolute', rate });
const relative = (within: number, of: string | null): Bar => ({ kind: 'relative', within, of });
const had = (change: Partial<Result['evaluation']>) => ({
  evaluation: { ...result().evaluation, ...change },
});

describe('a question of a result', () => {
  it.each<[string, Bar, Result['evaluation']['bar'], boolean]>([
    ['the same rate', absolute(0.9), 0.9, false],
    ['another rate', absolute(0.91), 0.9, true],
    ['a rate in place of a margin', absolute(0.05), { within: 0.05, of: 'a/x' }, true],
    ['the same margin', relative(0.05, 'a/x'), { within: 0.05, of: 'a/x' }, false],
    ['another margin', relative(0.04, 'a/x'), { within: 0.05, of: 'a/x' }, true],
    ['a margin to another model', relative(0.05, 'a/y'), { within: 0.05, of: 'a/x' }, true],
    ['a margin to the most expensive', relative(0.05, null), { within: 0.05, of: 'a/x' }, true],
    ['a margin in place of a rate', relative(0.05, 'a/x'), 0.05, true],
  ])('changes its bar or not: %s', (_, bar, before, isOther) => {
    const changed = changedOf({ bar, latency: null }, had({ bar: before }));
    expect(changed).toEqual({ bar: isOther ? bar : null, latency: null });
  });

  const slow: LatencyBar = { withinMs: 2_000, share: 0.95 };

  it.each<[string, LatencyBar, Result['evaluation']['latency'], boolean]>([
    ['the same', slow, { withinMs: 2_000, share: 0.95 }, false],
    ['another time', { ...slow, withinMs: 1_000 }, { withinMs: 2_000, share: 0.95 }, true],
    ['another share', { ...slow, share: 0.9 }, { withinMs: 2_000, share: 0.95 }, true],
    ['to the first token', { ...slow, firstToken: true }, { withinMs: 2_000, share: 0.95 }, true],
    ['one where none was', slow, null, true],
  ])('changes its latency or not: %s', (_, latency, before, isOther) => {
    const changed = changedOf({ bar: null, latency }, had({ latency: before }));
    expect(changed).toEqual({ bar: null, latency: isOther ? latency : null });
  });

  it('that asks for neither changes neither', () => {
    expect(changedOf({ bar: null, latency: null }, had({}))).toEqual({ bar: null, latency: null });
  });
});
