import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import { modelWarnings } from '../../../src/core/result/model-warnings.ts';
import { candidate } from '../../support/evaluation-request.ts';
import { catalogModel } from '../../support/fixtures/catalog-fixtures.ts';
import { planInput } from '../plan/play-plan.ts';

const [finding] = findingsOf(planInput());

function warnings(change: Partial<Parameters<typeof modelWarnings>[0]>): string[] {
  return modelWarnings({
    candidate: candidate('google/gemini-2.5-flash'),
    model: null,
    finding: finding!,
    servedModels: [],
    at: new Date('2026-11-24T12:00:00Z'),
    ...change,
  });
}

describe('a model’s warnings', () => {
  it.each([
    ['2026-12-01', ['Retires on 1 Dec 2026; its successor is google/gemini-3.8-flash.']],
    ['2026-11-01', ['Was retired on 1 Nov 2026; its successor is google/gemini-3.8-flash.']],
    ['2027-11-01', []],
    [null, []],
  ])('tell a retirement on %s half a year ahead', (retires, warning) => {
    const model = catalogModel({ retires, replacedBy: 'google/gemini-3.8-flash' });
    expect(warnings({ model })).toEqual(warning);
  });

  it.each(['gemini-2.5-flash', 'gemini-2.5-flash-001', 'gemini-2.5-flash-preview-09-2025'])(
    'take %s for the model that was asked for',
    (served) => expect(warnings({ servedModels: [served] })).toEqual([]),
  );

  it.each(['gemini-2.5-flash-lite', 'gemini-2.5-pro', 'gemini-2.5'])(
    'tell that %s answered in its place',
    (served) => {
      const warning = `Asked for gemini-2.5-flash, answered by ${served}.`;
      expect(warnings({ servedModels: [served] })).toEqual([warning]);
    },
  );

  it('take both models of a recipe that escalates for asked', () => {
    const own = candidate('google/gemini-2.5-flash');
    const recipe = {
      context: null,
      examples: [],
      rules: null,
      planner: null,
      escalation: { to: candidate('anthropic/claude-haiku-5-5'), when: 'disagree', of: 2 },
    } as const;
    const servedModels = ['claude-haiku-5-5', 'gemini-2.5-flash', 'gemini-2.5-pro'];
    expect(warnings({ candidate: { ...own, recipe }, servedModels })).toEqual([
      'Asked for gemini-2.5-flash, answered by gemini-2.5-pro.',
    ]);
  });

  it.each([
    [4, 76, []],
    [5, 75, ['5 calls of 80 have no score: its verdict is cautious.']],
  ])('tell %d missing beside %d scored trials only above 5%', (missing, scored, warning) => {
    expect(warnings({ finding: { ...finding!, missing, scored } })).toEqual(warning);
  });

  it('tell of passes that differ more than chance allows', () => {
    expect(warnings({ finding: { ...finding!, drift: [1, 0.95, 0.8] } })).toEqual([
      'Its passes differ more than chance allows (100%, 95%, 80%): something changed while it ran, so no rate holds. Run it again before you rely on it.',
    ]);
  });
});
