import { expect, it } from 'vitest';
import { AppError } from '../../../src/core/errors.ts';
import type { Bar } from '../../../src/core/evaluation.ts';
import { requireBarOf } from '../../../src/core/request/require-bar-of.ts';
import { candidate, FLASH_LITE, HAIKU } from '../../support/evaluation-request.ts';

const candidates = [candidate(HAIKU), candidate(FLASH_LITE)];

it.each<Bar>([
  { kind: 'absolute', rate: 0.9 },
  { kind: 'relative', within: 0.05, of: null },
  { kind: 'relative', within: 0.05, of: HAIKU },
  { kind: 'relative', within: 0.05, of: FLASH_LITE },
])('$kind of $of is a bar of an evaluation of both', (bar) => {
  expect(() => requireBarOf(bar, { candidates })).not.toThrow();
});

it('a bar of a model that is not tested is bad input, with those that are', () => {
  const bar: Bar = { kind: 'relative', within: 0.05, of: 'anthropic/claude-opus-5-5' };
  expect(() => requireBarOf(bar, { candidates })).toThrow(
    new AppError(
      'invalid input',
      `The bar names anthropic/claude-opus-5-5, which is not one of its models: ${HAIKU}, ${FLASH_LITE}.`,
    ),
  );
});
