import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { loadCatalog } from '../src/catalog-file.ts';
import { resolveCandidate } from '../src/core/catalog/resolve-candidate.ts';
import type { EvaluationRequest } from '../src/core/evaluation.ts';
import { fromDollars } from '../src/core/money.ts';
import { newestDueWeek, weeksUntil } from '../src/core/week/closed-weeks.ts';
import { daysLater } from '../src/core/week/whole-days.ts';
import type { Database } from '../src/store/client.ts';
import { createEvaluation } from '../src/store/create-evaluation.ts';
import { createPickStore } from '../src/store/picks.ts';
import { evaluations, ledger, workspaceSettings } from '../src/store/schema.ts';
import { type PastModel, pastResult } from './past-result.ts';

const catalog = loadCatalog();

/** Mondays 09:00 UTC. */
const WEEKLY = { timeZone: 'UTC', day: 1, hour: 9 };

const HAIKU: PastModel = {
  model: 'anthropic/claude-haiku-5-5',
  score: 0.98,
  costPerCall: 0.00015,
  served: 'claude-haiku-5-5',
  verdict: 'proven',
};
const FLASH: PastModel = {
  model: 'google/gemini-3.8-flash',
  score: 0.97,
  costPerCall: 0.001125,
  served: 'gemini-3.8-flash',
  verdict: 'proven',
};
const OPUS: PastModel = {
  model: 'anthropic/claude-opus-5-5',
  score: 0.98,
  costPerCall: 0.006,
  served: 'claude-opus-5-5',
  verdict: 'proven',
};

/**
 * What each task's evaluations cost in each of eight weeks, in dollars; a fifth of it for the judge where
 * there is one.
 */
const TASKS = [
  {
    name: 'support tickets',
    usd: [2.1, 1.4, 0, 3.05, 2.2, 1.9, 2.47, 2.82],
    models: [HAIKU, OPUS],
    volume: 40_000,
    judged: true,
    inUseForDays: 104,
  },
  {
    name: 'invoice amounts',
    usd: [0, 0, 0.8, 0, 0.6, 0, 0.35, 1.3],
    models: [FLASH, OPUS],
    volume: 80_000,
    judged: false,
    inUseForDays: 30,
  },
];

export interface PastOptions {
  workspace: string;
  user: string;
  channel: string;
  /** The samples that every task of the past has. */
  request: EvaluationRequest;
  now: Date;
}

/**
 * Invents eight closed weeks of simulated evaluations with their ledger, two accepted picks, a cap and
 * a digest's channel; what the digest says of them is sample data.
 */
export async function inventPast(db: Database, options: PastOptions): Promise<void> {
  const weeks = weeksUntil(newestDueWeek(options.now, WEEKLY), 8, WEEKLY.timeZone);
  for (const task of TASKS) {
    const ids: string[] = [];
    for (const [index, usd] of task.usd.entries()) {
      const at = daysLater(weeks[index]!.start, 2);
      if (usd > 0) ids.push(await inventEvaluation(db, { ...options, task, usd, at }));
    }
    await createPickStore(db).save({
      evaluationId: ids[0]!,
      workspace: options.workspace,
      name: task.name,
      model: task.models[0]!.model,
      replaces: OPUS.model,
      volume: task.volume,
      owner: { kind: 'person', id: options.user },
      destination: { channel: options.channel },
      simulated: true,
      costPerCall: task.models[0]!.costPerCall,
      tokens: { input: 1_000, output: 100, cached: 0, reasoning: 0 },
      acceptedAt: daysLater(options.now, -task.inUseForDays),
    });
  }
  await db.insert(workspaceSettings).values(
    [
      { name: 'digest-channel', value: options.channel },
      { name: 'monthly-cap', value: '50' },
    ].map((setting) => ({
      ...setting,
      workspace: options.workspace,
      changedByKind: 'person' as const,
      changedById: options.user,
      changedAt: weeks.at(-1)!.start,
    })),
  );
}

async function inventEvaluation(
  db: Database,
  {
    workspace,
    user,
    channel,
    request,
    task,
    usd,
    at,
  }: PastOptions & { task: (typeof TASKS)[number]; usd: number; at: Date },
): Promise<string> {
  const id = randomUUID();
  const { name, models, volume } = task;
  const candidates = models.flatMap(({ model }) => {
    const resolved = resolveCandidate(catalog, model);
    return 'candidate' in resolved ? [resolved.candidate] : [];
  });
  const spec = { ...request.spec, name, candidates, volume, current: OPUS.model };
  await createEvaluation(
    db,
    {
      id,
      key: `past ${id}`,
      spec,
      samples: request.samples,
      workspace,
      actor: { kind: 'person', id: user },
      destination: { channel },
      simulated: true,
      estimatedUsd: usd,
      fullDesignUsd: usd,
      largestUsd: 1,
      asks: false,
      expectedCalls: request.samples.length,
      question: null,
    },
    null,
  );
  const samples = request.samples.length;
  const result = pastResult({ id, name, samples, volume, usd, at, models });
  await db
    .update(evaluations)
    .set({
      state: 'finished',
      result,
      createdAt: at,
      finishedAt: at,
      announcedAt: at,
      spent: fromDollars(usd),
    })
    .where(eq(evaluations.id, id));
  await db.insert(ledger).values(billsOf({ id, workspace, user, usd, at, task, samples }));
  return id;
}

/** One row a call, which add up to `usd` but for less than a cent. */
function billsOf({
  id,
  workspace,
  user,
  usd,
  at,
  task,
  samples,
}: {
  id: string;
  workspace: string;
  user: string;
  usd: number;
  at: Date;
  task: (typeof TASKS)[number];
  samples: number;
}): (typeof ledger.$inferInsert)[] {
  const shares = [0.1, task.judged ? 0.7 : 0.9, ...(task.judged ? [0.2] : [])];
  return shares.flatMap((share, index) => {
    const isJudge = index === 2;
    const { model, served } = isJudge ? OPUS : task.models[index]!;
    return Array.from({ length: samples }, (_, sample) => ({
      evaluationId: id,
      workspace,
      actorKind: 'person' as const,
      actorId: user,
      simulated: true,
      candidate: isJudge ? 0 : index,
      sample,
      repeat: 0,
      attempt: 1,
      purpose: isJudge ? ('judge' as const) : ('answer' as const),
      provider: model.slice(0, model.indexOf('/')),
      state: 'settled' as const,
      amount: fromDollars((usd * share) / samples),
      model,
      servedModel: served,
      priceRow: 'sample data',
      at,
    }));
  });
}
