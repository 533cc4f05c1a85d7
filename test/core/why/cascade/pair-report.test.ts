import { describe, expect, it } from 'vitest';
import { pairReport } from '../../../../src/core/why/cascade/pair-report.ts';
import { stored, trial } from '../stored-fixtures.ts';

/** Trials of 100 samples: right on the first ones, then other answers, each asked `repeats` times. */
const trials = (right: number, repeats: number, samples = 100) =>
  Array.from({ length: samples * repeats }, (_, at) => {
    const sample = Math.floor(at / repeats);
    const repeat = at % repeats;
    const isRight = sample < right;
    return trial({
      sample,
      repeat,
      score: isRight ? 1 : 0,
      answer: isRight ? 'right' : `${repeat}`,
    });
  });
const JUDGE = { type: 'judge', rubric: 'kind', model: 'x/y' } as const;
const labels = ['Haiku', 'Flash', 'Sonnet'];
const report = (of: ReturnType<typeof stored>, proven: number | null) =>
  pairReport(
    { stored: of, bar: 0.9, kind: { continuous: false, theseSamples: false }, proven },
    { labels, volume: 1_000 },
  );

describe('what is told of pairs', () => {
  it('is each cascade that pays, by name, with its sentence', () => {
    const { cascades, note } = report(stored([trials(80, 2), [], trials(100, 1)]), 2);
    expect(note).toBeNull();
    expect(cascades).toEqual([
      expect.objectContaining({
        first: 'model-0',
        second: 'model-2',
        beside: null,
        when: 'disagree',
        of: 2,
        agree: 2,
        grade: 'proven',
        monthlySpend: expect.closeTo(22, 8),
        words: expect.stringMatching(
          /^Haiku asked twice, Sonnet where these disagree \(20%\): .* \$22 a month against \$100 for Sonnet alone\./,
        ),
      }),
    ]);
    expect(cascades[0]).not.toHaveProperty('policy');
  });

  it('names the model that is asked beside the first', () => {
    const other = trials(80, 1).map((each) => (each.score === 0 ? { ...each, answer: 'x' } : each));
    const { cascades } = report(stored([trials(80, 1), other, trials(100, 1)]), 2);
    expect(cascades[0]).toMatchObject({ beside: 'model-1', when: 'disagree', of: 2, agree: 2 });
  });

  it('says when the answer can’t be read', () => {
    const cut = trials(80, 1).map((each) =>
      each.score === 0 ? { ...each, failure: 'truncated' as const } : each,
    );
    const { cascades } = report(stored([cut, [], trials(100, 1)]), 2);
    expect(cascades[0]).toMatchObject({ when: 'unreadable', of: 1, agree: 1, beside: null });
  });

  it('is that no pair pays', () => {
    expect(report(stored([trials(10, 2), trials(100, 1)]), 1)).toEqual({
      cascades: [],
      note: 'No pair of models is good enough and a tenth cheaper than Flash alone.',
      toAsk: null,
    });
  });

  it('is what must be asked to know, where that could pay', () => {
    const noteAt = (right: number) =>
      report(stored([trials(right, 2), [], trials(100, 1)]), 2).note;
    expect(noteAt(60)).toBeNull();
    const of = stored([trials(95, 1), [], trials(100, 1)], { scorer: JUDGE });
    expect(report(of, 2).note).toBe(
      'To know what Haiku and Flash do together, Flash must answer 100 of your samples once: about $1.',
    );
    expect(report(of, 2).toAsk).toEqual({ first: 'model-0', second: 'model-1' });
    const hopeless = stored([trials(10, 1), trials(100, 1), []], { scorer: JUDGE });
    expect(report(hopeless, 1).note).toBe(
      'No pair of models is good enough and a tenth cheaper than Flash alone.',
    );
  });

  it('is nothing where the cheaper one was asked too few samples to know', () => {
    const few = trials(10, 2, 20);
    expect(report(stored([few, trials(100, 1)]), 1).note).toBeNull();
  });

  it('is nothing where no candidate is proven, or none is cheaper', () => {
    const nothing = { cascades: [], note: null, toAsk: null };
    expect(report(stored([trials(80, 2), trials(100, 1)]), null)).toEqual(nothing);
    expect(report(stored([trials(100, 2), trials(100, 1)]), 0)).toEqual(nothing);
  });
});
