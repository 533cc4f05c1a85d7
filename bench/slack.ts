import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSlackDriver, waitFor } from '../demo/slack-driver.ts';
import { startSlackWorkspace } from '../demo/slack-workspace.ts';
import { serve } from './acks.ts';
import { median } from './median.ts';
import { say } from './report.ts';
import { openStand, startModels } from './stand.ts';

/**
 * 1,000 requests of Slack's in a minute over two web processes and a worker that works through what
 * they start: people who type the command, fill in the form's three steps, look at the price, and start.
 * They begin one after the other at a steady pace, over the channels of the workspace, whether the one
 * before is done or not. No answer may take a second, and each evaluation has one message, whatever
 * process took its requests.
 */
const FORMS = 200;
const REQUESTS_A_FORM = 5;
const WITHIN_S = 60;
/** The last begins then, so that all end within the time. */
const BEGUN_WITHIN_MS = 54_000;
const LONGEST_ACK_MS = 1_000;
/** Slack takes a post a second in a channel, of each process. */
const POSTED_WITHIN_MS = 300_000;
const SAMPLES = Array.from({ length: 30 }, (_, index) => `question ${index + 1} => ok`).join('\n');

await using stand = await openStand();
const models = await startModels(20);
const workspace = await startSlackWorkspace();
const place = { databaseUrl: stand.databaseUrl, redisUrl: stand.redisUrl, models: models.ready };
const worker = await serve(place, workspace, 'worker');
const webs = [await serve(place, workspace, 'web'), await serve(place, workspace, 'web')];

const acks: number[] = [];
const names: string[] = [];
const begun = performance.now();
const forms = await Promise.allSettled(Array.from({ length: FORMS }, (_, index) => fillIn(index)));
const seconds = (performance.now() - begun) / 1_000;
const hasAll = () => !timesPosted().includes(0);
await waitFor(hasAll, 'a message of every evaluation', POSTED_WITHIN_MS, 1_000).catch((error) =>
  say(String(error)),
);
for (const each of [...webs, worker]) await each.stop();
await workspace.stop();
await models.stop();

const unfinished = forms.flatMap((form) => (form.status === 'rejected' ? [form.reason] : []));
const posted = timesPosted();
const lost = posted.filter((times) => times === 0).length;
const doubled = posted.filter((times) => times > 1).length;
const longest = Math.max(...acks);
say(`${acks.length} requests in ${seconds.toFixed(1)} s over ${webs.length} web processes`);
say(
  `answered within ${Math.round(median(acks))} ms at the median, ${Math.round(longest)} ms at most`,
);
say(`${names.length} evaluations started: ${lost} without a message, ${doubled} with two`);
for (const reason of unfinished) say(`A form was not filled in: ${reason}`);
const isWhole = unfinished.length === 0 && lost === 0 && doubled === 0;
const isKept = isWhole && longest <= LONGEST_ACK_MS && seconds <= WITHIN_S;
say(isKept ? 'Every figure is within its limit.' : 'A figure misses its limit.');
process.exitCode = isKept ? 0 : 1;

/**
 * One person's way from the command to the start, begun at its place in the window; each request goes to
 * the other process.
 */
async function fillIn(index: number): Promise<void> {
  await sleep((index * BEGUN_WITHIN_MS) / FORMS);
  const drivers = webs.map(({ port }) => createSlackDriver(workspace, `http://127.0.0.1:${port}`));
  const [one, other] = index % 2 === 0 ? drivers : drivers.toReversed();
  const name = randomUUID();
  const channel = workspace.channels[index % workspace.channels.length];
  acks.push((await one!.sendCommand(`Answer ok\n${SAMPLES}`, channel)).milliseconds);
  let view = await one!.form();
  const values = { name, bar: '80%', repeats: '1', models: ['anthropic/claude-haiku-5-5'] };
  for (let step = 1; step < REQUESTS_A_FORM; step++) {
    const { answer, next } = await (step % 2 === 0 ? one! : other!).toNext(view, values);
    acks.push(answer.milliseconds);
    if (next) view = next;
  }
  names.push(name);
}

/** How many messages of the channel are of each evaluation. */
function timesPosted(): number[] {
  const texts = workspace.calls
    .filter(({ method, params }) => method === 'chat.postMessage' && params.thread_ts === undefined)
    .filter(({ answer }) => answer.ok)
    .map(({ params }) => JSON.stringify(params.blocks));
  return names.map((name) => texts.filter((text) => text.includes(name)).length);
}
