import { expect, it } from 'vitest';
import { loadCatalog } from '../../../../src/catalog-file.ts';
import type { Candidate } from '../../../../src/core/evaluation.ts';
import { PLAIN } from '../../../../src/core/request/recipe-of.ts';
import { planNotes } from '../../../../src/core/result/words/plan-notes.ts';
import { candidate, FLASH_LITE } from '../../../support/evaluation-request.ts';
import { trial } from '../../why/stored-fixtures.ts';

const OPUS = 'anthropic/claude-opus-5-5';
const facts = { catalog: loadCatalog(), at: new Date('2026-11-26T12:00:00Z') };
const usage = (input: number, output: number) => ({
  input,
  cacheRead: 0,
  cacheWrite: 0,
  output,
  reasoning: 0,
});
const answered = trial({
  calls: [
    { model: OPUS, usage: usage(300, 500) },
    { model: FLASH_LITE, usage: usage(800, 10) },
  ],
});

function plannedBy(planner: string | null): Candidate {
  const plain = candidate(FLASH_LITE);
  return planner === null ? plain : { ...plain, recipe: { ...PLAIN, planner: candidate(planner) } };
}

it('says what a plan costs beside the planner’s own answer, by the tokens that it took', () => {
  // 500 x $20 a million; 300 x $4 + 10 x $20 a million.
  expect(planNotes({ candidate: plannedBy(OPUS), ended: [answered, answered], ...facts })).toEqual([
    'A plan of 500 tokens by Opus 5.5 costs $0.0100 a call, its own answer $0.00140.',
  ]);
});

it('says nothing without a planner, and before it planned', () => {
  expect(planNotes({ candidate: plannedBy(null), ended: [answered], ...facts })).toEqual([]);
  expect(planNotes({ candidate: plannedBy(OPUS), ended: [trial({})], ...facts })).toEqual([]);
  const alone = trial({ calls: answered.calls!.slice(0, 1) });
  expect(planNotes({ candidate: plannedBy(OPUS), ended: [alone], ...facts })).toEqual([]);
});

it('says nothing where nobody knows the planner, or its price', () => {
  const { models } = facts.catalog;
  const notes = (changed: typeof models) =>
    planNotes({
      candidate: plannedBy(OPUS),
      ended: [answered],
      ...facts,
      catalog: { ...facts.catalog, models: changed },
    });
  expect(notes(models.filter(({ name }) => name !== OPUS))).toEqual([]);
});
