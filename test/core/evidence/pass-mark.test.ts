import { expect, it } from 'vitest';
import { passMark } from '../../../src/core/evidence/pass-mark.ts';

it('a trial counts as right at 1; where scores lie between, at the bar, or at half beside a reference', () => {
  const absolute = { kind: 'absolute', rate: 0.8 } as const;
  const relative = { kind: 'relative', within: 0.1, of: null } as const;
  expect(passMark({ continuous: false, bar: absolute })).toBe(1);
  expect(passMark({ continuous: true, bar: absolute })).toBe(0.8);
  expect(passMark({ continuous: true, bar: relative })).toBe(0.5);
});
