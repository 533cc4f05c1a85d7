import { sql } from 'drizzle-orm';
import type { Saving } from '../core/digest/digest.ts';
import type { WatchedPick } from '../core/watch/watched-pick.ts';
import type { WatchReader } from '../flows/ports/week.ts';
import type { Database } from './client.ts';
import { createPickStore } from './picks.ts';

/** What a week's evaluations found, and the accepted picks with what their evaluations say, in PostgreSQL. */
export function createWatchReader(
  db: Database,
  { simulated }: { simulated: boolean },
): WatchReader {
  return {
    workspaces: async () => {
      const { rows } = await db.execute<{ workspace: string }>(
        sql`select distinct workspace from accepted_picks where simulated = ${simulated}`,
      );
      return rows.map(({ workspace }) => workspace);
    },
    canaryWeeks: (pick) => canaryWeeks(db, pick),
    savings: (workspace, span) => savings(db, { workspace, simulated }, span),
    picks: (workspace) => watchedPicks(db, { workspace, simulated }),
  };
}

interface Tenant {
  workspace: string;
  simulated: boolean;
}

/** Returns what the newest evaluation of each task would save a month with its pick, where it saves anything. */
async function savings(
  db: Database,
  { workspace, simulated }: Tenant,
  { start, end }: { start: Date; end: Date },
): Promise<Saving[]> {
  const { rows } = await db.execute<{
    task: string;
    monthlyUsd: number | null;
    accepted: boolean;
  }>(sql`
    select distinct on (e.name) e.name as task,
      ${monthlyOf(sql`e.spec->>'current'`)} - ${monthlyOf(PICKED)} as "monthlyUsd",
      exists (select 1 from accepted_picks p where p.workspace = e.workspace and p.name = e.name
        and p.model = ${PICKED}) as accepted
    from evaluations e
    where e.workspace = ${workspace} and e.simulated = ${simulated} and e.state = 'finished'
      and e.finished_at >= ${start.toISOString()} and e.finished_at < ${end.toISOString()}
      and e.spec->>'current' is not null
    order by e.name, e.finished_at desc`);
  return rows.filter((row): row is Saving => row.monthlyUsd !== null && row.monthlyUsd > 0);
}

async function watchedPicks(
  db: Database,
  { workspace, simulated }: Tenant,
): Promise<WatchedPick[]> {
  const [picks, { rows }] = await Promise.all([
    createPickStore(db).list(workspace),
    db.execute<EvaluationFacts>(sql`
      select e.id, (e.spec->'bar'->>'rate')::float8 as bar,
        (e.result->'spend'->>'usd')::float8 as usd, e.spec->'candidates' as candidates,
        e.spec->'ownModels' as "ownModels",
        (select m->'servedModels' from json_array_elements(e.result->'models') m
          where ${CANDIDATE} = p.model limit 1) as served,
        (select max(again.finished_at) from evaluations again where again.workspace = p.workspace
          and again.state = 'finished' and again.spec->>'retestOf' = e.id::text)::text as "testedAt"
      from accepted_picks p join evaluations e on e.id = p.evaluation_id
      where p.workspace = ${workspace} and p.simulated = ${simulated}`),
  ]);
  const factsById = new Map(rows.map((row) => [row.id, row]));
  return picks
    .filter((pick) => pick.simulated === simulated)
    .map((pick) => {
      const facts = factsById.get(pick.evaluationId);
      const candidates = facts?.candidates ?? [];
      const own = candidates.find(({ name }) => name === pick.model);
      return {
        ...pick,
        catalogName: own ? catalogName(own) : pick.model.replace(/@.*$/, ''),
        bar: facts?.bar ?? null,
        evaluationUsd: facts?.usd ?? null,
        servedModels: facts?.served ?? [],
        lineUp: candidates.map(catalogName),
        ownModels: facts?.ownModels ?? [],
        testedAt: latest(pick.acceptedAt, facts?.testedAt ?? null),
      };
    });
}

/** The unique name of a result's model, and of its pick: in results from before recipes, the model's. */
const CANDIDATE = sql`coalesce(m->>'candidate', m->>'model')`;
const PICKED = sql`coalesce(e.result->'pick'->>'candidate', e.result->'pick'->>'model')`;

/** The keys of a pick's weekly looks: this, and the week. */
const canaryKey = (evaluationId: string) => `canary ${evaluationId} `;

async function canaryWeeks(db: Database, { evaluationId, acceptedAt }: WatchedPick) {
  const key = canaryKey(evaluationId);
  const { rows } = await db.execute<{ key: string; scores: number[] }>(sql`
    select e.key, coalesce(array_agg(t.score order by t.sample) filter (where e.state = 'finished'
        and t.score is not null), '{}') as scores
    from evaluations e left join trials t on t.evaluation_id = e.id
    where starts_with(e.key, ${key}) and e.created_at >= ${acceptedAt.toISOString()}
    group by e.key order by e.key`);
  return rows.map((row) => ({ name: row.key.slice(key.length), scores: row.scores }));
}

/** Dollars a month of a result's model of this name; null where it has none. */
function monthlyOf(name: ReturnType<typeof sql>) {
  return sql`(select (m->>'monthlySpend')::float8 from json_array_elements(e.result->'models') m
    where ${CANDIDATE} = ${name} limit 1)`;
}

interface EvaluationFacts extends Record<string, unknown> {
  id: string;
  bar: number | null;
  usd: number | null;
  candidates: readonly { name: string; provider: string; model: string }[];
  served: readonly string[] | null;
  ownModels: WatchedPick['ownModels'] | null;
  /** When it was tested again; null where it was not. */
  testedAt: string | null;
}

function latest(acceptedAt: Date, testedAt: string | null): Date {
  const tested = testedAt === null ? acceptedAt : new Date(testedAt);
  return tested > acceptedAt ? tested : acceptedAt;
}

function catalogName({ provider, model }: { provider: string; model: string }): string {
  return `${provider}/${model}`;
}
