import { expect, it } from 'vitest';
import { isName } from '../../../../src/core/scoring/number/names.ts';

it.each(['Six Flags', 'The Magnificent Seven', 'Two and a Half Men', 'Seven Samurai!'])(
  '%j is a name',
  (text) => expect(isName(text)).toBe(true),
);

it.each([
  ...[
    'Six flags',
    'six Flags',
    'SIX FLAGS',
    'Six',
    'Twenty Seven',
    'Six Days',
    'The Answer Is Six',
  ],
  ...['Ten Euros', 'Apollo 13', 'New York', 'Six Of The Very Best Flags', `Six ${'F'.repeat(60)}`],
])('%j is none', (text) => expect(isName(text)).toBe(false));
