import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import type { Calls } from './bare-loop.ts';
import { median } from './median.ts';
import type { ModelUrls, Stand } from './stand.ts';
import { type ProcessTook, timeProcess } from './time-process.ts';

export interface ColdFigures {
  /** From the start of the process to its end: of `llm-pick run`, and of the bare loop. */
  runMs: number;
  bareMs: number;
  /** The most resident memory that `llm-pick run` had, in MB. */
  megabytes: number;
}

const BIN = fileURLToPath(new URL('../bin/llm-pick.js', import.meta.url));
const BARE_LOOP = fileURLToPath(new URL('./bare-loop-process.ts', import.meta.url));

/**
 * What a person waits for: fresh processes, the database there, each the median of `runs` after one that
 * is not counted.
 */
export async function timeCold(
  stand: Pick<Stand, 'databaseUrl'>,
  models: ModelUrls,
  { load, runs }: { load: Calls; runs: number },
): Promise<ColdFigures> {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, 'cold.yml');
  await writeFile(file, evaluationFile(load.calls));
  const concurrency = String(load.concurrency);
  const run = [
    BIN,
    'run',
    file,
    '--yes',
    '--json',
    '--design',
    'full',
    '--concurrency',
    concurrency,
  ];
  const env = {
    ...process.env,
    DATABASE_URL: stand.databaseUrl,
    REDIS_URL: '',
    ANTHROPIC_API_KEY: 'bench',
    ANTHROPIC_BASE_URL: models.anthropicUrl,
    LLM_PICK_SIMULATED: '1',
  };
  const bare = [BARE_LOOP, JSON.stringify({ models, load })];
  const times: ProcessTook[] = [];
  const bareTimes: ProcessTook[] = [];
  for (let index = 0; index <= runs; index++) {
    times.push(await timeProcess(run, env));
    bareTimes.push(await timeProcess(bare, process.env));
  }
  return {
    runMs: median(times.slice(1).map(({ ms }) => ms)),
    bareMs: median(bareTimes.slice(1).map(({ ms }) => ms)),
    megabytes: Math.max(...times.map(({ megabytes }) => megabytes)),
  };
}

function evaluationFile(samples: number): string {
  const lines = Array.from({ length: samples }, (_, index) =>
    JSON.stringify({ input: `Sample ${index}`, expected: 'ok' }),
  );
  return `name: cold
prompt: Answer ok. {{input}}
scorer: exact
models: [anthropic/claude-haiku-5-5]
repeats: 1
bar: 0.8
volume: 1000
budget: 100
samples:
${lines.map((line) => `  - ${line}`).join('\n')}
`;
}
