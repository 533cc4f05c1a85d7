import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { estimateRequest } from '../../../src/core/estimate/estimate-request.ts';
import {
  candidate,
  evaluationRequest,
  FLASH_LITE,
  HAIKU,
} from '../../support/evaluation-request.ts';

const HAIKU_45 = 'anthropic/claude-haiku-4-5';
const AT = new Date('2026-11-26');

/** What is said of 60 samples, the first of them of these lengths, in characters. */
function basisOf(
  models: readonly string[],
  lengths: readonly number[],
  tokensPerCharacter: Readonly<Record<string, number>> = {},
) {
  const request = evaluationRequest({ candidates: models.map((name) => candidate(name)) }, 60);
  const samples = request.samples.map((sample, index) => ({
    ...sample,
    columns: { input: 'x'.repeat(lengths[index] ?? 10) },
  }));
  const sizes = { tokensPerCharacter, outputTokens: {} };
  return estimateRequest({ ...request, samples }, loadCatalog(), AT, sizes).basis;
}

describe('samples longer than a line', () => {
  it('of a window are counted for the models that have it', () => {
    expect(basisOf([HAIKU_45, FLASH_LITE], [900_000, 900_000, 900_000])).toEqual([
      '3 of 60 samples are longer than the window of 200,000 tokens that Haiku 4.5 has: they count as wrong for it.',
    ]);
  });

  it('of a price are said to cost more', () => {
    expect(basisOf([HAIKU], [440_000])).toEqual([
      '1 of 60 samples is longer than 100,000 tokens: every token of such a call to Haiku 5.5 costs more.',
    ]);
  });

  it('are as long as their provider counted them', () => {
    expect(basisOf([HAIKU], [440_000], { [HAIKU]: 0.2 })).toEqual([]);
    expect(basisOf([HAIKU], [300_000])).toEqual([]);
    expect(basisOf([HAIKU], [300_000], { [HAIKU]: 0.4 })).toHaveLength(1);
  });

  it('are told once for models that are alike', () => {
    const efforts = [HAIKU, `${HAIKU}@low`];
    expect(basisOf(efforts, [440_000])).toEqual([
      expect.stringMatching(/such a call to Haiku 5\.5 and Haiku 5\.5 \(?low\)? costs more\.$/),
    ]);
  });
});
