import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../src/store/client.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { timeProgress } from './progress-cost.ts';
import { missedFigures, say, tell } from './report.ts';
import { openStand, startModels } from './stand.ts';
import { timeProcess } from './time-process.ts';

/**
 * The largest evaluation there is (5,000 samples, 5 repeats, 8 models, full) by `llm-pick run`, of models
 * that answer at once, against one of 10,000 trials; on both queues, or on the one that is named
 * (`npm run bench:scale -- redis`).
 */
const LARGE = 5_000;
const SMALL = 250;
/** What the start of the program takes is no trial's. */
const LEAST = 20;
const REPEATS = 5;
const MODELS = [
  'anthropic/claude-haiku-5-5',
  'anthropic/claude-haiku-4-5',
  'anthropic/claude-sonnet-5-5',
  'anthropic/claude-opus-5-5',
  'google/gemini-3.1-flash-lite',
  'google/gemini-3.5-flash-lite',
  'google/gemini-3.7-flash',
  'google/gemini-3.8-flash',
];
const BIN = fileURLToPath(new URL('../bin/llm-pick.js', import.meta.url));

await using stand = await openStand();
await using folder = await temporaryFolder();
const models = await startModels(0);
const client = openDatabase(stand.databaseUrl, 1);
const only = process.argv[2];
const queues = [
  { name: 'Redis', redisUrl: stand.redisUrl },
  { name: 'PostgreSQL', redisUrl: '' },
].filter(({ name }) => only === undefined || name.toLowerCase().startsWith(only));
for (const { name, redisUrl } of queues) {
  say(`The queue in ${name}`);
  const least = await evaluate(LEAST, redisUrl);
  const [small, large] = [await evaluate(SMALL, redisUrl), await evaluate(LARGE, redisUrl)];
  const costOf = ({ trials, cpuMs }: typeof least) =>
    (cpuMs - least.cpuMs) / (trials - least.trials);
  const times = costOf(large) / costOf(small);
  const each = `${costOf(small).toFixed(2)} ms of CPU each, ${costOf(large).toFixed(2)} ms`;
  tell('cost of a trial', `${each}, ${times.toFixed(2)}x`, times <= 1.2, '1.2x');
  tell('memory', `${Math.round(large.megabytes)} MB`, large.megabytes < 400, '400 MB');
}
const [few, many] = await timeProgress(stand.databaseUrl, [1_000, trialsOf(LARGE)]);
const figure = `${few!.toFixed(1)} ms at 1,000 trials, ${many!.toFixed(1)} ms at ${trialsOf(LARGE)}`;
tell('progress', figure, many! / few! <= 3, '3x');
const deadlocks = await countOf(
  sql`select deadlocks as count from pg_stat_database where datname = current_database()`,
);
tell('deadlocks', String(deadlocks), deadlocks === 0, '0');
await client.close();
await models.stop();
process.exitCode = missedFigures() === 0 ? 0 : 1;

async function evaluate(samples: number, redisUrl: string) {
  const trials = trialsOf(samples);
  const name = `scale-${samples}-${redisUrl ? 'redis' : 'postgres'}`;
  const file = path.join(folder.path, `${name}.yml`);
  await writeFile(file, evaluationFile(name));
  const rows = Array.from({ length: samples }, (_, index) => `Sample ${index},ok`);
  await writeFile(path.join(folder.path, `${name}.csv`), ['input,expected', ...rows].join('\n'));
  const flags = ['--yes', '--json', '--concurrency', '50'];
  const took = await timeProcess([BIN, 'run', file, ...flags], {
    ...process.env,
    DATABASE_URL: stand.databaseUrl,
    REDIS_URL: redisUrl,
    ANTHROPIC_API_KEY: 'bench',
    ANTHROPIC_BASE_URL: models.ready.anthropicUrl,
    GEMINI_API_KEY: 'bench',
    GOOGLE_GEMINI_BASE_URL: models.ready.googleUrl,
    LLM_PICK_SIMULATED: '1',
  });
  const scored = await countOf(sql`
    select count(*) from trials join evaluations on evaluations.id = evaluation_id
    where evaluations.name = ${name} and trials.score = 1`);
  if (scored !== trials) throw new Error(`${scored} of ${trials} trials were scored`);
  const seconds = took.ms / 1_000;
  const rate = Math.round(trials / seconds);
  const words = `${Math.round(seconds)} s, ${rate} a second, ${Math.round(took.megabytes)} MB`;
  say(`  ${trials} trials: ${words}`);
  return { ...took, trials };
}

function evaluationFile(name: string): string {
  const candidates = MODELS.map((model) => `{model: ${model}, maxOutputTokens: 64}`);
  return `name: ${name}
prompt: Answer ok. {{input}}
scorer: exact
models: [${candidates.join(', ')}]
repeats: ${REPEATS}
design: full
bar: 0.8
volume: 1000
budget: 1000
samples: ${name}.csv
`;
}

function trialsOf(samples: number): number {
  return samples * REPEATS * MODELS.length;
}

async function countOf(query: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await client.db.execute<{ count: string }>(query);
  return Number(rows[0]!.count);
}
