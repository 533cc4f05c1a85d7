import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { withRetest } from '../../../src/core/result/retest.ts';
import type { FinishedTrial } from '../../../src/core/trial.ts';
import { evaluationRequest, HAIKU } from '../../support/evaluation-request.ts';
import { result } from '../../support/fixtures/result-fixtures.ts';

const CREATED = new Date('2026-11-01T10:00:00Z');
const NONE = { calls: 0, usd: 0 };
const { spec } = evaluationRequest({ current: HAIKU });

/** One trial a score, of samples 0, 1, … or, in a list, that sample's repeats. */
function trials(scores: readonly (number | null | readonly (number | null)[])[], candidate = 0) {
  return scores.flatMap((one, sample) =>
    [one].flat().map(
      (score, repeat): FinishedTrial => ({
        candidate,
        sample,
        repeat,
        score,
        failure: null,
        note: null,
        answer: 'ok',
        uncachedCost: 0,
        latencyMs: 1,
        usage: null,
        servedModel: null,
      }),
    ),
  );
}

function retested(
  before: readonly FinishedTrial[],
  ended: readonly FinishedTrial[],
  change: Partial<typeof spec> = {},
) {
  return withRetest(result({ reason: 'It is good.' }), {
    catalog: loadCatalog(),
    now: { spec: { ...spec, ...change }, ended },
    before: {
      id: 'then',
      spec,
      simulated: false,
      stops: {},
      spent: 0n,
      estimatedUsd: 0,
      fullDesignUsd: 0,
      createdAt: CREATED,
      ended: before,
      ledger: { byCandidate: [], judgeUsd: null, assumed: NONE, uncounted: NONE },
    },
  });
}

const START = 'It is good. On the same 10 samples as on 1 Nov 2026, Haiku 5.5, which you use,';
const all = (score: number, count = 10) => Array<number>(count).fill(score);

describe('a pick that is tested again', () => {
  it('is compared with what it was then, sample by sample', () => {
    const { retest, reason } = retested(trials([0, ...all(1, 9)]), trials([1, 0, 0, ...all(1, 7)]));
    expect(retest).toEqual({
      of: 'then',
      on: '2026-11-01T10:00:00.000Z',
      candidate: HAIKU,
      samples: 10,
      before: 0.9,
      after: 0.8,
      better: 1,
      worse: 2,
      chance: 1,
    });
    expect(reason).toBe(
      `${START} was right on 90% and is on 80% (1 better, 2 worse): no more than chance.`,
    );
  });

  it('got worse where chance alone seldom brings that, and better alike', () => {
    const fell = retested(trials(all(1)), trials([...all(0, 6), ...all(1, 4)]));
    expect(fell.retest?.chance).toBeCloseTo(2 / 64, 12);
    expect(fell.reason).toContain('(0 better, 6 worse): it got worse (chance alone: 3%).');
    const rose = retested(trials([...all(0, 6), ...all(1, 4)]), trials(all(1)));
    expect(rose.reason).toContain('(6 better, 0 worse): it got better (chance alone: 3%).');
    const five = retested(trials(all(1)), trials([...all(0, 5), ...all(1, 5)]));
    expect(five.reason).toContain('(0 better, 5 worse): no more than chance.');
  });

  it('that answers alike does as it did', () => {
    const { reason, retest } = retested(trials(all(1)), trials(all(1)));
    expect(reason).toBe(`${START} does as it did.`);
    expect(retest?.chance).toBe(1);
  });

  it('counts repeats of a sample once, and what has a score both times alone', () => {
    const { retest } = retested(
      trials([[1, 0], [1, 1], null, 1]),
      trials([[1, 1], [1, null], 1, null, 1]),
    );
    expect(retest).toMatchObject({ samples: 2, before: 0.75, after: 1, better: 1, worse: 0 });
  });

  it('is not compared where it was not asked both times, or is no candidate any more', () => {
    const other = trials(all(1), 1);
    expect(retested(trials(all(1)), other).retest).toBeNull();
    expect(retested(other, trials(all(1))).reason).toBe('It is good.');
    expect(retested(trials(all(1)), trials(all(1)), { candidates: [] }).retest).toBeNull();
  });
});
