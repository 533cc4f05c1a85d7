import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { QUESTION_YES_ACTION } from '../src/blocks/question.ts';
import { asCommandText, formValues, readExample } from './example.ts';
import type { ShownForm } from './filled-form.ts';
import type { Demo } from './open-demo.ts';
import type { ShownMessage } from './slack-readings.ts';
import { openWhyForm, submitWhyForm } from './why-form.ts';

/** The small model that falls short, and what would be used otherwise. */
const MODELS = ['google/gemini-3.5-flash-lite', 'anthropic/claude-sonnet-5-5'];
const LOOKS_EVERY_MS = 100;

/** What is posted of a small model that fails: its result, what asking why costs, and why it failed. */
export interface WhyStory {
  result: ShownMessage;
  price: ShownForm;
  answer: ShownMessage;
}

/**
 * Asks questions about a shop's rules, in Dutch, of a small model, which falls short; then why, with the
 * page of rules. `tell` says what the person does. null where it was interrupted.
 */
export async function showWhy(
  demo: Pick<Demo, 'driver' | 'workspace'>,
  tell: (text: string) => void,
  interrupted: AbortSignal,
): Promise<WhyStory | null> {
  const { driver, workspace } = demo;
  const { request, document } = await story();
  const { name, system } = request.spec;
  tell(
    `A small model may lack knowledge, not skill. Ana asks ${request.samples.length} questions about a shop’s rules, in Dutch, of Flash-Lite and Sonnet …`,
  );
  await driver.sendCommand(asCommandText(request));
  const values = { ...formValues(request), system: system ?? '', models: MODELS, repeats: '1' };
  await driver.submitForm(await driver.form(), values);
  const result = await until(() => resultOf(demo, name), interrupted);
  if (!result) return null;
  tell(`“${result.text.split('\n')[0]}” She presses [Why does it fail?] and gives it the rules.`);
  const form = await openWhyForm(demo, result);
  const file = await workspace.upload('webwinkel-regels.md', document);
  const price = await submitWhyForm(demo, form, { 'document-file': file });
  await driver.submitStep(price);
  const answer = await until(
    async () => (await driver.thread(result.ts)).find(({ text }) => ANSWERED.test(text)),
    interrupted,
  );
  return answer && { result, price, answer };
}

/** Only the answer says what it cost. */
const ANSWERED = /Looking into it cost/;

async function story() {
  const file = new URL('../examples/webwinkel-regels.md', import.meta.url);
  return {
    request: await readExample('webwinkel-regels'),
    document: await readFile(file, 'utf8'),
  };
}

/** The message of an evaluation once it is its result; what it asks before is answered with yes. */
async function resultOf(
  { driver }: Pick<Demo, 'driver'>,
  name: string,
): Promise<ShownMessage | null> {
  const message = (await driver.messages()).find(({ blocks }) =>
    JSON.stringify(blocks).includes(name),
  );
  if (!message) return null;
  if (JSON.stringify(message.blocks).includes(QUESTION_YES_ACTION)) {
    await driver.pressButton(message, QUESTION_YES_ACTION);
  }
  return message.blocks.some(({ type }) => type === 'header') ? message : null;
}

async function until<T>(
  look: () => Promise<T | null | undefined>,
  interrupted: AbortSignal,
): Promise<T | null> {
  while (!interrupted.aborted) {
    const found = await look();
    if (found) return found;
    await wait(LOOKS_EVERY_MS, undefined, { signal: interrupted }).catch(() => {});
  }
  return null;
}
