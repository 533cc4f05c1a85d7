import { describe, expect, it } from 'vitest';
import { outcomeWords, verdictWords } from '../../../../src/core/result/words/verdict-words.ts';
import { FLASH_LITE, HAIKU, result } from '../../../support/fixtures/result-fixtures.ts';

describe('an outcome', () => {
  it.each(['proven', 'likely', 'ruled out'] as const)('is its verdict: %s', (verdict) => {
    expect(outcomeWords({ verdict, why: null })).toBe(verdict);
  });

  it('tested to its end without a verdict is not proven', () => {
    expect(outcomeWords({ verdict: 'unclear', why: null })).toBe('not proven');
  });

  const causes = [
    { why: 'not needed', words: 'not needed' },
    { why: 'no proof', words: 'not run' },
    { why: 'stopped', words: 'stopped' },
    { why: 'unanswered', words: 'no answer' },
  ] as const;
  it.each(causes)('without a verdict is what kept it from one: $why', ({ why, words }) => {
    expect(outcomeWords({ verdict: 'not run', why })).toBe(words);
    const measured = why === 'no proof' ? 'not proven' : words;
    expect(outcomeWords({ verdict: 'unclear', why })).toBe(measured);
    expect(outcomeWords({ verdict: 'likely', why })).toBe('likely');
  });
});

describe('a model in a result', () => {
  it('says that it is the pick', () => {
    expect(verdictWords(HAIKU, result())).toBe('the pick: proven');
    const guess = { ...result().pick!, grade: 'guess' } as const;
    expect(verdictWords({ ...HAIKU, verdict: 'unclear' }, result({ pick: guess }))).toBe(
      'the pick: a guess',
    );
    expect(verdictWords(FLASH_LITE, result())).toBe('ruled out');
  });

  it('that the others are measured against is the reference, not proven to be anything', () => {
    const evaluation = { ...result().evaluation, bar: { within: 0.05, of: HAIKU.model } };
    expect(verdictWords(HAIKU, result({ evaluation }))).toBe('the pick: reference');
    expect(verdictWords(HAIKU, result({ evaluation, pick: null }))).toBe('reference');
    expect(
      verdictWords({ ...HAIKU, verdict: 'ruled out' }, result({ evaluation, pick: null })),
    ).toBe('ruled out');
    expect(verdictWords({ ...FLASH_LITE, verdict: 'proven' }, result({ evaluation }))).toBe(
      'proven',
    );
  });
});
