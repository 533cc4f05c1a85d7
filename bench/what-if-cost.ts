import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { loadCatalog } from '../src/catalog-file.ts';
import { prepare } from '../src/core/settlement/prepared.ts';
import { finishEvaluation } from '../src/flows/finish-evaluation.ts';
import { type WhatIfCommand, whatIfEvaluation } from '../src/flows/what-if-evaluation.ts';
import { type Database, migrateDatabase, openDatabase } from '../src/store/client.ts';
import { createControlledEvaluations } from '../src/store/controlled-evaluations.ts';
import { createEvaluationStore } from '../src/store/evaluations.ts';
import { createPastEvaluations } from '../src/store/past-evaluations.ts';
import { createSettingStore } from '../src/store/settings.ts';
import { createSummedEvaluations } from '../src/store/summed-evaluations.ts';
import { candidate, evaluationRequest } from '../test/support/evaluation-request.ts';
import { median } from './median.ts';

const RUNS = 41;
const REPEATS = 5;
const NOW = new Date('2026-11-25T10:00:00Z');
const CTX = { actor: { kind: 'terminal', id: null }, workspace: 'local', now: NOW } as const;
const MODELS = [
  'anthropic/claude-haiku-5-5',
  'anthropic/claude-haiku-5-5@low',
  'google/gemini-3.1-flash-lite',
  'google/gemini-3.5-flash-lite',
  'google/gemini-3.8-flash',
  'google/gemini-3.8-flash@low',
  'anthropic/claude-sonnet-5-5',
  'anthropic/claude-sonnet-5-5@low',
  'anthropic/claude-opus-5-5',
  'anthropic/claude-opus-5-5@low',
];

const NO_CHANGES = { volume: null, bar: null, latency: null, level: null, currency: null };
const QUESTIONS: Readonly<Record<string, Omit<WhatIfCommand['input'], 'evaluationId'>>> = {
  'another volume': { ...NO_CHANGES, volume: 250_000 },
  'another price level': { ...NO_CHANGES, level: 'batch' },
  'another bar': { ...NO_CHANGES, bar: { kind: 'absolute', rate: 0.85 } },
  'within 5% of the best': { ...NO_CHANGES, bar: { kind: 'relative', within: 0.05, of: null } },
};

/**
 * Returns the milliseconds that a what-if takes on finished evaluations of ten models, for each
 * question by number of stored trials; every trial was put to each model five times.
 */
export async function timeWhatIf(
  databaseUrl: string,
  sizes: readonly number[],
): Promise<{ question: string; ms: readonly number[] }[]> {
  await migrateDatabase(databaseUrl);
  const client = openDatabase(databaseUrl, 4);
  const deps = depsOf(client.db);
  const ids: string[] = [];
  for (const size of sizes) {
    const evaluationId = await addEvaluation(client.db, size);
    await finishEvaluation(deps, { ctx: CTX, input: { evaluationId } });
    ids.push(evaluationId);
  }
  const answers: { question: string; ms: readonly number[] }[] = [];
  for (const [question, asked] of Object.entries(QUESTIONS)) {
    const times: number[][] = sizes.map(() => []);
    for (let run = 0; run < RUNS; run += 1) {
      for (const [index, evaluationId] of ids.entries()) {
        const begun = performance.now();
        await whatIfEvaluation(deps, { ctx: CTX, input: { evaluationId, ...asked } });
        times[index]!.push(performance.now() - begun);
      }
    }
    answers.push({ question, ms: times.map(median) });
  }
  await client.close();
  return answers;
}

function depsOf(db: Database) {
  const catalog = loadCatalog();
  const evaluations = {
    ...createEvaluationStore(db, { leaseMs: 60_000, simulated: true }),
    ...createControlledEvaluations(db),
    ...createPastEvaluations(db),
    ...createSummedEvaluations(db),
  };
  return {
    evaluations,
    settings: createSettingStore(db, {}),
    rates: async () => null,
    catalog,
    prepare: async (id: string) => prepare(await evaluations.load(id), catalog, NOW),
    enqueue: { announce: async () => {} },
  };
}

/** One whose trials have all ended; a few in a hundred answers are wrong, more of some models. */
async function addEvaluation(db: Database, trials: number): Promise<string> {
  const id = randomUUID();
  const samples = trials / MODELS.length / REPEATS;
  const { spec } = evaluationRequest({
    candidates: MODELS.map((name) => candidate(name)),
    repeats: REPEATS,
    bar: { kind: 'absolute', rate: 0.9 },
    volume: 100_000,
  });
  await db.execute(sql`
    insert into evaluations (id, key, name, spec, sample_count, workspace, actor_kind, simulated,
      state, budget, granted, estimated_usd, full_design_usd, expected_calls)
    values (${id}, ${id}, 'what if', ${JSON.stringify(spec)}, ${samples}, 'local', 'terminal', true,
      'running', 1, 1, 1, 1, ${trials})`);
  await db.execute(sql`
    insert into samples (evaluation_id, sample, columns, expected)
    select ${id}, n, jsonb_build_object('input', 'sample ' || n || repeat(' words', 20 + n % 30)), 'ok'
    from generate_series(0, ${samples - 1}) n`);
  await db.execute(sql`
    insert into trials (evaluation_id, candidate, sample, repeat, provider, state, score, failure,
      latency_ms, uncached_cost, steps)
    select ${id}, c, s, r, 'anthropic', 'done', is_right::int, case when not is_right then 'wrong' end,
      300.125 + (s * 13 + r) % 700, 100000000 + (s % 50) * 1000000,
      jsonb_build_array(jsonb_build_object('purpose', 'answer', 'model', 'anthropic/claude-haiku-5-5',
        'text', case when is_right then 'ok' else 'no' end, 'stop', 'complete', 'servedModel', 'm',
        'latencyMs', 300, 'usage', jsonb_build_object('input', 400 + s % 50, 'output', 20 + (s + r) % 30,
          'cacheRead', 0, 'cacheWrite', 0, 'reasoning', 0)))
    from generate_series(0, ${MODELS.length - 1}) c, generate_series(0, ${samples - 1}) s,
      generate_series(0, ${REPEATS - 1}) r,
      lateral (select (s * 7 + r * 3 + c * 11) % 97 >= 3 + c as is_right) answer`);
  await db.execute(sql`vacuum analyze trials`);
  return id;
}
