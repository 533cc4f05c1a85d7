import { describe, expect, it } from 'vitest';
import type { EvaluationSpec } from '../../src/core/evaluation.ts';
import type { Complete } from '../../src/flows/ports/calls.ts';
import { candidate, evaluationRequest, FLASH_LITE, HAIKU } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';

const usage = { input: 100, cacheRead: 0, cacheWrite: 0, output: 10, reasoning: 0 };
const says =
  (text: (input: string) => string): Complete =>
  async ({ prompt }) => ({
    kind: 'answered',
    answer: { text: text(prompt), stop: 'complete', servedModel: 'm', latencyMs: 5, usage },
  });
const NAMES = [HAIKU, FLASH_LITE, 'google/gemini-3.8-flash', 'anthropic/claude-opus-5-5'];
const HOLDING = says(() => 'It is all ok with me');

/** An evaluation of models that all answer so, as far as it goes without a person's answer. */
async function begun(
  complete: Complete,
  spec: Partial<EvaluationSpec> = {},
  { asks = true, samples = 60 }: { asks?: boolean; samples?: number } = {},
) {
  const flows = memoryFlows(complete, () => {}, { at: new Date() });
  const candidates = NAMES.map((name) => candidate(name));
  const adaptive = { design: 'adaptive', pilots: true, repeats: 1, candidates, ...spec } as const;
  const id = await flows.start(evaluationRequest(adaptive, samples), { asks });
  await flows.drain();
  const question = async () => (await flows.evaluations.progress(id))?.question ?? null;
  const answer = async (words: 'yes' | 'no') => {
    await flows.evaluations.answer(id, words, {
      actor: { kind: 'terminal', id: null },
      at: new Date(),
    });
    await flows.enqueue.plan(id);
    await flows.drain();
  };
  return { ...flows, id, question, answer };
}

describe('answers that look wrongly compared', () => {
  it.each(['adaptive', 'full'] as const)(
    'have a person asked soon in the %s design, and nothing is called meanwhile',
    async (design) => {
      const { question, calls, drain, restart } = await begun(HOLDING, { design });
      expect(await question()).toMatchObject({
        kind: 'answer check',
        candidates: expect.arrayContaining(NAMES.slice(1).map((name) => ({ name }))),
        doubted: { wrong: 5, holding: 5 },
      });
      const called = calls.length;
      expect(called).toBe(5);
      await restart();
      await drain();
      expect(calls).toHaveLength(called);
    },
  );

  it('are asked about once: after a yes it goes on to its end, and nothing is called twice', async () => {
    const { question, answer, result, id, calls, tables } = await begun(HOLDING);
    await answer('yes');
    expect(await question()).toBeNull();
    expect((await result(id))?.ending).toBe('none good enough');
    expect(tables.ledger).toHaveLength(calls.length);
  });

  it('end it after a no, with what is known and the reason', async () => {
    const { answer, result, id, calls } = await begun(HOLDING);
    const called = calls.length;
    await answer('no');
    expect(calls).toHaveLength(called);
    const ended = await result(id);
    expect(ended).toMatchObject({ pick: null, answerCheck: expect.anything() });
    expect(ended?.models.at(-1)?.reason).toContain('an answer check that looks wrong');
  });

  it('are seen where none is right, of several samples', async () => {
    const { question } = await begun(says(() => 'no'));
    expect(await question()).toMatchObject({ kind: 'answer check', doubted: { holding: 0 } });
  });

  it('are not asked about where nobody is there', async () => {
    const { result, id } = await begun(HOLDING, {}, { asks: false });
    expect((await result(id))?.ending).toBe('none good enough');
  });

  it('are not seen in one sample that every model fails', async () => {
    const names = ['', '@low', '@medium', '@high'].flatMap((effort) =>
      ['anthropic/claude-haiku-5-5', 'anthropic/claude-opus-5-5'].map((name) => name + effort),
    );
    const first = new Map<string, number>();
    const failsFirst = says((prompt) => {
      const [input = ''] = /Sample \d+/.exec(prompt) ?? [];
      if (first.size === 0) first.set(input, 0);
      return first.has(input) ? 'no' : 'ok';
    });
    const candidates = names.map((name) => candidate(name));
    const { question, id, result } = await begun(failsFirst, { candidates });
    expect(await question()).toBeNull();
    expect((await result(id))?.pick).not.toBeNull();
  });
});
