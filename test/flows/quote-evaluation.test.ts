import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import type { Actor } from '../../src/core/actor.ts';
import { fullPurses, type Purse } from '../../src/core/caps/caps.ts';
import { estimateRequest } from '../../src/core/estimate/estimate-request.ts';
import { fromDollars } from '../../src/core/money.ts';
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
  purses: async ({ actor }) => fullPurses(actor),
});

describe('a quote', () => {
  const guess = estimateRequest(request, catalog, ctx.now);

  it('is the estimate where nobody counts and nothing is on record', async () => {
    expect(await quote({})).toEqual({
      ...guess,
      basis: ['Answers are guessed.'],
      approval: null,
      approvalInSlack: null,
      limits: [],
      tokensPerCharacter: {},
      money: { discount: 0, currency: { code: 'USD', perDollar: 1, day: null, wanted: null } },
    });
  });

  it('goes by what the providers count for each model: five prompts each', async () => {
    const counted: string[] = [];
    const count: CountTokens = async ({ provider, model, prompt }) => {
      counted.push(`${provider}/${model}`);
      return prompt.length * 10;
    };
    const { expectedUsd, largestUsd, basis, tokensPerCharacter } = await quote({ count });
    expect(counted.filter((name) => name === HAIKU)).toHaveLength(5);
    expect(counted).toHaveLength(10);
    expect(tokensPerCharacter[HAIKU]).toBeGreaterThan(5);
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
      'Past quotes were within 1.3x of the cost in 5 of 5.',
    ]);
  });

  it('names who confirms so much: in Slack whom it waits for, in the terminal whom it would wait for there', async () => {
    const settings = memorySettings({ approvalAbove: '$0.001', approver: 'U0BOSS' });
    const approval = { approver: 'U0BOSS', aboveUsd: 0.001 };
    const quoteFor = (actor: Actor) => quote({ settings }, actor);
    const ana = await quoteFor({ kind: 'person', id: 'U0ANA' });
    expect(ana).toMatchObject({ approval, approvalInSlack: null });
    const boss = await quoteFor({ kind: 'person', id: 'U0BOSS' });
    expect(boss).toMatchObject({ approval: null, approvalInSlack: null });
    const terminal = await quoteFor(ctx.actor);
    expect(terminal).toMatchObject({ approval: null, approvalInSlack: approval });
    const much = memorySettings({ approvalAbove: '$1000', approver: 'U0BOSS' });
    expect(await quote({ settings: much })).toMatchObject({ approvalInSlack: null });
  });

  it('says of drafts, which nobody can confirm below a message, that they are the approver’s to ask for', async () => {
    const settings = memorySettings({ approvalAbove: '$0.001', approver: 'U0BOSS' });
    const limitsOf = async (id: string, drafts?: true) => {
      const deps = quoteDeps({ count: null, past: null, settings, catalog });
      const by = { ...ctx, actor: { kind: 'person', id } } as const;
      const request = evaluationRequest({ budget: 2, ...(drafts && { drafts }) });
      return (await quoteEvaluation(deps, { ctx: by, input: { request } })).limits;
    };
    expect(await limitsOf('U0ANA', true)).toEqual([
      expect.stringMatching(
        /^This may cost \$2, and above \$0\.001 the workspace’s approver confirms/,
      ),
    ]);
    expect(await limitsOf('U0BOSS', true)).toEqual([]);
    expect(await limitsOf('U0ANA')).toEqual([]);
  });

  it('says what of the settings can not be read any more', async () => {
    const texts = { currency: 'VND 25,400', discount: 'a lot', monthlyCap: '$12.345' };
    const { sentences, money, limits } = await quote({ settings: memorySettings(texts) });
    expect(limits).toEqual(sentences.slice(-2));
    expect(money.currency.wanted).toBe('VND 25,400');
    expect(sentences.slice(-2).map((sentence) => sentence.slice(0, 36))).toEqual([
      'The setting monthly-cap is “$12.345”',
      'The setting discount is “a lot”, whi',
    ]);
  });

  describe('under a month’s cap', () => {
    const ana: Actor = { kind: 'person', id: 'U0ANA' };
    const purse = (usd: number, openUsd = 0): Purse => ({
      taken: fromDollars(usd),
      open: fromDollars(openUsd),
    });
    const under = async (spent: Purse, actor: Actor = ana) => {
      const person = actor.kind === 'person' ? spent : null;
      const { sentences } = await quote(
        {
          settings: memorySettings({ monthlyCap: '$100', personalCap: '$5' }),
          past: { ...past({}), purses: async () => ({ workspace: purse(9), person }) },
        },
        actor,
      );
      return sentences.filter((sentence) => sentence.includes('cap'));
    };

    it('says nothing where that leaves enough', async () => {
      expect(await under(purse(4))).toEqual([]);
      expect(await under(purse(5), ctx.actor)).toEqual([]);
    });

    it('says that nothing could be run where that leaves less than one call may cost', async () => {
      const [used] = await under(purse(5));
      expect(used).toMatch(
        /^One call may cost \$[\d.]+, and \$0 is left: nothing could be run\. The personal cap of \$5 for 2026-11 \(UTC\) is used up\. To go on, have an admin raise it \(settings personal-cap=AMOUNT\), or wait for the next month\.$/,
      );
      const [little] = await under(purse(5 - guess.leastCallUsd / 2));
      expect(little).toMatch(
        /, and \$0\.[\d]+ is left: nothing could be run\. .* does not leave enough\. To go on/,
      );
    });

    it('says that it would wait where evaluations that run may give back enough', async () => {
      const [waits] = await under(purse(5, 1));
      expect(waits).toMatch(/: it would wait until evaluations that run give back what/);
    });

    it('says that it will likely end early where that leaves less than is expected', async () => {
      const [early] = await under(purse(5 - guess.expectedUsd / 2));
      expect(early).toMatch(
        /^About \$[\d.]+ is expected, and \$[\d.]+ is left: a cap will likely end it early\. The personal cap of \$5/,
      );
    });

    it('goes by the whole of it where there is no record', async () => {
      const settings = memorySettings({ personalCap: '$0.0000001', monthlyCap: '$0.0000002' });
      const { sentences } = await quote({ settings }, ana);
      expect(sentences.at(-1)).toMatch(/nothing could be run\. The personal cap/);
      const terminal = await quote({ settings });
      expect(terminal.sentences.at(-1)).toMatch(/nothing could be run\. The workspace’s cap/);
    });
  });
});
