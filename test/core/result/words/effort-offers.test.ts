import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../../src/catalog-file.ts';
import { labelsOf } from '../../../../src/core/catalog/labels-of.ts';
import type { Candidate } from '../../../../src/core/evaluation.ts';
import type { CandidateFinding } from '../../../../src/core/recommendation/finding.ts';
import {
  type EffortQuestion,
  effortOffers,
  effortWords,
} from '../../../../src/core/result/words/effort-offers.ts';
import { candidate, evaluationRequest } from '../../../support/evaluation-request.ts';
import { findingWith } from '../../../support/fixtures/finding-fixtures.ts';

const catalog = loadCatalog();
const HAIKU = 'anthropic/claude-haiku-5-5';
const SONNET = 'anthropic/claude-sonnet-5-5';
const LITE = 'google/gemini-3.5-flash-lite';

const OUT = { verdict: 'ruled out', scored: 5, probability: 0.001 } as const;
const LOW = { verdict: 'unclear', scored: 40, probability: 0.3 } as const;
const HIGH = { verdict: 'unclear', scored: 40, probability: 0.6 } as const;

function offers(
  tried: readonly (readonly [Candidate | string, Partial<CandidateFinding>])[],
  changes: Partial<EffortQuestion> = {},
) {
  const candidates = tried.map(([one]) => (typeof one === 'string' ? candidate(one) : one));
  return effortOffers({
    spec: { ...evaluationRequest().spec, candidates, volume: 100_000 },
    samples: 40,
    findings: tried.map(([, finding]) => findingWith(finding)),
    models: tried.map(() => ({ costPerCall: 0.0001, monthlySpend: 10 })),
    below: null,
    judgeCallUsd: 0,
    catalog,
    chosenPrice: { level: null, discount: 0 },
    at: new Date('2026-11-26'),
    ...changes,
  });
}
const namesOf = (...question: Parameters<typeof offers>) =>
  offers(...question).map(({ candidate: name }) => name);

describe('the next effort', () => {
  it('is offered of a model below the bar, at its measured price and what it thinks more', () => {
    // From medium's 400 tokens to high's 1,000 at $0.50 a million: $0.0003 a call more.
    expect(offers([[HAIKU, OUT]])).toEqual([
      {
        candidate: `${HAIKU}@high`,
        instead: HAIKU,
        effort: 'high',
        usd: expect.closeTo(0.016, 9),
        costPerCall: expect.closeTo(0.0004, 9),
        monthlySpend: expect.closeTo(40, 6),
      },
    ]);
  });

  it('counts the judge into what trying costs, and what the provider takes off', () => {
    const [judged] = offers([[HAIKU, OUT]], { judgeCallUsd: 0.001 });
    expect(judged).toMatchObject({ usd: expect.closeTo(0.056, 9) });
    const [half] = offers([[HAIKU, OUT]], {
      chosenPrice: { level: null, discount: 0.5 },
    });
    expect(half).toMatchObject({ costPerCall: expect.closeTo(0.00025, 9) });
  });

  it('is tried at the standard price, also where another level was asked for in use', () => {
    const [batch] = offers([[HAIKU, OUT]], { chosenPrice: { level: 'batch', discount: 0 } });
    expect(batch).toMatchObject({
      usd: expect.closeTo(40 * (0.0001 + 0.0003 / 2) * 2, 9),
      costPerCall: expect.closeTo(0.0001 + 0.0003 / 2, 9),
    });
  });

  it.each([
    ['is rather below the bar', LOW, true],
    ['is rather above it', HIGH, false],
    ['was barely asked', { ...LOW, scored: 3 }, false],
    ['is proven', { verdict: 'proven', scored: 40, probability: 0.99 }, false],
    ['is likely', { verdict: 'likely', scored: 40, probability: 0.9 }, false],
    ['did not run', { verdict: 'not run', scored: 1, probability: 0.3 }, false],
  ] as const)('of a model that %s', (_, finding, isOffered) => {
    expect(namesOf([[HAIKU, finding]])).toEqual(isOffered ? [`${HAIKU}@high`] : []);
  });

  it('is none of a model that is too slow: thinking makes it no quicker', () => {
    const speed = { verdict: 'ruled out' } as CandidateFinding['speed'];
    expect(namesOf([[HAIKU, { ...OUT, speed }]])).toEqual([]);
  });

  it('follows the highest that was tried, and waits for one that is still to run', () => {
    expect(
      namesOf([
        [`${HAIKU}@low`, OUT],
        [HAIKU, OUT],
      ]),
    ).toEqual([`${HAIKU}@high`]);
    const open = { verdict: 'not run', scored: 0, probability: null } as const;
    expect(
      namesOf([
        [`${HAIKU}@low`, OUT],
        [HAIKU, open],
      ]),
    ).toEqual([]);
    expect(namesOf([[`${HAIKU}@max`, OUT]])).toEqual([]);
    expect(namesOf([[`${SONNET}@low-between-tools`, OUT]])).toEqual([`${SONNET}@low`]);
  });

  it('costs less than the pick, cheapest first', () => {
    const tried = [
      [SONNET, OUT],
      [LITE, OUT],
      [HAIKU, OUT],
    ] as const;
    expect(namesOf([...tried])).toEqual([`${LITE}@low`, `${HAIKU}@high`, `${SONNET}@xhigh`]);
    expect(namesOf([...tried], { below: 35 })).toEqual([`${LITE}@low`]);
    expect(namesOf([...tried], { below: 10 })).toEqual([]);
  });

  it.each([
    ['is rather above the bar', HIGH, []],
    ['is likely', { verdict: 'likely', scored: 40, probability: 0.9 }, []],
    ['is rather below it', LOW, [`${HAIKU}@high`]],
    ['was barely asked', { ...HIGH, scored: 1 }, [`${HAIKU}@high`]],
    ['is ruled out', { ...OUT, probability: 0.9 }, [`${HAIKU}@high`]],
  ] as const)('at $40 a month is none beside a model of $30 that %s', (_, finding, offered) => {
    const models = [10, 30].map((monthlySpend) => ({ costPerCall: 0.0001, monthlySpend }));
    const names = namesOf(
      [
        [HAIKU, OUT],
        ['google/gemini-2.5-pro', finding],
      ],
      { models },
    );
    expect(names.filter((name) => name.startsWith(HAIKU))).toEqual(offered);
  });

  it('keeps the recipe, also of a name that a person gave', () => {
    const recipe = {
      context: 'facts',
      examples: [],
      rules: null,
      planner: null,
      escalation: null,
    };
    const informed = { ...candidate(HAIKU), name: `${HAIKU} +faq.md`, recipe };
    const named = { ...candidate(LITE), name: 'Lite with the FAQ', recipe };
    expect(
      namesOf([
        [informed, OUT],
        [HAIKU, OUT],
        [named, OUT],
      ]),
    ).toEqual(['Lite with the FAQ @low', `${HAIKU}@high +faq.md`, `${HAIKU}@high`]);
  });

  it('is not offered of a model that made no error', () => {
    expect(namesOf([[HAIKU, { ...LOW, score: 1 }]])).toEqual([]);
    expect(namesOf([[HAIKU, { ...LOW, score: 0.99 }]])).toEqual([`${HAIKU}@high`]);
  });

  it('is not offered within a look into failures', () => {
    const spec = { ...evaluationRequest().spec, candidates: [candidate(HAIKU)] };
    const inquiry = { ...INQUIRY, stage: 'confirmation' } as const;
    expect(namesOf([[HAIKU, OUT]], { spec: { ...spec, inquiry } })).toEqual([]);
  });
});

const INQUIRY = { of: 'e1', candidate: HAIKU, document: null, fixes: [], budget: 1 };

describe('the offers in words', () => {
  const say = (names: readonly string[], samples = 40) =>
    effortWords(offers(names.map((name) => [name, OUT])), samples, labelsOf(catalog));

  it('name one with its price here and in a month', () => {
    expect(say([HAIKU])).toBe(
      'Haiku 5.5 can think harder: Haiku 5.5 (high) costs about $0.02 to try on these 40 samples, $40 a month in use.',
    );
    expect(say([HAIKU], 1)).toContain('to try on this sample, ');
  });

  it('name the three cheapest of several', () => {
    expect(say([HAIKU, LITE])).toBe(
      '2 of these models can think harder: Gemini 3.5 Flash-Lite (low) costs about $0.01 to try on these 40 samples, $32.50 a month in use; Haiku 5.5 (high) $0.02, $40 a month.',
    );
    const four = say([HAIKU, LITE, SONNET, 'google/gemini-3.8-flash'])!;
    expect(four).toMatch(/^4 of these models/);
    expect(four).not.toContain('Sonnet');
  });

  it('are nothing where nobody has an effort left', () => {
    expect(say([])).toBeNull();
  });
});
