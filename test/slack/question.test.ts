import pg from 'pg';
import { expect, it } from 'vitest';
import { waitFor } from '../../demo/slack-driver.ts';
import { QUESTION_NO_ACTION, QUESTION_YES_ACTION } from '../../src/blocks/question.ts';
import { QUESTION } from '../support/fixtures/progress-fixtures.ts';
import { startSlackApp } from '../support/slack-app.ts';
import { validateMessage } from '../support/validate-blocks.ts';

/** Stores a question as the plan's step does, while the evaluation runs. */
async function askIn(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const questions = [{ ...QUESTION, askedAt: new Date().toISOString() }];
  await client.query("update evaluations set questions = $1 where state = 'running'", [
    JSON.stringify(questions),
  ]);
  await client.end();
}

it('a question is answered by a button: by who asked for the evaluation, once, and by nobody else', async () => {
  await using slow = await startSlackApp({ latencyMs: 400 });
  const values = { bar: '80%', repeats: '3', models: ['google/gemini-3.8-flash'] };
  await slow.ask('Answer ok', { ...values, name: 'asks a question' });
  await waitFor(async () => (await slow.driver.messages())[0], 'the message');
  await askIn(slow.databaseUrl);
  const message = await waitFor(
    async () => (await slow.driver.messages()).find(({ text }) => text.endsWith('too?')),
    'the question',
  );
  expect(validateMessage(message)).toEqual([]);
  const press = async (action: string, by?: string) => {
    const before = slow.driver.ephemerals().length;
    await slow.driver.pressButton(message, action, by);
    await waitFor(() => slow.driver.ephemerals().length > before, 'the answer');
    return JSON.stringify(slow.driver.ephemerals().at(-1));
  };
  expect(await press(QUESTION_NO_ACTION, 'U0SOMEBODY')).toContain(
    'Only the person who started it, or an admin, can answer it.',
  );
  expect(await press(QUESTION_YES_ACTION)).toContain('It goes on.');
  expect(await press(QUESTION_NO_ACTION)).toContain('It waits for no answer any more.');
});
