import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../src/store/client.ts';
import { playMoney } from '../test/support/play-money.ts';
import { openPostgresPlace } from '../test/support/storage-contract/open-postgres-place.ts';
import { measureAcks } from './acks.ts';
import { measureDigest } from './digest-cost.ts';
import { measureKills } from './kills.ts';
import { noOpJobsPerSecond } from './no-op-jobs.ts';
import { timeScoring } from './scoring.ts';
import { openStand, startModels } from './stand.ts';
import { type Load, timeEvaluation } from './time-evaluation.ts';

/** Every figure of speed that we claim, as ratios within this one run, with its limit beside it. */
await using stand = await openStand();
const backends = [
  { name: 'Redis', redisUrl: stand.redisUrl },
  { name: 'PostgreSQL', redisUrl: null },
] as const;
let missed = 0;

await againstIdeal({ samples: 100, repeats: 5, concurrency: 20 }, 50, {
  limits: [1.15, 1.25],
  runs: 5,
});
await againstIdeal({ samples: 1_000, repeats: 5, concurrency: 200 }, 500, {
  limits: [1.15, 1.15],
  runs: 1,
});
await againstNoOp({ samples: 1_000, repeats: 5, concurrency: 50 });
await acksUnderLoad();
scoring();
await digestCost();
await killsCost();
await moneyPlay();
const kilobytes = Number(du('node_modules').split('\t')[0]);
tell('node_modules', `${Math.round(kilobytes / 1024)} MB`, kilobytes / 1024 < 600, '600 MB');
say(missed === 0 ? '\nEvery figure is within its limit.' : `\n${missed} figures miss their limit.`);
process.exitCode = missed === 0 ? 0 : 1;

function scoring() {
  say('\n100,000 answers scored, against JSON.parse of them as JSON strings');
  for (const { name, ms, multiple } of timeScoring()) {
    tell(name, `${Math.round(ms)} ms, ${multiple.toFixed(1)}x`, multiple <= 3, '3x');
  }
}

async function againstIdeal(
  load: Load,
  latencyMs: number,
  { limits, runs }: { limits: readonly number[]; runs: number },
) {
  const calls = load.samples * load.repeats;
  const ideal = (calls * latencyMs) / load.concurrency;
  const middle = runs > 1 ? `, the median of ${runs}` : '';
  say(
    `\n${calls} trials of ${latencyMs} ms, ${load.concurrency} at a time (ideal ${ideal} ms${middle})`,
  );
  const models = await startModels(latencyMs);
  for (const [index, { name, redisUrl }] of backends.entries()) {
    const took = await timeEvaluation(stand, redisUrl, models.ready, load, runs);
    const ratio = took / ideal;
    const limit = limits[index]!;
    tell(
      name,
      `${Math.round(took)} ms, ${ratio.toFixed(3)}x the ideal`,
      ratio <= limit,
      `${limit}x`,
    );
  }
  await models.stop();
}

async function againstNoOp(load: Load) {
  const calls = load.samples * load.repeats;
  say(`\n${calls} trials of a provider that answers at once, against BullMQ jobs that do nothing`);
  const noOp = await noOpJobsPerSecond(stand.databaseUrl, 10_000, load.concurrency);
  say(`  no-op jobs on BullMQ's PostgreSQL backend: ${Math.round(noOp)} a second`);
  const models = await startModels(0);
  for (const { name, redisUrl } of backends) {
    const took = await timeEvaluation(stand, redisUrl, models.ready, load);
    const rate = calls / (took / 1000);
    const share = rate / noOp;
    const told = `${Math.round(rate)} trials a second, ${Math.round(share * 100)}% of no-op`;
    tell(name, told, share >= 0.4, '40%');
  }
  await models.stop();
}

async function digestCost() {
  say(
    '\nThe weekly digest over 1,000 evaluations: 100,000 ledger rows in its eight weeks, 1,000,000 outside',
  );
  const { digestMs, sumMs, fewerOutsideMs } = await measureDigest(stand.databaseUrl);
  const times = digestMs / sumMs;
  tell('digest', `${digestMs.toFixed(0)} ms, ${times.toFixed(1)}x a plain sum`, times <= 20, '20x');
  const growth = digestMs / fewerOutsideMs;
  tell('with ten times as many rows outside', `${growth.toFixed(2)}x`, growth <= 2, '2x');
}

async function acksUnderLoad() {
  say('\n/llm-pick while 5000 trials of 500 ms run in the same process, 200 at a time');
  const models = await startModels(500);
  for (const { name, redisUrl } of backends) {
    const { median, p99, commands, megabytes } = await measureAcks(stand, redisUrl, models.ready);
    say(`  ${name}, ${commands} commands:`);
    tell('  acknowledged, median', `${median.toFixed(1)} ms`, median < 50, '50 ms');
    tell('  acknowledged, p99', `${p99.toFixed(1)} ms`, p99 < 250, '250 ms');
    tell('  memory', `${Math.round(megabytes)} MB`, megabytes < 250, '250 MB');
  }
  await models.stop();
}

async function killsCost() {
  say('\n20 workers killed in the middle of an evaluation, 10 calls at a time');
  const { toldUsd, trueUsd, extraCalls, mostExtraCalls } = await measureKills(stand, 20);
  const ratio = toldUsd / trueUsd;
  tell('lost calls, told against true', `${ratio.toFixed(2)}x`, ratio <= 3, '3x');
  const most = String(mostExtraCalls);
  tell('calls made again', String(extraCalls), extraCalls <= mostExtraCalls, most);
}

async function moneyPlay() {
  say('\n5000 random interleavings of claims, settlements, crashes and sweeps');
  const client = openDatabase(stand.databaseUrl, 4);
  const place = openPostgresPlace(client.db);
  const broken: string[] = [];
  for (const seed of [1, 2, 3, 4, 5]) {
    broken.push(
      ...(await playMoney({ place, db: client.db, evaluations: 1_000, rounds: 24, seed })),
    );
  }
  await client.close();
  tell('books that did not balance', String(broken.length), broken.length === 0, '0');
}

function du(folder: string): string {
  const root = fileURLToPath(new URL('..', import.meta.url));
  return execFileSync('du', ['-sk', folder], { cwd: root, encoding: 'utf8' });
}

function tell(name: string, figure: string, isOk: boolean, limit: string): void {
  if (!isOk) missed += 1;
  say(`  ${name}: ${figure} (limit ${limit}) ${isOk ? 'ok' : 'MISSED'}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
