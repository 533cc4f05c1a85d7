import { randomUUID } from 'node:crypto';
import { loadCatalog } from '../../src/catalog-file.ts';
import type { EvaluationRequest } from '../../src/core/evaluation.ts';
import type { QueuedTrial } from '../../src/core/record/evaluation-record.ts';
import type { Result } from '../../src/core/result/schema/result.ts';
import type { SettingTexts } from '../../src/core/settings/settings-of.ts';
import { decideNext } from '../../src/flows/decide-next.ts';
import { finishEvaluation } from '../../src/flows/finish-evaluation.ts';
import type { CallSlot, Complete } from '../../src/flows/ports/calls.ts';
import type { Enqueue } from '../../src/flows/ports/queue.ts';
import { runTrial } from '../../src/flows/run-trial.ts';
import { startEvaluation } from '../../src/flows/start-evaluation.ts';
import { sweep } from '../../src/flows/sweep.ts';
import { prepareEvaluations } from '../../src/runtime/prepare-evaluations.ts';
import { memoryEvaluations } from './memory-record/evaluations.ts';
import { emptyTables } from './memory-record/tables.ts';
import { memoryTrials } from './memory-record/trials.ts';
import { memorySettings } from './memory-settings.ts';

const catalog = loadCatalog();
const NOW = new Date('2026-11-24T12:00:00Z');
const CTX = { actor: { kind: 'system', id: null }, workspace: 'local' } as const;
/** Leases run out at once: a sweep finds whatever is claimed and left. */
const FACTS = { leaseMs: 0, simulated: true, patienceMs: 60_000 };

/** One job at a time always has its slot. */
const FREE: CallSlot = { takeFree: () => true, take: async () => 'soon', passOn: () => {} };

type Job =
  | { id: string; kind: 'plan'; evaluationId: string }
  | { id: string; kind: 'trial'; trial: QueuedTrial; retries: number };

/** Called before and after everything that is asked of a port: a process may die there. */
export type Step = (port: string) => void;

/** All flows of an evaluation over a record and queues in memory: one worker, one job at a time. */
export function memoryFlows(
  complete: Complete,
  step: Step = () => {},
  { chosen = {}, at = NOW }: { chosen?: SettingTexts; at?: Date } = {},
) {
  const ctx = { ...CTX, now: at };
  const tables = emptyTables();
  const jobs: Job[] = [];
  const calls: string[] = [];
  const refused = { retry: 0, 'rate limited': 0, 'wait for budget': 0, 'put back': 0 };
  /** Plans have a queue of their own: none waits behind trials. */
  const add = (job: Job) => {
    if (jobs.some(({ id }) => id === job.id)) return;
    if (job.kind === 'plan') jobs.unshift(job);
    else jobs.push(job);
  };
  const evaluations = watched(memoryEvaluations(tables, FACTS), step);
  const trials = watched(memoryTrials(tables, { worker: randomUUID(), ...FACTS }), step);
  const enqueue: Enqueue = watched(
    {
      trials: async (added: readonly QueuedTrial[]) => {
        for (const trial of added) add({ id: jobId(trial), kind: 'trial', trial, retries: 0 });
      },
      plan: async (evaluationId: string) =>
        add({ id: `plan_${evaluationId}`, kind: 'plan', evaluationId }),
      announce: async () => {},
      unqueued: async (planned: readonly QueuedTrial[]) =>
        planned.filter((trial) => !jobs.some(({ id }) => id === jobId(trial))),
    },
    step,
  );
  const notify = { started: async () => {}, progress: () => {}, settle: async () => {} };
  const settings = memorySettings(chosen);
  const prepare = prepareEvaluations(evaluations, catalog, () => at);
  const trialDeps = {
    prepare,
    trials,
    evaluations,
    settings,
    complete: watched(
      {
        complete: (request: Parameters<Complete>[0]) => {
          calls.push(request.candidate.name);
          return complete(request);
        },
      },
      step,
    ).complete,
    enqueue,
    notify,
    now: () => at,
    signal: new AbortController().signal,
    timeoutMs: 1_000,
    slot: FREE,
  };
  const decideDeps = {
    prepare,
    evaluations,
    enqueue,
    notify,
    finish: (command: Parameters<typeof finishEvaluation>[1]) =>
      finishEvaluation({ prepare, evaluations, settings, enqueue }, command),
  };
  const work = async (job: Job) => {
    if (job.kind === 'plan') {
      const { evaluationId } = job;
      return decideNext(decideDeps, { ctx, input: { evaluationId } });
    }
    const { trial, retries } = job;
    const { evaluationId, candidate, sample, repeat } = trial;
    const { kind } = await runTrial(trialDeps, {
      ctx,
      input: { trial: { evaluationId, candidate, sample, repeat }, retries },
    });
    if (kind === 'ended' || kind === 'gone') return;
    refused[kind] += 1;
    add({ ...job, retries: retries + (kind === 'retry' ? 1 : 0) });
  };
  return {
    tables,
    enqueue,
    evaluations,
    trials,
    calls,
    refused,
    /** The same key starts once. */
    start: (
      request: EvaluationRequest,
      { key = randomUUID(), asks = false }: { key?: string; asks?: boolean } = {},
    ) =>
      startEvaluation(
        {
          evaluations,
          settings,
          past: { overlap: async () => null, outputTokens: async () => ({}) },
          enqueue,
          notify,
          catalog,
          simulated: true,
          newId: randomUUID,
        },
        { ctx, input: { request, destination: null, asks, expectedUsd: null, key } },
      ),
    /** Works until nothing is queued; throws what a job throws, and takes it from the queue first. */
    drain: async () => {
      for (let job = jobs.shift(); job; job = jobs.shift()) await work(job);
    },
    /** A new process with an emptied queue. */
    restart: async () => {
      jobs.length = 0;
      await sweep({ evaluations, enqueue });
    },
    result: async (id: string): Promise<Result | null> => (await evaluations.finished(id)).result,
  };
}

const jobId = ({ evaluationId, candidate, sample, repeat, losses, answered }: QueuedTrial) =>
  [evaluationId, candidate, sample, repeat, losses, answered].join('_');

/** The same port, with a step before and after each call of an asynchronous method. */
function watched<Port extends object>(port: Port, step: Step): Port {
  return new Proxy(port, {
    get: (target, name, receiver) => {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => {
        const result: unknown = name === 'release' ? null : step(String(name));
        const returned: unknown = method.apply(target, args);
        if (result === null || !(returned instanceof Promise)) return returned;
        return returned.then((value: unknown) => {
          step(String(name));
          return value;
        });
      };
    },
  });
}
