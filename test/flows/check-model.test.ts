import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import type { CallOutcome } from '../../src/core/trial.ts';
import { checkModel } from '../../src/flows/check-model.ts';
import { HAIKU } from '../support/evaluation-request.ts';

const usage = { input: 1_000, cacheRead: 0, cacheWrite: 0, output: 100, reasoning: 0 };
const answered = (change: Partial<Extract<CallOutcome, { kind: 'answered' }>['answer']> = {}) => ({
  kind: 'answered' as const,
  answer: {
    text: 'ok',
    stop: 'complete' as const,
    servedModel: 'claude-haiku-5-5',
    latencyMs: 5,
    usage,
    ...change,
  },
});

function check(outcome: CallOutcome, name = HAIKU) {
  return checkModel(
    {
      catalog: loadCatalog(),
      complete: async () => outcome,
      signal: new AbortController().signal,
      timeoutMs: 1_000,
    },
    {
      ctx: {
        actor: { kind: 'terminal', id: null },
        workspace: 'local',
        now: new Date('2026-11-24'),
      },
      input: { name },
    },
  );
}

describe('checking a model', () => {
  it('prices the one call and names the row of prices', async () => {
    const found = await check(answered());
    // 1,000 x $0.10 + 100 x $0.50 per million.
    expect(found.cost?.usd).toBeCloseTo(0.00015, 12);
    expect(found).toMatchObject({ label: 'Haiku 5.5', failure: null, answer: { asAsked: true } });
  });

  it('says that another model answered', async () => {
    const found = await check(answered({ servedModel: 'claude-haiku-4-5' }));
    expect(found.answer).toMatchObject({ servedModel: 'claude-haiku-4-5', asAsked: false });
  });

  it('has no cost where the reply counts no tokens', async () => {
    const found = await check(answered({ usage: null }));
    expect(found).toMatchObject({ cost: null, answer: { usage: null } });
  });

  it.each<{ outcome: CallOutcome; words: string }>([
    {
      outcome: { kind: 'failed', failure: { kind: 'too slow', latencyMs: 60_000 } },
      words: 'No answer came in 60 s.',
    },
    {
      outcome: { kind: 'failed', failure: { kind: 'not sent' } },
      words: 'Interrupted before the call was made.',
    },
  ])('says why no answer came: $words', async ({ outcome, words }) => {
    expect(await check(outcome)).toMatchObject({ failure: words, answer: null, cost: null });
  });

  it.each(['claude-haiku-5.5', 'claude-house-1'])(
    'of %s says what is wrong in a sentence with one full stop, then the lines',
    async (name) => {
      await expect(check(answered(), name)).rejects.toThrow(/[^.]\.\nTo check one/);
    },
  );

  it('of a name that nobody lists shows the lines that would describe it', async () => {
    const unknown = check(answered(), 'anthropic/claude-house-1');
    await expect(unknown).rejects.toThrow(/LLM_PICK_CATALOG[\s\S]*models:[\s\S]*claude-house-1/);
  });

  it('of a listed model’s wrong effort says what is wrong, without such lines', async () => {
    const wrong = check(answered(), `${HAIKU}@enormous`);
    await expect(wrong).rejects.toMatchObject({
      code: 'invalid input',
      message: expect.not.stringContaining('LLM_PICK_CATALOG'),
    });
  });
});
