import { expect, it } from 'vitest';
import type { Usage } from '../../src/core/trial.ts';
import { shareAlike } from '../../src/store/share-alike.ts';

function usage(input: number): Usage {
  return { input, cacheRead: 0, cacheWrite: 0, output: 2, reasoning: 0 };
}

it('returns one object for equal usages, another for others, and null for none', () => {
  const shared = shareAlike();
  const first = usage(7);
  expect(shared.usage(first)).toBe(first);
  expect(shared.usage(usage(7))).toBe(first);
  expect(shared.usage(usage(8))).toEqual(usage(8));
  expect(shared.usage(null)).toBeNull();
});

it('returns every text as it is, long ones and empty ones too', () => {
  const shared = shareAlike();
  const long = 'no '.repeat(300);
  for (const text of ['ok', 'ok', '', long, long]) expect(shared.text(text)).toBe(text);
  expect([shared.text(null), shared.text(undefined)]).toEqual([null, null]);
});
