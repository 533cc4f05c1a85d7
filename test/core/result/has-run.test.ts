import { describe, expect, it } from 'vitest';
import { hasRun } from '../../../src/core/result/has-run.ts';
import { HAIKU, modelResult } from '../../support/fixtures/result-fixtures.ts';

describe('hasRun', () => {
  const cases = [
    { name: 'a model that was called', model: HAIKU, expected: true },
    { name: 'a model never called', model: modelResult(), expected: false },
    {
      name: 'a model that had a pilot alone',
      model: modelResult({ trials: 1 }),
      expected: false,
    },
    {
      name: 'a model that one call ruled out',
      model: modelResult({ trials: 1, verdict: 'ruled out', why: null }),
      expected: true,
    },
    {
      name: 'a model whose one call was not answered',
      model: modelResult({ missing: 1, why: 'unanswered' }),
      expected: true,
    },
    {
      name: 'a model that was called by nobody, though it has a verdict',
      model: modelResult({ verdict: 'unclear', why: 'stopped' }),
      expected: false,
    },
    { name: 'a model without an answer', model: modelResult({ missing: 3 }), expected: true },
    {
      name: 'a model its provider stopped',
      model: modelResult({ warnings: ['x'] }),
      expected: true,
    },
  ];
  it.each(cases)('is $expected for $name', ({ model, expected }) => {
    expect(hasRun(model)).toBe(expected);
  });
});
