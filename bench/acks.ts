import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createSlackDriver } from '../demo/slack-driver.ts';
import { type SlackWorkspace, startSlackWorkspace } from '../demo/slack-workspace.ts';
import { startOf } from '../test/support/runtime.ts';
import { peakMegabytes } from './peak-megabytes.ts';
import type { ModelUrls, Stand } from './stand.ts';
import { loadRequest, openBenchRuntime } from './time-evaluation.ts';

export interface AckFigures {
  median: number;
  p99: number;
  commands: number;
  /** The most resident memory the app's process had, in MB. */
  megabytes: number;
}

const BIN = fileURLToPath(new URL('../bin/llm-pick.js', import.meta.url));
const LOAD = { samples: 1_000, repeats: 5, concurrency: 200 };

/**
 * How soon `/llm-pick` is acknowledged, in ms as Slack would see it, while that same process (`serve`
 * as anybody runs it) works through 5,000 trials, 200 calls at a time; and that process's memory.
 */
export async function measureAcks(
  stand: Pick<Stand, 'databaseUrl'>,
  redisUrl: string | null,
  models: ModelUrls,
): Promise<AckFigures> {
  const workspace = await startSlackWorkspace();
  const place = { databaseUrl: stand.databaseUrl, redisUrl, models };
  const app = await serve(place, workspace, 'all');
  const driver = createSlackDriver(workspace, `http://127.0.0.1:${app.port}`);
  await driver.sendCommand('Sort tickets');
  const door = await openBenchRuntime({ ...stand, redisUrl, complete: null, concurrency: 1 });
  const id = await door.start(startOf(loadRequest(LOAD)));
  const acks: number[] = [];
  while (!(await door.result(id))) {
    const { status, milliseconds } = await driver.sendCommand('Sort tickets');
    if (status !== 200) throw new Error(`The app answered ${status}`);
    acks.push(milliseconds);
    await sleep(20);
  }
  const megabytes = peakMegabytes(app.pid);
  await app.stop();
  await door.stop();
  await workspace.stop();
  const sorted = acks.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!;
  return { median: at(0.5), p99: at(0.99), commands: acks.length, megabytes };
}

/** `llm-pick serve` in a process of its own; it says its port when it is ready. `hear` takes its log. */
export async function serve(
  {
    databaseUrl,
    redisUrl,
    models,
  }: { databaseUrl: string; redisUrl: string | null; models: ModelUrls },
  { apiUrl, botToken, signingSecret }: SlackWorkspace,
  role: 'all' | 'web' | 'worker',
  hear: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
) {
  const flags = ['--role', role, '--concurrency', String(LOAD.concurrency)];
  const child = spawn(process.execPath, [BIN, 'serve', ...flags], {
    stdio: ['ignore', 'inherit', 'pipe'],
    env: {
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl ?? '',
      PORT: '0',
      SLACK_API_URL: apiUrl,
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      ANTHROPIC_API_KEY: 'bench',
      ANTHROPIC_BASE_URL: models.anthropicUrl,
      GEMINI_API_KEY: 'bench',
      GOOGLE_GEMINI_BASE_URL: models.googleUrl,
      LLM_PICK_SIMULATED: '1',
    },
  });
  const lines = createInterface({ input: child.stderr });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
    lines.on('line', (line) => {
      const entry = JSON.parse(line) as { message: string; port?: number };
      if (entry.port) resolve(entry.port);
      else hear(line);
    });
  });
  const stop = async () => {
    child.removeAllListeners('exit');
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { port, pid: child.pid!, stop };
}
