import { loadCatalog } from '../../src/catalog-file.ts';
import { resolveCandidate } from '../../src/core/catalog/resolve-candidate.ts';
import type { Candidate, EvaluationRequest, EvaluationSpec } from '../../src/core/evaluation.ts';
import { PLAIN_SCORERS } from './plain-scorers.ts';

export const HAIKU = 'anthropic/claude-haiku-5-5';
export const FLASH_LITE = 'google/gemini-3.5-flash-lite';

const catalog = loadCatalog();

/** A candidate as the catalogue makes it, with few answer tokens so that budgets stay small. */
export function candidate(name: string, maxOutputTokens = 256): Candidate {
  const resolved = resolveCandidate(catalog, { model: name, maxOutputTokens });
  if ('message' in resolved) throw new Error(resolved.message);
  return resolved.candidate;
}

/** Samples that the load server's `ok` answers rightly, in a full design of two cheap models. */
export function evaluationRequest(
  overrides: Partial<EvaluationSpec> = {},
  samples = 20,
): EvaluationRequest {
  return {
    spec: {
      name: 'test',
      system: null,
      prompt: 'Answer ok. {{input}}',
      context: null,
      scorer: PLAIN_SCORERS.exact,
      candidates: [candidate(HAIKU), candidate(FLASH_LITE)],
      repeats: 2,
      bar: { kind: 'absolute', rate: 0.8 },
      volume: 1_000,
      budget: 5,
      design: 'full',
      seed: 1,
      estimand: 'population',
      strict: false,
      thorough: false,
      pilots: false,
      dataNotes: [],
      current: null,
      ...overrides,
    },
    samples: Array.from({ length: samples }, (_, index) => ({
      columns: { input: `Sample ${index}` },
      expected: 'ok',
      alternatives: [],
      group: null,
    })),
  };
}
