import { describe, expect, it } from 'vitest';
import { answerNumber } from '../../../../src/core/scoring/number/answer-number.ts';
import { PLAIN_SCORERS } from '../../../support/plain-scorers.ts';

type Options = Parameters<typeof answerNumber>[1];

function given(text: string, options: Partial<Options> = {}): string {
  const found = answerNumber(text, { ...PLAIN_SCORERS.number, ...options });
  return typeof found === 'string' ? found : `${found.value?.point}`;
}

const SEVERAL = 'several numbers, none marked as the answer';
const OPEN = 'a range, a bound, a guess or a sum, not one number';
const DENIED = 'a number that the answer denies';
const REFUSED = 'the answer says that it cannot tell';
const UNREADABLE = 'a number that cannot be read';

describe('the number that an answer gives', () => {
  it.each([
    ['x = 5, y = 7', SEVERAL],
    ['x1 = 5, y1 = 7', SEVERAL],
    ['width = 5, then area = 25', SEVERAL],
    ['x = 5\nX = 5', '5'],
    ['x = 5 and 3 + 4 = 7', '7'],
    ['the sum = 5', '5'],
    ['x = 4 or x = -4', SEVERAL],
    ['x = 4, x = 4', '4'],
    ['2 + 3 = 5 (for n = 7)', '5'],
    ['(x = 3) y = 5', '5'],
    ['5 = 2 + 3', '5'],
    ['a = 3. He needs 4 more', SEVERAL],
    ['not 5', DENIED],
    ['not 5, not 6', DENIED],
    ['(5)', UNREADABLE],
    ['(50%)', UNREADABLE],
    ['(1,234)', '-1234'],
    ['(1.50)', '-1.5'],
    ['Loss: (1,234)', '-1234'],
    ['Loss: (12)', UNREADABLE],
    ['difference between 5 and 3', OPEN],
    ['the difference between 5 and 3 is 2', '2'],
    ['between 5 and 3', OPEN],
    ['5 hours 20 minutes', OPEN],
    ['5 euro 50', '5.5'],
    ['5 euro 50 cent', '5.5'],
    ['5 euro 50 times', '5'],
    ['5 euro and 20 apples', '5'],
    ['20% of €50', OPEN],
    ['20% to €50', '50'],
    ['20% or 30%', OPEN],
    ['over 14 dagen', '14'],
    ['over 14 days', OPEN],
    [`5 ${'x'.repeat(45)} - 6`, SEVERAL],
    ['unable to say, but 5', '5'],
    ['unable to say. 5', REFUSED],
    ["I don't have data for 2024. Please share the 2025 figures.", REFUSED],
    ['once', '1'],
    ['Twice!', '2'],
    ['twice a week', 'no number in the answer'],
  ])('%j gives %j', (text, number) => {
    expect(given(text)).toBe(number);
  });

  it('is what an approximation is about, beside it', () => {
    const exact = (text: string) => {
      const found = answerNumber(text, PLAIN_SCORERS.number);
      return typeof found === 'string' ? found : (found.also?.value?.point.toFixed(3) ?? null);
    };
    expect(exact('1/6 ≈ 0.167')).toBe('0.167');
    expect(exact('$1/6$ ≈ $0.167$')).toBe('0.167');
    expect(exact('1/6 ≈ 0.9')).toBeNull();
    expect(exact('1/6 is ≈ 0.167')).toBeNull();
    expect(exact('2 + 1/6 ≈ 0.167')).toBeNull();
  });

  it.each<[string, Partial<Options>, string]>([
    ['5', { strict: true }, '5'],
    ['5 apples', { strict: true }, 'not a number alone'],
    ['5 6', { strict: true }, 'not a number alone'],
    ['', { strict: true }, 'not a number alone'],
    ['5 and 6', { which: 'first' }, '5'],
    ['5 and 6', { which: 'last' }, '6'],
    ['5 and 6', { which: 'only' }, SEVERAL],
    ['5, 5', { which: 'only' }, '5'],
    ['more than 5', { which: 'only' }, OPEN],
    ['more than 5', { which: 'first' }, '5'],
    ['more than 5', { which: 'last' }, '5'],
    ['x', { which: 'only' }, 'no number in the answer'],
  ])('%j under %j is %j', (text, options, number) => {
    expect(given(text, options)).toBe(number);
  });
});
