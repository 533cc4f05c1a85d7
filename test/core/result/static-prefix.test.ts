import { expect, it } from 'vitest';
import { staticShare } from '../../../src/core/result/static-prefix.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';

const { spec, samples } = evaluationRequest({ prompt: '{{input}}' }, 1);

function shareOf(...inputs: string[]): number {
  const sent = inputs.map((input) => ({ ...samples[0]!, columns: { input } }));
  return staticShare(spec, spec.candidates[0]!, sent);
}

it.each([
  { inputs: [], share: 0 },
  { inputs: ['one alone'], share: 0 },
  { inputs: ['same', 'same'], share: 1 },
  { inputs: ['abcd', 'abxy'], share: 0.5 },
  { inputs: ['abcd', 'ab'], share: 2 / 3 },
  { inputs: ['ab', 'abcd'], share: 2 / 3 },
  { inputs: ['abcd', 'abcx', 'axyz'], share: 0.25 },
  { inputs: ['abc', 'xyz'], share: 0 },
  { inputs: ['', ''], share: 0 },
])('$inputs begin alike for $share of their length', ({ inputs, share }) => {
  expect(shareOf(...inputs)).toBeCloseTo(share, 12);
});

it('the first 40 samples tell it', () => {
  const same = Array.from({ length: 40 }, () => 'same');
  expect(shareOf(...same, 'other')).toBe(1);
  expect(shareOf(...same.slice(1), 'other')).toBe(0);
});
