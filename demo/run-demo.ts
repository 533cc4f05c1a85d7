import { screenOf, wrapText } from '../src/cli/screen.ts';
import { asCommandText, formValues, readExample } from './example.ts';
import { messageText } from './message-text.ts';
import { openDemo } from './open-demo.ts';
import { type ShownMessage, type SlackDriver, waitFor } from './slack-driver.ts';
import { asObject } from './slack-workspace.ts';

const PATIENCE_MS = 600_000;

/**
 * The whole thing without accounts: asks one question as a person would, and prints what was posted.
 * `once` ends then; otherwise the app goes on until interrupted.
 */
export async function runDemo(options: { once: boolean; interrupted: AbortSignal }): Promise<void> {
  const begun = performance.now();
  await using demo = await openDemo();
  const { appUrl, database, workspace } = demo;
  say(demo.simulated ? SIMULATED : 'Real models answer: this costs a few cents.');
  await askAndShow(demo.driver, { [workspace.user]: 'Ana' }, options.interrupted);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  say(
    `That took ${seconds} s. The data is in PostgreSQL, in ${database.dataDir} (database ${database.name}).`,
  );
  if (options.once || options.interrupted.aborted) return;
  say(`The app goes on at ${appUrl}, its Slack at ${workspace.apiUrl}. Ctrl-C ends it.`);
  await untilAborted(options.interrupted);
}

const SIMULATED =
  'SIMULATED: no provider key is set, so stand-ins answer for the models. What follows says nothing about the real ones.';

/** Types the command with the shipped example, submits the form, and prints the message and its thread. */
async function askAndShow(
  driver: SlackDriver,
  people: Readonly<Record<string, string>>,
  interrupted: AbortSignal,
): Promise<void> {
  const look = { screen: screen(), people };
  const { cyan } = look.screen.colours;
  const example = await readExample('ticket-triage');
  const command = await driver.sendCommand(asCommandText(example));
  say(
    `Ana types /llm-pick with ${example.samples.length} support tickets; Slack has its answer after ${Math.round(command.milliseconds)} ms, and the form opens.`,
  );
  await driver.submitForm(await driver.form(), formValues(example));
  say('She submits it. The evaluation runs …');
  const message = await waitFor(
    () => resultMessage(driver, interrupted),
    'the result',
    PATIENCE_MS,
  );
  if (interrupted.aborted) {
    say('\nInterrupted before the result was there.');
    return;
  }
  print(cyan('── posted in #support-ai ──'), messageText(message, look));
  const replies = await waitFor(() => wholeThread(driver, message), 'the thread', PATIENCE_MS);
  for (const [index, reply] of replies.entries()) {
    const place = `── in its thread, ${index + 1} of ${replies.length} ──`;
    print(cyan(place), messageText(reply, look));
  }
  say('');
}

/** The message once it is the result: only that has a table. */
async function resultMessage(
  driver: SlackDriver,
  interrupted: AbortSignal,
): Promise<ShownMessage | undefined> {
  const messages = await driver.messages();
  const finished = messages.find(({ blocks }) => blocks.some(({ type }) => type === 'table'));
  return interrupted.aborted ? messages[0] : finished;
}

/** The thread once every model that ran has its reply. */
async function wholeThread(driver: SlackDriver, message: ShownMessage) {
  const table = asObject(message.blocks.find(({ type }) => type === 'table'));
  const rows = (table.rows as Record<string, unknown>[][]).slice(1);
  const ran = rows.filter(([, score]) => score?.text !== '-').length;
  const replies = await driver.thread(message.ts);
  return replies.length >= ran ? replies : null;
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
