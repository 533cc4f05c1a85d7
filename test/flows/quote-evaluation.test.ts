import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import type { Actor } from '../../src/core/actor.ts';
import { estimateRequest } from '../../src/core/estimate/estimate-request.ts';
import type { CountTokens, PastQuotes, PastSamples } from '../../src/flows/ports/quotes.ts';
import { type QuoteEvaluationDeps, quoteEvaluation } from '../../src/flows/quote-evaluation.ts';
import { quoteDeps } from '../../src/runtime/quote-deps.ts';
import { evaluationRequest, HAIKU } from '../support/evaluation-request.ts';
import { memorySettings } from '../support/memory-settings.ts';

const catalog = loadCatalog();
const ctx = {
  actor: { kind: 'terminal', id: null },
  workspace: 'local',
  now: new Date('2026-11-24'),
} as const;
const request = evaluationRequest();

function quote(change: Partial<QuoteEvaluationDeps>, actor: Actor = ctx.actor) {
  const deps = {
    ...quoteDeps({ count: null, past: null, settings: memorySettings(), catalog }),
    ...change,
  };
  return quoteEvaluation(deps, { ctx: { ...ctx, actor }, input: { request } });
}

const past = (outputTokens: Record<string, number>): PastQuotes & PastSamples => ({
  overlap: async () => null,
  outputTokens: async () => outputTokens,
  quotes: async () => Array.from({ length: 5 }, () => ({ expectedUsd: 1, spentUsd: 1.2 })),
});

describe('a quote', () => {
  const guess = estimateRequest(request, catalog, ctx.now);

  it('is the estimate where nobody counts and nothing is on record', async () => {
    expect(await quote({})).toEqual({
      ...guess,
      basis: ['Answers are guessed.'],
      approval: null,
      approvalInSlack: null,
      money: { discount: 0, currency: { code: 'USD', perDollar: 1, day: null, wanted: null } },
    });
  });

  it('goes by what the providers count for each model: five prompts each', async () => {
    const asked: string[] = [];
    const count: CountTokens = async ({ provider, model, prompt }) => {
      asked.push(`${provider}/${model}`);
      return prompt.length * 10;
    };
    const { expectedUsd, largestUsd, basis } = await quote({ count });
    expect(asked.filter((name) => name === HAIKU)).toHaveLength(5);
    expect(asked).toHaveLength(10);
    expect(expectedUsd).toBeGreaterThan(guess.expectedUsd);
    expect(largestUsd).toBe(guess.largestUsd);
    expect(basis[0]).toBe('Input as counted by Anthropic and Google (about).');
  });

  it('is an estimate for a provider that does not count, and says so', async () => {
    const count: CountTokens = async ({ provider, prompt }) =>
      provider === 'google' ? null : prompt.length;
    const { basis } = await quote({ count });
    expect(basis).toContain('Input as counted by Anthropic.');
    expect(basis).toContain(
      'Google gave no count: input there is estimated from the texts’ lengths.',
    );
  });

  it('goes by the answers of past evaluations of the same task, up to the limit of an answer', async () => {
    const short = await quote({ past: past({ [HAIKU]: 10 }) });
    const long = await quote({ past: past({ [HAIKU]: 10_000 }) });
    expect(short.expectedUsd).toBeLessThan(long.expectedUsd);
    expect(long.expectedUsd).toBeLessThanOrEqual(long.largestUsd);
    expect(short.basis).toEqual([
      'Answers as in past evaluations of this task, for 1 model of 2.',
      'Others’ answers are guessed.',
      'Quotes were within 1.3x in 5 of 5.',
    ]);
  });

  it('names who confirms so much: in Slack whom it waits for, in the terminal whom it would wait for there', async () => {
    const settings = memorySettings({ approvalAbove: '$0.001', approver: 'U0BOSS' });
    const approval = { approver: 'U0BOSS', aboveUsd: 0.001 };
    const asked = (actor: Actor) => quote({ settings }, actor);
    const ana = await asked({ kind: 'person', id: 'U0ANA' });
    expect(ana).toMatchObject({ approval, approvalInSlack: null });
    const boss = await asked({ kind: 'person', id: 'U0BOSS' });
    expect(boss).toMatchObject({ approval: null, approvalInSlack: null });
    const terminal = await asked(ctx.actor);
    expect(terminal).toMatchObject({ approval: null, approvalInSlack: approval });
    const much = memorySettings({ approvalAbove: '$1000', approver: 'U0BOSS' });
    expect(await quote({ settings: much })).toMatchObject({ approvalInSlack: null });
  });
});
