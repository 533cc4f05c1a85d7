import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ladderWords, rungPrice } from '../../../src/core/result/ladder-words.ts';
import { barShare, measuredRungs, resultLadder } from '../../../src/core/result/result-ladder.ts';
import { HAIKU, labelOf, modelResult, result } from '../../support/fixtures/result-fixtures.ts';

const tested = (model: string, costPerCall: number, score: number | null) =>
  modelResult({
    ...HAIKU,
    model,
    candidate: model,
    costPerCall,
    monthlySpend: costPerCall * 1e5,
    score,
  });

function ladderOf(...models: ReturnType<typeof tested>[]) {
  return resultLadder({ models, pick: null }, labelOf);
}

describe('the ladder of a result', () => {
  it('stands from the cheapest to the most expensive', () => {
    const rungs = ladderOf(tested('c', 3, 1), tested('a', 1, 0.5), tested('b', 2, 0.7));
    expect(rungs.map(({ candidate }) => candidate)).toEqual(['a', 'b', 'c']);
  });

  it('has no multiple of a free candidate', () => {
    const free = modelResult({ ...HAIKU, candidate: 'f', monthlySpend: 0, priceMultiple: 0 });
    expect(ladderWords(ladderOf(free))).toEqual(['f ($0 a month): 98%, none cheaper is as good.']);
  });

  it('names what dominates: right as often for less, or more often for as much', () => {
    const rungs = ladderOf(tested('a', 1, 0.9), tested('b', 2, 0.9), tested('c', 2, 0.8));
    expect(rungs.map(({ dominatedBy }) => dominatedBy)).toEqual([null, 'a', 'a']);
    expect(ladderOf(tested('a', 1, 0.9), tested('b', 1, 0.8))[1]?.dominatedBy).toBe('a');
  });

  it('lets two alike stand on the line of the best', () => {
    const rungs = ladderOf(tested('a', 1, 0.9), tested('b', 1, 0.9));
    expect(rungs.map(({ dominatedBy }) => dominatedBy)).toEqual([null, null]);
  });

  it('has who was not tried in earnest on it, by cost alone', () => {
    const pilot = modelResult({ model: 'z', candidate: 'z', monthlySpend: 9e5, score: 1 });
    const rungs = ladderOf(tested('a', 1, 0.9), pilot, tested('b', 10, 0.95));
    expect(rungs[1]).toMatchObject({ right: null, interval: null, dominatedBy: null });
    expect(measuredRungs(rungs).map(({ candidate }) => candidate)).toEqual(['a', 'b']);
  });

  it('rises along the line of the best, and everything else lies below it', () => {
    const model = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 10 }));
    fc.assert(
      fc.property(fc.array(model, { minLength: 1, maxLength: 12 }), (models) => {
        const rungs = measuredRungs(
          ladderOf(...models.map(([usd, tenths], index) => tested(`m${index}`, usd, tenths / 10))),
        );
        const best = rungs.filter(({ dominatedBy }) => dominatedBy === null);
        const rights = best.map(({ right }) => right);
        expect(rights).toEqual(rights.toSorted((a, b) => a - b));
        for (const rung of rungs.filter(({ dominatedBy }) => dominatedBy !== null)) {
          const over = best.filter(({ monthlySpend }) => monthlySpend <= rung.monthlySpend);
          expect(Math.max(...over.map(({ right }) => right))).toBeGreaterThanOrEqual(rung.right);
        }
      }),
    );
  });

  it('has a guess of who was not called in two figures', () => {
    const rung = { times: 9_619.5, monthlySpend: 10_158, isGuess: true };
    expect(rungPrice(rung)).toEqual({ times: '~9,600x', month: '~$10,000' });
    expect(rungPrice({ times: 0, monthlySpend: 0, isGuess: false })).toEqual({
      times: null,
      month: '$0',
    });
  });

  it('is told in a sentence a candidate', () => {
    const models = [
      tested('a', 0.00006, 0.98),
      modelResult({ ...tested('b', 0.0006, 0.9), priceMultiple: 10 }),
      modelResult({ model: 'c', priceMultiple: 40 }),
    ];
    const rungs = resultLadder({ models, pick: { ...result().pick!, candidate: 'a' } }, labelOf);
    expect(ladderWords(rungs)).toEqual([
      'a (1x, $6 a month): 98%, the pick.',
      'b (10x, $60 a month): 90%, no better than a and no cheaper.',
      'c (~40x, ~$240 a month): not measured.',
    ]);
  });
});

describe('the share that a bar asks for', () => {
  const models = [tested('best', 1, 0.95)];
  const evaluation = (bar: number | { within: number; of: string }) => ({
    ...result().evaluation,
    bar,
  });

  it('is an absolute bar itself', () => {
    expect(barShare({ models, evaluation: evaluation(0.8) })).toBe(0.8);
  });

  it('is what the reference reached less the margin', () => {
    const within = evaluation({ within: 0.05, of: 'best' });
    expect(barShare({ models, evaluation: within })).toBeCloseTo(0.9);
  });

  it('is not known where the reference has no score', () => {
    const within = evaluation({ within: 0.05, of: 'nobody' });
    expect(barShare({ models, evaluation: within })).toBeNull();
  });
});
