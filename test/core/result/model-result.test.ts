import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import { modelName } from '../../../src/core/result/model-result.ts';
import type { FinishedTrial } from '../../../src/core/trial.ts';
import { planInput } from '../plan/play-plan.ts';
import { lineOf, samples, spec, trial, usage } from './line-fixtures.ts';

describe('a candidate’s line of the result', () => {
  it('says what ended it before it was decided; a verdict reached before keeps its own reason', () => {
    const reasonOf = (ended: FinishedTrial[]) => lineOf(ended, false, 'The budget ended.').reason;
    expect(reasonOf([])).toBe('The budget ended.');
    expect(reasonOf([trial(0), trial(1)])).toBe('The budget ended.');
    const wrong = Array.from({ length: 12 }, (_, sample) => trial(sample, { score: 0 }));
    expect(reasonOf(wrong)).toMatch(/^Ruled out on 12 samples/);
  });

  it('has the nearest-rank p50 and p95 of the answers’ latencies', () => {
    const ended = Array.from({ length: 20 }, (_, sample) =>
      trial(sample, { latencyMs: (sample + 1) * 10 }),
    );
    expect(lineOf(ended).latencyMs).toEqual({ p50: 100, p95: 190 });
  });

  it('has the mean tokens of a call', () => {
    const more = { ...usage, input: 300, cacheRead: 50 };
    expect(lineOf([trial(0), trial(1, { usage: more })]).tokens).toEqual({
      input: 200,
      output: 10,
      cached: 25,
      reasoning: 4,
    });
  });

  it('counts failures by their kind, and what got no answer as missing, not as wrong', () => {
    const failed = (failure: FinishedTrial['failure']) => ({ score: 0, failure });
    const line = lineOf([
      trial(0),
      trial(1, failed('wrong')),
      trial(2, failed('refused')),
      trial(3, failed('truncated')),
      trial(4, failed('unparsable')),
      trial(5, failed('too slow')),
      trial(7, failed('empty')),
      trial(8, failed('does not fit')),
      trial(6, { score: null, usage: null, latencyMs: null, uncachedCost: 0 }),
    ]);
    expect(line.failures).toEqual({
      wrong: 1,
      unparsable: 1,
      empty: 1,
      refused: 1,
      truncated: 1,
      doesNotFit: 1,
      tooSlow: 1,
    });
    expect(line).toMatchObject({ trials: 8, passed: 1, failed: 7, missing: 1 });
    expect(line.score).toBeCloseTo(1 / 8, 12);
  });

  it('names samples from 1 that always fail or flip, and shows wrong answers of them', () => {
    const wrong = { score: 0, failure: 'wrong', answer: 'no' } as const;
    const line = lineOf([trial(3, wrong), trial(4), trial(0, { ...wrong, answer: 'never' })]);
    expect(line.alwaysFailing).toEqual([1, 4]);
    expect(line.examples).toContainEqual(
      expect.objectContaining({ sample: 4, expected: 'ok', got: 'no', failure: 'wrong' }),
    );
  });

  it('counts a score between 0 and 1 as right from the bar on', () => {
    const line = lineOf([trial(0, { score: 0.8 }), trial(1, { score: 0.7 })], true);
    expect(line).toMatchObject({ passed: 1, failed: 1 });
    expect(line.score).toBeCloseTo(0.75, 12);
  });

  it('sorts latencies by their length, and leaves out what has none', () => {
    const ended = [1_000, 20, null, 300].map((latencyMs, sample) => trial(sample, { latencyMs }));
    expect(lineOf(ended).latencyMs).toEqual({ p50: 300, p95: 1_000 });
  });

  it('warns of the form of its answers', () => {
    const said = { score: 0, failure: 'wrong', answer: 'It is ok.' } as const;
    const ended = Array.from({ length: 12 }, (_, sample) => trial(sample, said));
    expect(lineOf(ended).warnings).toEqual(['Right answer, wrong form: 12 of 12 wrong answers.']);
  });

  it('does not warn of the form of a pilot’s answer', () => {
    const finding = { ...findingsOf(planInput({ samples: 20 }))[0]!, verdict: 'not run' as const };
    const wordy = trial(0, { score: 1, answer: '**ok**' });
    expect(lineOf([wordy]).warnings).toHaveLength(1);
    expect(lineOf([wordy], false, null, { finding }).warnings).toEqual([]);
  });

  it('shows no answer that is right, nor one that has no score', () => {
    const half = trial(1, { score: 0.5, answer: 'at the bar' });
    const { examples } = lineOf(
      [trial(0), half, trial(2, { score: null }), trial(3, { score: 0.4, answer: 'below' })],
      false,
      null,
      { passMark: 0.5 },
    );
    expect(examples.map(({ got }) => got)).toEqual(['below']);
  });

  it('that was proven before anything ended it keeps its reason', () => {
    const finding = { ...findingsOf(planInput({ samples: 20 }))[0]!, reason: 'Proven on 20.' };
    const reasonOf = (verdict: typeof finding.verdict) =>
      lineOf([], false, 'The budget ended.', { finding: { ...finding, verdict } }).reason;
    expect(reasonOf('proven')).toBe('Proven on 20.');
    expect(reasonOf('ruled out')).toBe('Proven on 20.');
    expect(reasonOf('likely')).toBe('The budget ended.');
  });

  it('has its effort in the name of its model, where it has one', () => {
    expect(modelName(spec.candidates[0]!)).toBe('anthropic/claude-haiku-5-5');
    expect(modelName({ ...spec.candidates[0]!, effort: 'low' })).toBe(
      'anthropic/claude-haiku-5-5@low',
    );
  });

  it('names each model that served it once', () => {
    const other = { servedModel: 'claude-haiku-5-5-20261007' };
    const line = lineOf([trial(0), trial(1, other), trial(2), trial(3, { servedModel: null })]);
    expect(line.servedModels).toEqual(['claude-haiku-5-5', 'claude-haiku-5-5-20261007']);
  });

  it('of a model that the catalogue no longer lists has neither months nor a retirement', () => {
    const catalog = { ...loadCatalog(), models: [] };
    expect(lineOf([], false, null, { catalog })).toMatchObject({
      own: false,
      laterSpend: [],
      months: [],
      retirement: null,
    });
  });

  it('is the team’s own where their catalogue describes it', () => {
    const catalog = loadCatalog();
    const models = catalog.models.map((model) => ({ ...model, own: { id: model.id } }));
    expect(lineOf([]).own).toBe(false);
    expect(lineOf([], false, null, { catalog: { ...catalog, models } }).own).toBe(true);
  });

  it('shows three wrong answers of different samples, those that always fail first', () => {
    const wrong = { score: 0, failure: null } as const;
    const mixed = [trial(2, { ...wrong, answer: 'sometimes' }), trial(2, { repeat: 1 })];
    const always = [9, 7, 5].flatMap((sample) => [
      trial(sample, { ...wrong, repeat: 1, answer: 'second' }),
      trial(sample, { ...wrong, repeat: 0, answer: 'first' }),
    ]);
    const unscored = trial(1, { score: null, answer: 'unread' });
    const { examples } = lineOf([unscored, ...mixed, ...always], false, null);
    expect(examples.map(({ sample, got, failure }) => [sample, got, failure])).toEqual([
      [6, 'first', 'wrong'],
      [8, 'first', 'wrong'],
      [10, 'first', 'wrong'],
    ]);
  });

  it('shows the whole of a sample that has no input column, and the note where no answer came', () => {
    const columns = { question: 'Who?', place: 'Here' };
    const [sample] = samples;
    const shown = lineOf(
      [trial(0, { score: 0, failure: 'refused', answer: '', note: 'blocked' })],
      false,
      null,
      { samples: [{ ...sample!, columns, alternatives: ['okay'] }] },
    );
    expect(shown.examples).toEqual([
      {
        sample: 1,
        input: 'Who?\nHere',
        expected: 'ok | okay',
        got: 'blocked',
        failure: 'refused',
      },
    ]);
  });
});
