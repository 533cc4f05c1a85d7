import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { armCandidates } from '../../../src/core/inquiry/arm-candidates.ts';
import type { InquiryQuestion } from '../../../src/core/inquiry/inquiry-question.ts';
import { rulesRequest } from '../../../src/core/inquiry/rules-stage.ts';
import { holdOut } from '../../../src/core/why/hold-out.ts';
import { candidate, evaluationRequest, FLASH_LITE } from '../../support/evaluation-request.ts';
import { result } from '../../support/fixtures/result-fixtures.ts';

const OPUS = candidate('anthropic/claude-opus-5-5');
const LITE = candidate(FLASH_LITE);

/** Samples of these groups, each with a mark of its own in its input; `null` stands alone. */
function question(groups: readonly (string | null)[], seed: number): InquiryQuestion {
  const { spec, samples } = evaluationRequest(
    { prompt: 'Answer: {{input}}', candidates: [LITE, OPUS], seed },
    groups.length,
  );
  const marked = samples.map((sample, at) => ({
    ...sample,
    columns: { input: `the ${at}th question`, hidden: `mark${at}.` },
    expected: `answer of mark${at}.`,
    group: groups[at] ?? null,
  }));
  const failing = marked.map((_, at) => at).slice(0, 24);
  const tried = ({ name }: typeof LITE) => ({ name, costPerCall: 1, monthCallUsd: 1, ended: [] });
  return {
    inquiry: {
      of: 'id',
      candidate: LITE.name,
      document: null,
      fixes: ['examples', 'rules'],
      budget: 1,
    },
    spec,
    samples: marked,
    result: result(),
    stored: {
      samples: marked,
      scorer: spec.scorer,
      passMark: 1,
      candidates: [tried(LITE), tried(OPUS)],
    },
    candidate: LITE,
    index: 0,
    failures: { failing, kinds: [], confusion: null },
    unasked: [],
    failing,
    holdOut: holdOut(groups, seed, 0.8),
    helper: OPUS,
    incumbent: null,
    catalog: loadCatalog(),
    at: new Date('2026-11-26T12:00:00Z'),
  };
}

it('no example, and nothing that rules are written from, holds a held-out sample', () => {
  const group = fc.constantFrom(null, null, null, null, 'a', 'b');
  let split = 0;
  fc.assert(
    fc.property(
      fc.array(group, { minLength: 25, maxLength: 60 }),
      fc.nat(1_000_000),
      (groups, seed) => {
        const drawn = question(groups, seed);
        if (drawn.holdOut.kind !== 'split') return;
        split += 1;
        const examples = armCandidates(drawn, null).flatMap(
          ({ candidate: { recipe } }) => recipe?.examples ?? [],
        );
        const task = rulesRequest(drawn)?.samples[0]?.columns.task ?? '';
        const given = `${JSON.stringify(examples)} ${task}`;
        expect(examples.length).toBeGreaterThan(0);
        expect(task).toContain('mark');
        for (const sample of drawn.holdOut.parts.held) {
          expect(given).not.toContain(`the ${sample}th question`);
          expect(given).not.toContain(`mark${sample}.`);
        }
      },
    ),
    { numRuns: 60 },
  );
  expect(split).toBeGreaterThan(10);
});
