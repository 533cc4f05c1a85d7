import { expect, it } from 'vitest';
import { readMetadata, writeMetadata } from '../../../src/slack/forms/form-metadata.ts';

const LOOK = {
  draft: '6d3f0f0e-2b0c-4f0e-9d55-0f6a3f6f7c11',
  step: 'look',
  largestUsd: 1.25,
  expectedUsd: 0.5,
} as const;

const countsOf = (models: number) =>
  Object.fromEntries(
    Array.from({ length: models }, (_, index) => [`anthropic/a-model-of-my-own-${index}`, 1 / 3]),
  );

it('a form carries what was counted for its price, but for more models than Slack has room for', () => {
  const some = { ...LOOK, tokensPerCharacter: countsOf(20) };
  expect(readMetadata(writeMetadata(some))).toEqual(some);
  const text = writeMetadata({ ...LOOK, tokensPerCharacter: countsOf(100) });
  expect(readMetadata(text)).toEqual({ ...LOOK, tokensPerCharacter: {} });
});

it('a form that was opened before counts were carried has none', () => {
  expect(readMetadata(JSON.stringify(LOOK))).toEqual({ ...LOOK, tokensPerCharacter: {} });
});
