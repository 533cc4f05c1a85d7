import { expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { findModel } from '../../../src/core/catalog/find-model.ts';
import { resolveCandidate } from '../../../src/core/catalog/resolve-candidate.ts';
import { fittingCandidates } from '../../../src/core/request/fitting-candidates.ts';
import { PLAIN } from '../../../src/core/request/recipe-of.ts';
import { faultsIn, requestIn } from '../../support/read-evaluation.ts';

const CATALOG = loadCatalog();
const NAME = 'anthropic/claude-haiku-4-5';
const { contextWindow } = findModel(CATALOG, NAME)!;

function haiku() {
  const resolved = resolveCandidate(CATALOG, NAME);
  if ('message' in resolved) throw new Error(resolved.message);
  return resolved.candidate;
}

it('a model is left out where more than 5% of the samples surely do not fit its window', () => {
  const candidate = haiku();
  const most = (contextWindow - candidate.maxOutputTokens) * 5;
  const lengths = (long: number, length = most + 1) =>
    Array.from({ length: 100 }, (_, index) => (index < long ? length : 10));
  const fitting = (characters: readonly number[]) =>
    fittingCandidates(
      [candidate],
      {
        system: null,
        context: null,
        prompt: '{{input}}',
        samples: characters.map((length) => ({
          columns: { input: 'a'.repeat(length) },
          expected: '',
          alternatives: [],
          group: null,
        })),
      },
      CATALOG,
    );
  expect(fitting(lengths(5))).toEqual({
    candidates: [candidate],
    notes: [],
  });
  expect(fitting(lengths(100, most)).candidates).toHaveLength(1);
  expect(fitting(lengths(6))).toEqual({
    candidates: [],
    notes: [
      `${NAME} is left out: 6% of the samples do not fit its window of ${contextWindow.toLocaleString('en-US')} tokens.`,
    ],
  });
});

it('a recipe is left out where its own document fills a window that the plain model’s prompt fits into', () => {
  const plain = haiku();
  const context = 'a'.repeat((contextWindow - plain.maxOutputTokens) * 5);
  const recipe = { ...PLAIN, context };
  const withDocument = { ...plain, name: `${NAME} +faq.md`, recipe };
  const sample = { columns: { input: 'a question' }, expected: '', alternatives: [], group: null };
  const task = { system: null, context: null, prompt: '{{input}}', samples: [sample] };
  const { candidates, notes } = fittingCandidates([plain, withDocument], task, CATALOG);
  expect(candidates).toEqual([plain]);
  expect(notes.join()).toContain(`${NAME} +faq.md is left out`);
});

it('an evaluation goes on without it, and is told when no model is left', async () => {
  const files = {
    's.jsonl': `${JSON.stringify({ input: 'a'.repeat(1_100_000), expected: 'b' })}\n`,
  };
  const evaluation = (models: string) =>
    `prompt: "{{input}}"\nsamples: s.jsonl\nmodels: [${models}]\n`;
  const { spec } = await requestIn(evaluation(`${NAME}, google/gemini-3.5-flash-lite`), files);
  expect(spec.candidates.map(({ name }) => name)).toEqual(['google/gemini-3.5-flash-lite']);
  expect(spec.dataNotes.join(' ')).toContain(`${NAME} is left out`);
  expect(await faultsIn(evaluation(NAME), files)).toEqual([
    expect.stringContaining('No model takes samples as long as these'),
  ]);
});
