import { describe, expect, it } from 'vitest';
import { isDenied } from '../../../../src/core/scoring/text/denial.ts';
import { isInDeniedClause } from '../../../../src/core/scoring/text/denied-clause.ts';

const THING = 'X';
const both = (text: string) => {
  const at = text.indexOf(THING);
  return { clause: isInDeniedClause(text.slice(0, at)), denied: isDenied(text, at) };
};

describe('a clause that is denied as a whole', () => {
  it.each([
    ...['could not find any mention of X', 'was unable to confirm X', 'failed to find the X'],
    ...['no longer departs at X', "n'a pas droit à un X", 'no tiene derecho a X', 'non ha X'],
    ...['não tem direito a X', 'har inte rätt till X', 'nunca fue X', 'non è stata X', 'ne X'],
    ...['nie został X', 'wurde weder X', 'ei X', 'It is not true that he is X', 'Untrue that X'],
    ...['Nobody says that it is X', 'I do not think he is X', 'I disagree that it is X'],
    ...['no evidence at all of X', 'instead of X', 'rather than the X', 'unlike X', 'free of X'],
    ...['denies X', 'negative for X', 'in plaats van de X', 'statt der X', 'au lieu de la X'],
    ...['invece di X', 'ruled out X', 'ليس X'],
  ])('%j', (text) => {
    expect(both(text)).toEqual({ clause: true, denied: true });
  });

  it.each([
    ...[
      'could find X',
      'could not find Y, but X',
      'could not find Y because X',
      'failed to load X',
    ],
    ...[
      'no puede abrir X',
      'It is true that X',
      'I think he is X',
      'I agree that X',
      'feel free X',
    ],
    ...['instead of Y, X', 'unlike Y it is X', 'stopped at X', 'free from X', 'the ruled lines X'],
    ...['cannot find one two three four five six X', 'asks whether X'],
  ])('is not the one of %j', (text) => {
    expect(both(text).clause).toBe(false);
  });
});
