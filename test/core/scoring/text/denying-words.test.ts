import { expect, it } from 'vitest';
import {
  denyingWords,
  FOREIGN_WORD,
  OF_A_CLAUSE,
  OWN_WORD,
} from '../../../../src/core/scoring/text/denying-words.ts';

it.each([
  ['never', OWN_WORD],
  ['(Hardly', OWN_WORD],
  ["isn't", OWN_WORD | OF_A_CLAUSE],
  ['ISN’T', OWN_WORD | OF_A_CLAUSE],
  ['kein', FOREIGN_WORD],
  ['n’est pas', FOREIGN_WORD | OF_A_CLAUSE],
  ['Instead\u00a0of', OF_A_CLAUSE],
  ['x/without', OWN_WORD],
  ['Нет', FOREIGN_WORD],
  ['不是', FOREIGN_WORD],
  ['不是 ', FOREIGN_WORD],
  ['See the note nether knot', 0],
  ["'t", 0],
  ["o't", 0],
  ['nonetheless nothingness', 0],
  ['', 0],
])('the words of %j may deny: %j', (text, kinds) => {
  expect(denyingWords(text)).toBe(kinds);
});
