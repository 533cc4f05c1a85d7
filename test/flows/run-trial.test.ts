import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import type { Settled, Settlement } from '../../src/core/settlement/settlement.ts';
import type { CallOutcome } from '../../src/core/trial.ts';
import type { RunTrialDeps } from '../../src/flows/claimed-trial.ts';
import type { TrialStore } from '../../src/flows/ports/trials.ts';
import { prepareEvaluations } from '../../src/flows/prepare-evaluation.ts';
import { runTrial } from '../../src/flows/run-trial.ts';
import { evaluationRequest, FLASH_LITE } from '../support/evaluation-request.ts';

const TRIAL = { evaluationId: 'e', candidate: 0, sample: 0, repeat: 0 };
const answered = (text: string): CallOutcome => ({
  kind: 'answered',
  answer: {
    ...{ text, stop: 'complete', servedModel: 'm', latencyMs: 5 },
    usage: { input: 1, cacheRead: 0, cacheWrite: 0, output: 1, reasoning: 0 },
  },
});
const ANSWERED = answered('ok');

const SETTLED = { ask: false, refusedSince: null };

/** A judged trial's flow over a record that answers as told; keeps what it calls and releases. */
function judgedTrial(
  settle: (settlement: Settlement) => Promise<Settled>,
  { judgement = '{"score": 1}', retries = 0 } = {},
) {
  const calls: string[] = [];
  const released: number[] = [];
  const trials: TrialStore = {
    claim: async () => ({ kind: 'claimed', attempt: 3, reserved: 9n, answered: null }),
    settle,
    release: (_, attempt) => void released.push(attempt),
    stopCandidate: async () => false,
  };
  const scorer = { type: 'judge', rubric: 'Is it ok?', model: FLASH_LITE } as const;
  const load = async (id: string) => ({ id, ...evaluationRequest({ scorer }) });
  const now = () => new Date('2026-11-24');
  const deps: RunTrialDeps = {
    ...{ trials, now, timeoutMs: 1_000, signal: new AbortController().signal },
    prepare: prepareEvaluations({ load }, loadCatalog(), now),
    complete: async ({ candidate }) => {
      calls.push(candidate.name);
      return calls.length === 1 ? ANSWERED : answered(judgement);
    },
    enqueue: { plan: async () => {} },
    notify: { progress: () => {} },
  };
  return { calls, released, run: () => runTrial(deps, TRIAL, retries) };
}

describe('a trial with a judge', () => {
  it('is called, then judged, then released', async () => {
    const { calls, released, run } = judgedTrial(async () => ({ ...SETTLED, held: true }));
    await expect(run()).resolves.toEqual({ kind: 'ended' });
    expect(calls).toHaveLength(2);
    expect(released).toEqual([3]);
  });

  it('whose claim was lost during the call is not judged: nothing is reserved for that', async () => {
    const { calls, run } = judgedTrial(async () => ({ ...SETTLED, held: false }));
    await expect(run()).resolves.toEqual({ kind: 'gone' });
    expect(calls).toHaveLength(1);
  });

  it.each([
    { retries: 0, state: 'planned', outcome: 'retry' },
    { retries: 1, state: 'done', outcome: 'ended' },
  ])(
    'whose judgement can not be read is $state after $retries tries, and paid for',
    async (asked) => {
      const settled: Settlement[] = [];
      const settle = async (settlement: Settlement) => {
        settled.push(settlement);
        return { ...SETTLED, held: true };
      };
      const { retries } = asked;
      const { run } = judgedTrial(settle, { judgement: '{"score": 85}', retries });
      await expect(run()).resolves.toMatchObject({ kind: asked.outcome });
      expect(settled[1]).toMatchObject({ state: asked.state, score: null, failure: null });
      expect(settled[1]?.bill).toMatchObject({ purpose: 'judge', state: 'settled' });
    },
  );

  it('that can not be settled is released, for its lease to run out', async () => {
    const { released, run } = judgedTrial(() => Promise.reject(new Error('the database is gone')));
    await expect(run()).rejects.toThrow('the database is gone');
    expect(released).toEqual([3]);
  });
});
