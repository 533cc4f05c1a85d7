import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import type { QueuedTrial } from '../../src/core/record/evaluation-record.ts';
import type { Claim, Settled } from '../../src/core/settlement/settlement.ts';
import { type RunTrialDeps, runTrial } from '../../src/flows/run-trial.ts';
import { prepareEvaluations } from '../../src/runtime/prepare-evaluations.ts';
import { systemCtx } from '../../src/runtime/system-ctx.ts';
import { ANSWER, AT, JUDGED, step, TRIAL } from '../core/settlement/trial-fixtures.ts';
import { evaluationRequest, HAIKU } from '../support/evaluation-request.ts';
import { memorySettings } from '../support/memory-settings.ts';

const CLAIMED = {
  kind: 'claimed',
  attempt: 3,
  losses: 1,
  reserved: 9n,
  call: { purpose: 'answer', provider: 'anthropic', model: HAIKU, worst: 9n, later: 0n },
  steps: [],
} satisfies Claim;

/** A judged trial's flow over a record that answers as told; keeps what it calls, enqueues and releases. */
function judgedTrial(settled: () => Promise<Partial<Settled>>, claim: Claim = CLAIMED) {
  const calls: string[] = [];
  const enqueued: QueuedTrial[] = [];
  const planned: string[] = [];
  const released: number[] = [];
  const passed: string[] = [];
  const done: string[] = [];
  const load = async (id: string) => ({ id, ...evaluationRequest(JUDGED) });
  const deps: RunTrialDeps = {
    prepare: prepareEvaluations({ load }, loadCatalog(), () => AT),
    trials: {
      claim: async () => claim,
      begin: async () => void done.push('begun'),
      settle: async (_, safe) => {
        safe?.();
        return { held: true, ask: false, refusedSince: null, ...(await settled()) };
      },
      release: (_, attempt) => void released.push(attempt),
      stopCandidate: async () => false,
      grant: async () => null,
    },
    evaluations: { control: async () => Promise.reject(new Error('not asked')) },
    settings: memorySettings(),
    complete: async ({ candidate }) => {
      calls.push(candidate.provider);
      return { kind: 'answered', answer: ANSWER };
    },
    enqueue: {
      plan: async (id) => void planned.push(id),
      trials: async (trials) => void enqueued.push(...trials),
    },
    notify: { progress: () => {} },
    now: () => AT,
    signal: new AbortController().signal,
    timeoutMs: 1_000,
    slot: {
      takeFree: () => true,
      take: async () => 'soon',
      passOn: () => void passed.push('passed on'),
    },
  };
  return {
    done,
    passed,
    calls,
    enqueued,
    planned,
    released,
    run: () =>
      runTrial(deps, { ctx: { ...systemCtx(), now: AT }, input: { trial: TRIAL, retries: 0 } }),
  };
}

describe('a trial with a judge', () => {
  it('is called, released, and waits for its judgement in the judge’s queue', async () => {
    const { calls, enqueued, released, run } = judgedTrial(async () => ({}));
    await expect(run()).resolves.toEqual({ kind: 'ended' });
    expect({ calls, released }).toEqual({ calls: ['anthropic'], released: [3] });
    expect(enqueued).toEqual([{ ...TRIAL, provider: 'google', losses: 1, answered: 1 }]);
  });

  it('that has its answer asks the judge alone', async () => {
    const { calls, run } = judgedTrial(async () => ({}), { ...CLAIMED, steps: [step()] } as Claim);
    await run();
    expect(calls).toEqual(['google']);
  });

  it('whose claim was lost during the call is left to whoever has it', async () => {
    const claim = { ...CLAIMED, call: { ...CLAIMED.call, worst: 10n ** 12n } };
    const { enqueued, planned, run } = judgedTrial(async () => ({ held: false }), claim);
    await run();
    expect(enqueued).toEqual([]);
    // Or its answer was stored, and the word of that was lost: the last that the plan waits for, maybe.
    expect(planned).toEqual([TRIAL.evaluationId]);
  });

  it('passes its slot on while its answer is being stored', async () => {
    const stored = Promise.withResolvers<Partial<Settled>>();
    const claim = { ...CLAIMED, call: { ...CLAIMED.call, worst: 10n ** 12n } };
    const { passed, run } = judgedTrial(() => stored.promise, claim);
    const running = run();
    await expect.poll(() => passed).toEqual(['passed on']);
    stored.resolve({});
    await running;
    expect(passed).toEqual(['passed on']);
  });

  it('that can not be settled is released, for its lease to run out', async () => {
    const { released, run } = judgedTrial(() => Promise.reject(new Error('the database is gone')));
    await expect(run()).rejects.toThrow('the database is gone');
    expect(released).toEqual([3]);
  });
});
