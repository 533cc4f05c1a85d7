import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { measureAcks } from './acks.ts';
import { type Calls, openTimedLoop } from './bare-loop.ts';
import { timeCold } from './cold.ts';
import { measureDigest } from './digest-cost.ts';
import { measureKills } from './kills.ts';
import { median } from './median.ts';
import { playMoneyOf } from './money-play.ts';
import { timeNoOpJobs } from './no-op-jobs.ts';
import { measureProcesses } from './processes.ts';
import { timeProgress } from './progress-cost.ts';
import { missedFigures, say, tell } from './report.ts';
import { timeScoring } from './scoring.ts';
import { openStand, startModels } from './stand.ts';
import { type Load, openTimedEvaluations, timeEvaluation } from './time-evaluation.ts';
import { timeWhatIf } from './what-if-cost.ts';

type Parts = Record<string, () => Promise<void> | void>;

/**
 * Every figure of speed that we claim, as ratios within this one run, with its limit beside it; or the
 * parts alone that are named behind it: `npm run bench -- warm growth`.
 */
const parts: Parts = {
  warm: () =>
    againstBareLoop({ samples: 100, repeats: 5, concurrency: 20 }, 50, {
      limits: [1.1, 1.15],
      rounds: 7,
    }),
  wide: () =>
    againstBareLoop({ samples: 1_000, repeats: 5, concurrency: 200 }, 500, {
      limits: [1.05, 1.1],
      rounds: 3,
    }),
  cold: () => cold({ calls: 500, concurrency: 20 }),
  'no-op': () => againstNoOp({ samples: 1_000, repeats: 5, concurrency: 50 }),
  growth: () => growth([1_000, 10_000]),
  progress,
  acks: acksUnderLoad,
  scoring,
  digest: digestCost,
  'what-if': whatIfCost,
  kills: killsCost,
  processes: moreProcesses,
  money: moneyPlay,
  packages: packagesSize,
};
/** It takes minutes: only where it is named. */
const large: Parts = { large: () => growth([1_000, 100_000]) };
const chosen = chosenParts(process.argv.slice(2));

await using stand = await openStand();
const backends = [
  { name: 'Redis', redisUrl: stand.redisUrl },
  { name: 'PostgreSQL', redisUrl: null },
] as const;

say('A BullMQ job that does nothing, on its PostgreSQL backend: the measure of this machine');
const noOp = await timeNoOpJobs({ databaseUrl: stand.databaseUrl, redisUrl: null }, 10_000, 50);
const noOpMs = noOp.ms;
say(`  ${Math.round(1_000 / noOpMs)} a second, ${noOpMs.toFixed(2)} ms each`);
for (const part of chosen) await part();
const missed = missedFigures();
say(missed === 0 ? '\nEvery figure is within its limit.' : `\n${missed} figures miss their limit.`);
process.exitCode = missed === 0 ? 0 : 1;

/** Ends the process where a name is none. */
function chosenParts(names: readonly string[]) {
  const all = { ...parts, ...large };
  const strange = names.filter((name) => !Object.hasOwn(all, name));
  if (strange.length > 0) {
    say(`No part is named ${strange.join(', ')}. There are: ${Object.keys(all).join(', ')}.`);
    process.exit(2);
  }
  return names.length === 0 ? Object.values(parts) : names.map((name) => all[name]!);
}

function scoring() {
  say('\n100,000 answers scored, against JSON.parse of them as JSON strings');
  for (const { name, ms, multiple } of timeScoring()) {
    tell(name, `${Math.round(ms)} ms, ${multiple.toFixed(1)}x`, multiple <= 3, '3x');
  }
}

/** Beside each evaluation a bare loop, so that a host that grows slower or faster changes both alike. */
async function againstBareLoop(
  load: Load,
  latencyMs: number,
  { limits, rounds }: { limits: readonly number[]; rounds: number },
) {
  const { concurrency } = load;
  const calls = load.samples * load.repeats;
  const ideal = (calls * latencyMs) / concurrency;
  const what = `${calls} trials of ${latencyMs} ms, ${concurrency} at a time`;
  say(`\n${what} (ideal ${ideal} ms), the medians of ${rounds} rounds`);
  const models = await startModels(latencyMs);
  const timeLoop = await openTimedLoop(models.ready, concurrency);
  for (const [index, { name, redisUrl }] of backends.entries()) {
    const place = await openTimedEvaluations(stand, redisUrl, models.ready, concurrency);
    const own: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round++) {
      bare.push((await timeLoop(calls)).ms);
      own.push((await place.time(load)).ms);
    }
    await place.stop();
    const [ms, bareMs] = [median(own), median(bare)];
    const ratio = median(own.map((each, round) => each / bare[round]!));
    const loop = `${ratio.toFixed(3)}x the bare loop's ${Math.round(bareMs)} ms`;
    const figure = `${Math.round(ms)} ms, ${(ms / ideal).toFixed(3)}x the ideal, ${loop}`;
    const limit = limits[index]!;
    tell(name, figure, ratio <= limit, `${limit}x the bare loop`);
  }
  await models.stop();
}

async function cold(load: Calls) {
  say(`\nThe same from start to exit of a fresh process, ${load.calls} calls of 50 ms`);
  const models = await startModels(50);
  const { runMs, bareMs, megabytes } = await timeCold(stand, models.ready, { load, runs: 5 });
  const ratio = runMs / bareMs;
  const figure = `${Math.round(runMs)} ms, ${ratio.toFixed(2)}x the bare loop's ${Math.round(bareMs)} ms`;
  tell('llm-pick run', figure, ratio <= 1.6, '1.6x the bare loop');
  tell('memory', `${Math.round(megabytes)} MB`, megabytes < 250, '250 MB');
  await models.stop();
}

async function growth(trials: readonly [number, number]) {
  const [small, large] = trials.map((count) => count.toLocaleString('en'));
  say(`\n${large} trials against ${small}, of a provider that answers at once`);
  const models = await startModels(0);
  for (const { name, redisUrl } of backends) {
    const cpuOf = async (count: number) => {
      const load = { samples: count / 5, repeats: 5, concurrency: 50 };
      return (await timeEvaluation(stand, redisUrl, models.ready, load)).cpuMs;
    };
    const [few, many] = [await cpuOf(trials[0]), await cpuOf(trials[1])];
    const figure = `${few.toFixed(2)} ms of CPU a trial at ${small}, ${many.toFixed(2)} at ${large}`;
    tell(name, figure, many / few <= 1.2, '1.2x');
  }
  await models.stop();
}

async function progress() {
  say('\nHow far an evaluation is, with fifty times as many trials');
  const [small, large] = await timeProgress(stand.databaseUrl, [1_000, 50_000]);
  const times = large! / small!;
  const figure = `${small!.toFixed(1)} ms at 1,000, ${large!.toFixed(1)} ms at 50,000`;
  tell('progress', figure, times <= 3, '3x');
}

async function againstNoOp(load: Load) {
  const calls = load.samples * load.repeats;
  say(`\n${calls} trials of a provider that answers at once, against BullMQ jobs that do nothing`);
  const models = await startModels(0);
  const { concurrency } = load;
  const timeLoop = await openTimedLoop(models.ready, concurrency);
  const bare = await timeLoop(calls);
  const redisNoOp = await timeNoOpJobs(stand, 5_000, concurrency);
  for (const [index, { name, redisUrl }] of backends.entries()) {
    const limit = [0.95, 0.65][index]!;
    const { ms, cpuMs } = await timeEvaluation(stand, redisUrl, models.ready, load);
    const rate = calls / (ms / 1000);
    const share = (rate * noOpMs) / 1_000;
    const words = `${Math.round(rate)} trials a second, ${Math.round(share * 100)}% of no-op`;
    tell(name, words, share >= limit, `${limit * 100}%`);
    const own = cpuMs - bare.cpuMs - [redisNoOp, noOp][index]!.cpuMs;
    const most = ([0.25, 0.35][index]! / 1.5) * bare.cpuMs;
    const figure = `${own.toFixed(2)} ms of CPU a trial beyond a bare call's ${bare.cpuMs.toFixed(2)} and a no-op job's`;
    tell(name, figure, own <= most, `${most.toFixed(2)} ms`);
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

async function whatIfCost() {
  say('\nWhat-if on the stored trials of ten models, 100,000 against 1,000');
  for (const { question, ms } of await timeWhatIf(stand.databaseUrl, [1_000, 100_000])) {
    const times = ms[1]! / ms[0]!;
    const figure = `${ms[1]!.toFixed(1)} ms, ${times.toFixed(2)}x of ${ms[0]!.toFixed(1)} ms`;
    tell(question, figure, times <= 2, '2x');
  }
}

async function acksUnderLoad() {
  say('\n/llm-pick while 5000 trials of 500 ms run in the same process, 200 at a time');
  const models = await startModels(500);
  for (const { name, redisUrl } of backends) {
    const { median, p99, commands, megabytes } = await measureAcks(stand, redisUrl, models.ready);
    say(`  ${name}, ${commands} commands:`);
    tellNoOps('  acknowledged, median', median, 12);
    tellNoOps('  acknowledged, p99', p99, 80);
    tell('  memory', `${Math.round(megabytes)} MB`, megabytes < 300, '300 MB');
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

async function moreProcesses() {
  say('\n20 evaluations at once on Redis, 800 trials of 250 ms, ten at a time a worker process');
  const one = await measureProcesses(stand, 1);
  const two = await measureProcesses(stand, 2);
  const five = await measureProcesses(stand, 5);
  const rate = ({ trialsPerSecond }: typeof one) => `${trialsPerSecond.toFixed(1)} a second`;
  say(`  1 process: ${rate(one)}`);
  const times = two.trialsPerSecond / one.trialsPerSecond;
  tell('2 processes', `${rate(two)}, ${times.toFixed(2)}x`, times >= 1.5, '1.5x of one');
  say(`  5 processes: ${rate(five)}`);
  const extra = one.extraCalls + two.extraCalls + five.extraCalls;
  tell('calls made twice', String(extra), extra === 0, '0');
}

async function moneyPlay() {
  say(
    '\n10,000 random interleavings of claims, settlements, crashes and sweeps under caps of people and workspaces',
  );
  const seeds = Array.from({ length: 10 }, (_, index) => index + 1);
  const broken = await playMoneyOf(stand.databaseUrl, seeds);
  tell(
    'books that did not balance, budgets and caps passed',
    String(broken.length),
    broken.length === 0,
    '0',
  );
}

/** The 15 and 100 ms were asked on a machine whose no-op job takes 1.2 ms. */
function tellNoOps(name: string, ms: number, limit: number): void {
  const jobs = ms / noOpMs;
  tell(name, `${ms.toFixed(1)} ms, ${jobs.toFixed(1)} no-op jobs`, jobs <= limit, String(limit));
}

function packagesSize() {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const used = execFileSync('du', ['-sk', 'node_modules'], { cwd: root, encoding: 'utf8' });
  const megabytes = Number(used.split('\t')[0]) / 1024;
  say('\nOn the disk');
  tell('node_modules', `${Math.round(megabytes)} MB`, megabytes <= 650, '650 MB');
}
