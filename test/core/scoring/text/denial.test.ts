import { describe, expect, it } from 'vitest';
import { isDenied } from '../../../../src/core/scoring/text/denial.ts';

const THING = 'X';

describe('what stands before a text', () => {
  it.each([
    ...[
      'no X',
      'not an X',
      'never X',
      'without the X',
      "isn't X",
      'geen X',
      'zonder de X',
      'non-X',
    ],
    ...['hardly X', 'scarcely any X', 'barely X', 'nauwelijks X', 'There is no "X', 'is niet **X'],
    ...['I doubt that it is an X', "I don't think this is X", 'ik betwijfel dat het X'],
    ...['nothing about X', 'geen openstaande X', 'does not offer X'],
    ...['kein X', 'Keine X', 'nicht X', 'ohne die X', '(kein X', '"kein X', '*kein X'],
    ...["n'est pas un X", 'ce sont pas des X', 'jamais X', 'aucune X', 'sans la X', "sans l'X"],
    ...['sin X', 'ningún X', 'senza il X', 'nessuna X', 'não X', 'nenhum X', 'sem o X'],
    ...['inte X', 'ikke X', 'utan X', 'bez X', 'без X', '不是X', '没有X'],
    ...['Das ist kein X', 'Das hier ist ohne die X', 'nicht in X', 'Wir sind nicht in der X'],
    ...['has not yet been X', "hasn't been X", 'nog niet X', 'was never ever X'],
    ...['Nothing was X', 'Niemand wordt X', 'nobody X', 'No bill has been X', 'Geen bus is X'],
    ...['It is 5. It is no X', 'not\nX'],
  ])('denies it: %j', (text) => {
    expect(isDenied(text, text.indexOf(THING))).toBe(true);
  });

  it.each([
    ...['an X', 'yes, X', 'not only an X', 'I do not doubt that it is X', 'no doubt X'],
    ...[
      'It is not Y. X',
      'nicht Y. Es ist X',
      'kein Y, sondern ein X',
      'Pas de X',
      'sin duda es un X',
    ],
    ...['No doubt it is X', 'No problem, it was X'],
    ...['X', 'knot X', 'sinX', 'the one X', 'unterwegs X', '这是X', `no ${'y'.repeat(60)} X`],
    ...[`kein${'e'.repeat(12)} X`],
  ])('leaves it: %j', (text) => {
    expect(isDenied(text, text.indexOf(THING))).toBe(false);
  });
});
