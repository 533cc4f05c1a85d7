import { setTimeout as wait } from 'node:timers/promises';
import { QUESTION_YES_ACTION } from '../src/blocks/question.ts';
import { EXIT, type ExitStatus } from '../src/cli/output/exit-status.ts';
import { screenOf, wrapText } from '../src/cli/output/screen.ts';
import type { Result } from '../src/core/result/schema/result.ts';
import { asCommandText, formValues, readExample } from './example.ts';
import { type Look, messageText } from './message-text.ts';
import { type Demo, openDemo } from './open-demo.ts';
import { showWhy } from './show-why.ts';
import type { ShownMessage } from './slack-readings.ts';

/** Who waits wants to know that something goes on; the longer it takes, the less often. */
const FIRST_PROGRESS_MS = 5_000;
const LAST_PROGRESS_MS = 30_000;
const LOOKS_EVERY_MS = 100;

/** Only the message of an evaluation that runs says so. */
const RUNNING = /\d% done \(/;

/**
 * The whole thing without accounts: asks one question as a person would, and prints what was posted.
 * `once` ends then; otherwise the app goes on until interrupted. Returns the exit status: 1 where a
 * provider failed and nothing goes on, 130 where it was interrupted before the result was there.
 */
export async function runDemo(options: {
  once: boolean;
  interrupted: AbortSignal;
}): Promise<ExitStatus> {
  const begun = performance.now();
  await using demo = await openDemo();
  const { appUrl, database, workspace } = demo;
  say(demo.simulated ? SIMULATED : 'Real models answer: this costs a few cents.');
  const result = await askAndShow(demo, options.interrupted);
  if (result && demo.simulated) await tellWhy(demo, options.interrupted);
  if (result) await showDigest(demo);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  say(
    `That took ${seconds} s. The data is in PostgreSQL, in ${database.dataDir} (database ${database.name}).`,
  );
  const failed = result?.ending === 'provider failed';
  if (failed) say(FAILED);
  if (!result) return EXIT.interrupted;
  if (options.once) return failed ? EXIT.failure : EXIT.ok;
  if (!options.interrupted.aborted) {
    say(`A browser shows what was posted: ${workspace.url}`);
    say(`The app goes on at ${appUrl}, for Slack alone. Ctrl-C ends it.`);
    if (demo.terminalEnv) print(TERMINAL, `  ${demo.terminalEnv} \\\n  ${EXAMPLE_RUN}`);
    await untilAborted(options.interrupted);
  }
  return EXIT.ok;
}

const SIMULATED =
  'SIMULATED: no provider key is set, so stand-ins answer for the models. What follows says nothing about the real ones.';
const TERMINAL = 'The same in another terminal, as long as this one goes on:';
const EXAMPLE_RUN = 'npx llm-pick run examples/ticket-triage.yml';
const FAILED =
  'A provider failed, so this shows no pick: the message above says why. Without keys, the demo takes simulated models.';

/**
 * Types the command with the shipped example, submits the form, and prints the message and its
 * thread. Returns the result; null when interrupted before it is there.
 */
async function askAndShow(
  { driver, workspace, database, simulated }: Demo,
  interrupted: AbortSignal,
): Promise<Result | null> {
  const look = { screen: screen(), people: { [workspace.user]: 'Ana' } };
  const { cyan } = look.screen.colours;
  const example = await readExample('ticket-triage');
  const command = await driver.sendCommand(asCommandText(example));
  say(
    `Ana types /llm-pick with ${example.samples.length} support tickets; Slack has its answer after ${Math.round(command.milliseconds)} ms, and the form opens.`,
  );
  const values = formValues(example);
  // With one key the form offers no model of the other provider.
  await driver.submitForm(await driver.form(), simulated ? values : { ...values, current: '' });
  say('She submits it. The evaluation runs …');
  const result = await untilAnnounced({ driver, database }, look, interrupted);
  const [message] = await driver.messages();
  if (!result || !message) {
    say('\nInterrupted before the result was there.');
    return null;
  }
  print(cyan('── posted in #support-ai ──'), messageText(message, look));
  const thread = await driver.thread(message.ts);
  // The files have a message of their own, without a text.
  const replies = thread.filter(({ text, blocks }) => text !== '' || blocks.length > 0);
  for (const [index, reply] of replies.entries()) {
    const place = `── in its thread, ${index + 1} of ${replies.length} ──`;
    print(cyan(place), messageText(reply, look));
  }
  say('');
  return result;
}

/** Prints why a small model failed; real models would cost too much for a story. */
async function tellWhy(demo: Demo, interrupted: AbortSignal): Promise<void> {
  const story = await showWhy(demo, say, interrupted);
  if (!story) return;
  const look = { screen: screen(), people: { [demo.workspace.user]: 'Ana' } };
  print(look.screen.colours.cyan('── in its thread ──'), messageText(story.answer, look));
  say('');
}

/** Posts the digest of an invented past, and prints it with its thread. */
async function showDigest({ driver, workspace, postDigest }: Demo): Promise<void> {
  if (!postDigest) return;
  await postDigest();
  const look = { screen: screen(), people: { [workspace.user]: 'Ana' } };
  const { cyan } = look.screen.colours;
  const message = (await driver.messages()).at(-1);
  if (!message) return;
  say(
    'On Mondays the channel gets a digest. This one has sample data: an invented past of eight weeks.',
  );
  print(cyan('── posted in #support-ai ──'), messageText(message, look));
  for (const reply of await driver.thread(message.ts)) {
    print(cyan('── in its thread ──'), messageText(reply, look));
  }
  say('');
}

/** Tells now and then how far it is, until the result and its whole thread are posted. null when interrupted. */
async function untilAnnounced(
  { driver, database }: Pick<Demo, 'driver' | 'database'>,
  look: Look,
  interrupted: AbortSignal,
): Promise<Result | null> {
  let last = { status: '', at: performance.now(), wait: FIRST_PROGRESS_MS };
  let isAnswered = false;
  while (!interrupted.aborted) {
    const [message] = await driver.messages();
    const isRunning = message !== undefined && RUNNING.test(message.text);
    if (message && !isAnswered && isAsked(message)) {
      isAnswered = true;
      say('It asks before its most expensive models. Ana presses [Yes].');
      await driver.pressButton(message, QUESTION_YES_ACTION);
    }
    const result = message && !isRunning ? await database.announced() : null;
    if (result) return result;
    const status = message ? statusOf(message, look) : '';
    const now = performance.now();
    if (isRunning && status !== last.status && now - last.at >= last.wait) {
      say(`  ${status}`);
      last = { status, at: now, wait: Math.min(2 * last.wait, LAST_PROGRESS_MS) };
    }
    await wait(LOOKS_EVERY_MS, undefined, { signal: interrupted }).catch(() => {});
  }
  return null;
}

function isAsked({ blocks }: ShownMessage): boolean {
  return JSON.stringify(blocks).includes(QUESTION_YES_ACTION);
}

/** The line below the question: "22% done (41 of about 187 calls), $0.003 of $2 spent". */
function statusOf({ ts, text, blocks }: ShownMessage, look: Look): string {
  const shown = messageText({ ts, text, blocks: blocks.slice(0, 1) }, look);
  return shown.slice(shown.lastIndexOf('\n') + 1);
}

function screen() {
  return screenOf(process.stdout, Boolean(process.env.NO_COLOR));
}

function print(...parts: string[]): void {
  process.stdout.write(`\n${parts.join('\n\n')}\n`);
}

function say(text: string): void {
  process.stdout.write(`${wrapText(text, screen())}\n`);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
