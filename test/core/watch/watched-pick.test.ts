import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { parseOwnModels, withOwnModels } from '../../../src/core/catalog/own-models.ts';
import { resolveCandidate } from '../../../src/core/catalog/resolve-candidate.ts';
import { digestOf } from '../../../src/core/digest/digest.ts';
import { retestLineUp } from '../../../src/core/watch/retest-line-up.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';
import { result } from '../../support/fixtures/result-fixtures.ts';
import { digestInput, pick } from '../digest/sample-digest.ts';

const HELIUM = 'google/gemini-5-helium';
/** $1 and $5 for a million tokens, twice as much from 2027 on. */
const described = {
  provider: 'google',
  id: 'gemini-5-helium',
  contextWindow: 1_000_000,
  maxOutputTokens: 8_192,
  prices: [
    { to: '2027-01-01', input: 1, output: 5 },
    { from: '2027-01-01', input: 2, output: 10 },
  ],
};
const own = pick({
  model: HELIUM,
  catalogName: HELIUM,
  lineUp: [HELIUM],
  ownModels: [described],
  volume: 100_000,
});
const catalog = loadCatalog();

describe('a pick of a model that its evaluation describes', () => {
  it('has its month and its announced steps in the digest: 100,000 calls of 1,000 and 100 tokens', () => {
    const digest = digestOf(digestInput({ picks: [own] }));
    expect(digest.production).toMatchObject({ picks: 1, unpriced: [] });
    expect(digest.production.monthlyUsd).toBeCloseTo(150, 9);
    expect(digest.gaps).toEqual([]);
    expect(digest.coming).toMatchObject([{ kind: 'price', at: new Date('2027-01-01') }]);
    const [step] = digest.coming;
    expect(step).toMatchObject({ before: expect.closeTo(150, 9), after: expect.closeTo(300, 9) });
    expect(digest.cheaper).toMatchObject([{ before: expect.closeTo(150, 9) }]);
  });

  it('without the description is a gap that is named', () => {
    const digest = digestOf(digestInput({ picks: [{ ...own, ownModels: [] }] }));
    expect(digest.production).toMatchObject({ unpriced: ['invoice amounts'] });
    expect(digest.gaps).toEqual([
      `The price of ${HELIUM} is not known, so that “invoice amounts” is missing in what picks cost a month.`,
    ]);
  });

  it('is in the line-up that tests it again', () => {
    const { models } = parseOwnModels([described], catalog);
    const at = new Date('2026-11-23');
    const resolved = resolveCandidate(withOwnModels(catalog, models), HELIUM, at);
    if ('message' in resolved) throw new Error(resolved.message);
    const { spec } = evaluationRequest({
      candidates: [resolved.candidate],
      ownModels: [described],
    });
    const names = retestLineUp(own, { spec, result: result(), catalog, at }).map(
      ({ name }) => name,
    );
    expect(names[0]).toBe(HELIUM);
  });
});
