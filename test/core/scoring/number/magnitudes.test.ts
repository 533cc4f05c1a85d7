import { describe, expect, it } from 'vitest';
import { number } from '../../../../src/core/scoring/number/number.ts';
import { PLAIN_SCORERS } from '../../../support/plain-scorers.ts';

const LANGUAGES =
  'de fr it ro pl cs sk hu sv da nb fi ru uk bg el id vi hi ar fa he th ja zh zh-TW ko'.split(' ');

describe('a magnitude as ICU writes it', () => {
  it.each(LANGUAGES)('counts in %s', (language) => {
    const written = new Intl.NumberFormat(language, {
      notation: 'compact',
      compactDisplay: 'long',
      numberingSystem: 'latn',
    });
    const score = number(PLAIN_SCORERS.number);
    for (const value of [3e3, 2e6, 3e6, 1.5e6, 5e9, 2e10]) {
      const answer = written.format(value);
      if (!/\p{L}/u.test(answer)) continue;
      expect([answer, score(answer, String(value)).value]).toEqual([answer, 1]);
      const alone = /^[\d.,]+/.exec(answer.replaceAll(/\p{Cf}/gu, ''))?.[0] ?? '';
      if (alone !== '') expect([answer, score(answer, alone).value]).toEqual([answer, 0]);
    }
  });
});
