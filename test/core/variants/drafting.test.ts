import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { defaultLineUp } from '../../../src/core/request/default-line-up.ts';
import { defaultWriter } from '../../../src/core/variants/default-writer.ts';
import { draftingBudget } from '../../../src/core/variants/drafting-budget.ts';
import { mayDraft } from '../../../src/core/variants/may-draft.ts';
import {
  addedVariantsWords,
  draftedWords,
  worthWords,
} from '../../../src/core/variants/variants-words.ts';
import { candidate, evaluationRequest, FLASH_LITE } from '../../support/evaluation-request.ts';

describe('variants are offered', () => {
  it('of fewer samples than prove anything', () => {
    expect(mayDraft(evaluationRequest({}, 14))).toBe(true);
    expect(mayDraft(evaluationRequest({}, 1))).toBe(true);
    expect(mayDraft(evaluationRequest({}, 15))).toBe(false);
  });

  it('where each sample has an answer to keep, and something of it is sent', () => {
    const request = evaluationRequest({}, 3);
    const [first, ...others] = request.samples;
    expect(mayDraft({ ...request, samples: [{ ...first!, expected: ' ' }, ...others] })).toBe(
      false,
    );
    const judge = { type: 'judge', rubric: 'Good.', model: FLASH_LITE } as const;
    expect(mayDraft({ ...request, spec: { ...request.spec, scorer: judge } })).toBe(false);
    expect(mayDraft({ ...request, spec: { ...request.spec, prompt: 'Say ok' } })).toBe(false);
  });
});

it('who writes them is a third of the way down from the most expensive', () => {
  const catalog = loadCatalog();
  const at = new Date('2026-11-24');
  expect(defaultWriter(defaultLineUp(catalog, at), catalog, at)).toBe(
    'anthropic/claude-sonnet-5-5',
  );
  const two = [candidate(FLASH_LITE), candidate('anthropic/claude-opus-5-5')];
  expect(defaultWriter(two, catalog, at)).toBe('anthropic/claude-opus-5-5');
  expect(defaultWriter([candidate(FLASH_LITE)], catalog, at)).toBe(FLASH_LITE);
});

it.each([
  ['fifty cents where little is expected', { expectedUsd: 0.02, largestUsd: 3 }, 2, 0.5],
  ['its calls at their worst', { expectedUsd: 0.02, largestUsd: 0.032 }, 2, 0.04],
  ['three times what is expected', { expectedUsd: 0.4, largestUsd: 9 }, 2, 1.2],
  ['the budget of the form', { expectedUsd: 0.4, largestUsd: 9 }, 0.7, 0.7],
])('drafting may cost %s', (_, estimate, budget, most) => {
  expect(draftingBudget(estimate, budget)).toBeCloseTo(most, 10);
});

it('it is said what variants are worth, that none counts unread, and what was added', () => {
  expect(worthWords(1)).toContain('so one sample stays one');
  expect(worthWords(12)).toContain('so 12 samples stay 12 samples');
  expect(draftedWords({ variants: 1, samples: 1 })).toBe(
    '1 variant of 1 sample is drafted. None counts before you have read and ticked it.',
  );
  expect(addedVariantsWords({ added: 24, lost: 0, samples: 36, groups: 12 })).toBe(
    '24 variants added: 36 samples in 12 groups. A variant counts with its sample.',
  );
  expect(addedVariantsWords({ added: 0, lost: 0, samples: 2, groups: 2 })).toBe(
    'No variant is among the samples now: 2 samples in 2 groups.',
  );
  expect(addedVariantsWords({ added: 1, lost: 2, samples: 2, groups: 1 })).toBe(
    '1 variant added: 2 samples in 1 group. A variant counts with its sample. 2 variants left out: their samples have changed.',
  );
});
