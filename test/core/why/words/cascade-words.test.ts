import { describe, expect, it } from 'vitest';
import type { Cascade } from '../../../../src/core/why/cascade/cascades.ts';
import { planPerCall } from '../../../../src/core/why/cascade/plan-per-call.ts';
import type { Gate } from '../../../../src/core/why/cascade/policy.ts';
import {
  cascadeWords,
  noPairWords,
  planWords,
  toKnowWords,
} from '../../../../src/core/why/words/cascade-words.ts';
import { catalogModel, priceRow } from '../../../support/fixtures/catalog-fixtures.ts';

const labels = ['Haiku 5.5', 'Sonnet 5.5', 'Flash-Lite'];
const said = (gate: Gate, facts: Partial<Cascade> = {}) =>
  cascadeWords(
    {
      policy: { first: 0, second: 1, gate },
      grade: 'proven',
      right: 0.95,
      interval90: [0.88, 0.98],
      samples: 60,
      samplesToProve: null,
      escalated: 0.22,
      costPerCall: 0.00026,
      latencyP95: null,
      ...facts,
    },
    { labels, volume: 100_000 },
    { label: 'Sonnet 5.5', costPerCall: 0.0007 },
  );
const three: Gate = { kind: 'disagree', agree: 3, of: 3 };

describe('a cascade in words', () => {
  it('says who is asked when, what it is right on, and what it costs', () => {
    expect(said(three)).toBe(
      'Haiku 5.5 asked 3 times, Sonnet 5.5 where these disagree (22%): right on 95% (88-98%), $26 a month against $70 for Sonnet 5.5 alone. 22% of the calls wait for both. Proven on 60 samples.',
    );
  });

  it.each([
    {
      gate: { kind: 'unreadable' },
      words: 'Haiku 5.5, Sonnet 5.5 where that can’t be read (22%): ',
    },
    {
      gate: { kind: 'disagree', agree: 2, of: 2 },
      words: 'Haiku 5.5 asked twice, Sonnet 5.5 where these disagree (22%): ',
    },
    {
      gate: { kind: 'disagree', agree: 2, of: 3 },
      words: 'Haiku 5.5 asked 3 times, Sonnet 5.5 where no 2 agree (22%): ',
    },
    {
      gate: { kind: 'other model', other: 2 },
      words: 'Haiku 5.5 and Flash-Lite, Sonnet 5.5 where the two disagree (22%): ',
    },
  ] as const)('says the gate $gate.kind', ({ gate, words }) => {
    expect(said(gate)).toContain(words);
  });

  it('says how long its calls take, and nothing of waiting where none waits', () => {
    expect(said(three, { latencyP95: 2_100 })).toContain(
      ' 22% of the calls wait for both, 95% of all are answered within 2.1 s. ',
    );
    expect(said(three, { escalated: 0 })).not.toContain('wait');
  });

  it.each([
    {
      samplesToProve: 100,
      words: 'Likely good enough, not proven: that would need about 100 samples, you have 60.',
    },
    { samplesToProve: 50, words: 'Likely good enough, not proven.' },
    { samplesToProve: 60, words: 'Likely good enough, not proven.' },
    { samplesToProve: null, words: 'Likely good enough, not proven.' },
  ])('says that it is likely alone: $samplesToProve would do', ({ samplesToProve, words }) => {
    expect(said(three, { grade: 'likely', samplesToProve }).endsWith(`. ${words}`)).toBe(true);
  });
});

it('no pair, and what to ask to know one, are one sentence each', () => {
  expect(noPairWords('Haiku 5.5@high')).toBe(
    'No pair of models is good enough and a tenth cheaper than Haiku 5.5@high alone.',
  );
  const samples = Array.from({ length: 40 }, (_, at) => at);
  expect(toKnowWords({ first: 0, second: 1, samples, usd: 0.03 }, labels)).toBe(
    'To know what Haiku 5.5 and Sonnet 5.5 do together, Sonnet 5.5 must answer 40 of your samples once: about $0.03.',
  );
});

describe('a plan for each call', () => {
  const at = new Date('2026-11-26');
  const row = priceRow({ input: 4_000_000, output: 20_000_000 });
  const facts = { planTokens: 500, call: { inputTokens: 300, outputTokens: 10 }, at };

  it('costs more than the planner’s own answer', () => {
    const plan = planPerCall(catalogModel({ prices: [row] }), facts)!;
    expect(plan.plan).toBeCloseTo(0.01, 12);
    expect(plan.ownAnswer).toBeCloseTo(0.0014, 12);
    expect(planWords('Opus 5.5', plan)).toBe(
      'A plan of 500 tokens by Opus 5.5 costs $0.0100 a call, its own answer $0.00140.',
    );
  });

  it('has no cost where the price is unknown', () => {
    expect(planPerCall(catalogModel({ provider: 'nobody', prices: [] }), facts)).toBeNull();
  });
});
