import { randomUUID } from 'node:crypto';
import { createSlackDriver, waitFor } from '../demo/slack-driver.ts';
import { startSlackWorkspace } from '../demo/slack-workspace.ts';
import { serve } from './acks.ts';
import { openStand, startModels } from './stand.ts';

/**
 * 1,000 requests of Slack's, in a minute where the machine has the time, over two web processes and a worker that works through what
 * they start: people who type the command, fill in the form's three steps, look at the price, and start.
 * No answer may take a second, and each evaluation has one message, whatever process took its requests.
 */
const FORMS = 200;
const REQUESTS_A_FORM = 5;
const WINDOW_MS = 60_000;
const LONGEST_ACK_MS = 1_000;
const SAMPLES = Array.from({ length: 30 }, (_, index) => `question ${index + 1} => ok`).join('\n');

await using stand = await openStand();
const models = await startModels(20);
const workspace = await startSlackWorkspace();
const place = { databaseUrl: stand.databaseUrl, redisUrl: stand.redisUrl, models: models.ready };
const worker = await serve(place, workspace, 'worker');
const webs = [await serve(place, workspace, 'web'), await serve(place, workspace, 'web')];
const drivers = webs.map(({ port }) => createSlackDriver(workspace, `http://127.0.0.1:${port}`));

const acks: number[] = [];
const names: string[] = [];
const begun = performance.now();
for (let form = 0; form < FORMS; form++) {
  await until(begun + (form * WINDOW_MS) / FORMS);
  await fillIn(form);
}
const seconds = (performance.now() - begun) / 1_000;
// Slack takes a post a second in a channel.
const posted = await waitFor(messagesOfAll, 'a message of every evaluation', 500_000, 2_000);
const doubled = names.filter((name) => posted.filter((text) => text.includes(name)).length !== 1);
const longest = Math.max(...acks);
say(`${acks.length} requests in ${seconds.toFixed(1)} s over ${webs.length} web processes`);
say(
  `answered within ${Math.round(median(acks))} ms at the median, ${Math.round(longest)} ms at most`,
);
say(`${names.length} evaluations started, ${names.length - doubled.length} with one message each`);
for (const each of [...webs, worker]) await each.stop();
await workspace.stop();
await models.stop();
const isKept = longest <= LONGEST_ACK_MS && doubled.length === 0 && acks.length >= 1_000;
say(isKept ? 'Every figure is within its limit.' : 'A figure misses its limit.');
process.exitCode = isKept ? 0 : 1;

/** One person's way from the command to the start; each request goes to the other process. */
async function fillIn(index: number): Promise<void> {
  const [one, other] = index % 2 === 0 ? drivers : drivers.toReversed();
  const name = randomUUID();
  acks.push((await one!.sendCommand(`Answer ok\n${SAMPLES}`)).milliseconds);
  let view = await one!.form();
  const values = { name, bar: '80%', repeats: '1', models: ['anthropic/claude-haiku-5-5'] };
  for (let step = 1; step < REQUESTS_A_FORM; step++) {
    const answer = await (step % 2 === 0 ? one! : other!).submitStep(view, values);
    acks.push(answer.milliseconds);
    const next = one!.nextStep(view, answer);
    if (next) view = next;
  }
  names.push(name);
}

/** The messages posted in the channel once every evaluation has one; null before. */
async function messagesOfAll(): Promise<string[] | null> {
  const posted = workspace.calls
    .filter(({ method, params }) => method === 'chat.postMessage' && params.thread_ts === undefined)
    .filter(({ answer }) => answer.ok)
    .map(({ params }) => JSON.stringify(params.blocks));
  return names.every((name) => posted.some((text) => text.includes(name))) ? posted : null;
}

async function until(moment: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
