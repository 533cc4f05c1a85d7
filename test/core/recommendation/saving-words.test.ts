import { describe, expect, it } from 'vitest';
import type { CandidateFinding } from '../../../src/core/recommendation/finding.ts';
import { costsWords, savingWords } from '../../../src/core/recommendation/saving-words.ts';
import { questionOf, wordsOf } from '../plan/recommend-question.ts';

const PROVEN = { verdict: 'proven', scored: 40 } as const;
const UNCLEAR = { verdict: 'unclear', scored: 40 } as const;
const RULED_OUT = { verdict: 'ruled out', scored: 40 } as const;
const NOT_MEASURED = { verdict: 'not run', scored: 9 } as const;

interface Line {
  cost: number;
  finding?: Partial<CandidateFinding>;
}

/** What the first candidate saves among these. */
function savingAmong(lines: readonly Line[], current: string | null = null) {
  const measured = lines.map(({ cost, finding }) => ({ cost, finding: finding ?? PROVEN }));
  return wordsOf(savingWords, questionOf(measured, { current }));
}

describe('what a pick saves', () => {
  it.each<[string, Line[], string | null]>([
    ['nothing is said without another model', [{ cost: 1 }], null],
    ['nor where both cost the same', [{ cost: 1 }, { cost: 1 }], null],
    [
      'nor against a model that was not measured',
      [{ cost: 1 }, { cost: 4, finding: NOT_MEASURED }],
      null,
    ],
    [
      'ten scored trials measure a model',
      [{ cost: 1 }, { cost: 4, finding: { verdict: 'unclear', scored: 10 } }],
      'It costs 1/4 of Flash 3.8: $300 a month less at 100 calls.',
    ],
    [
      'it is compared with the most expensive proven model',
      [{ cost: 1 }, { cost: 2 }, { cost: 4 }],
      'It costs 1/4 of Opus 5.5: $300 a month less at 100 calls.',
    ],
    [
      'a proven model comes before a more expensive one that is not',
      [{ cost: 1 }, { cost: 2 }, { cost: 4, finding: UNCLEAR }],
      'It costs 1/2 of Flash 3.8: $100 a month less at 100 calls.',
    ],
    [
      'nobody would have paid for a more expensive model that is ruled out',
      [{ cost: 2 }, { cost: 9, finding: RULED_OUT }, { cost: 4, finding: UNCLEAR }],
      'It costs 1/2 of Opus 5.5: $200 a month less at 100 calls.',
    ],
    ['alone it is no comparison', [{ cost: 2 }, { cost: 9, finding: RULED_OUT }], null],
    [
      'cheaper ones that are ruled out are not proven',
      [{ cost: 2 }, { cost: 1, finding: RULED_OUT }],
      'No cheaper model is proven.',
    ],
    [
      'a free model costs nothing, whatever another costs',
      [{ cost: 0 }, { cost: 4 }],
      'It costs nothing, unlike Flash 3.8: $400 a month less at 100 calls.',
    ],
    [
      'where all others are cheaper, none of them is proven',
      [{ cost: 4 }, { cost: 1, finding: UNCLEAR }],
      'No cheaper model is proven.',
    ],
  ])('%s', (_, lines, words) => {
    expect(savingAmong(lines)).toBe(words);
  });

  it('compares with the model in use before any other', () => {
    expect(savingAmong([{ cost: 3 }, { cost: 0 }, { cost: 9 }], 'model-1')).toBe(
      'It costs money, unlike Flash 3.8, which you use today: $300 a month more at 100 calls.',
    );
    expect(savingAmong([{ cost: 3 }, { cost: 4, finding: UNCLEAR }, { cost: 9 }], 'model-1')).toBe(
      'It costs 75% of Flash 3.8, which you use today: $100 a month less at 100 calls.',
    );
    expect(savingAmong([{ cost: 3 }, { cost: 1, finding: UNCLEAR }, { cost: 9 }], 'model-1')).toBe(
      'It costs 3x as much as Flash 3.8, which you use today: $200 a month more at 100 calls.',
    );
    expect(savingAmong([{ cost: 3 }, { cost: 9 }], 'model-0')).toBe('It is what you use today.');
  });

  it('rounds to two figures where the model in use was not measured, and says so', () => {
    const lines = [{ cost: 1.234 }, { cost: 9.876, finding: NOT_MEASURED }];
    expect(savingAmong(lines, 'model-1')).toBe(
      'It costs about 1/8 of Flash 3.8, which you use today: about $860 a month less at 100 calls, ' +
        'by estimate: Flash 3.8 was not measured.',
    );
  });
});

it.each([
  [1.25, 'costs 80% of X'],
  [1.94, 'costs 52% of X'],
  [1.95, 'costs 1/2 of X'],
  [40.4, 'costs 1/40 of X'],
  [1_200, 'costs 1/1,200 of X'],
  [1, 'costs 100% of X'],
  [0.5, 'costs 2x as much as X'],
  [4 / 0, 'costs nothing, unlike X'],
  [0 / 4, 'costs money, unlike X'],
  [0 / 0, 'costs nothing, like X'],
])('what is %d times cheaper %s', (times, words) => {
  expect(costsWords(times, 'X')).toBe(words);
});
