import { expect, it } from 'vitest';
import { firstDay } from '../../../src/cli/input/first-day.ts';

it.each([
  ['2026-11-01', '2026-11-01'],
  [' 2028-02-29 ', '2028-02-29'],
  ['2026-11', '2026-11-01'],
  ['1970-01', '1970-01-01'],
])('%j is a day or a month to begin with', (text, day) => {
  expect(firstDay(text)).toBe(day);
});

it.each([
  '',
  '2026',
  '2026-13',
  '2026-02-29',
  '0000-01-01',
  '0001-01-01',
  '2026-11-01T00:00',
  '7d',
])('%j is refused with what to write', (text) => {
  expect(() => firstDay(text)).toThrow(
    `--since is a day such as 2026-11-01, or a month such as 2026-11: "${text}" is neither.`,
  );
});
