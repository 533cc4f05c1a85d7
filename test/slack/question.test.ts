import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { shownForm, waitFor } from '../../demo/slack-driver.ts';
import type { ShownMessage } from '../../demo/slack-readings.ts';
import { asObject } from '../../demo/slack-workspace.ts';
import {
  CHANGE_CHECK_ACTION,
  QUESTION_NO_ACTION,
  QUESTION_YES_ACTION,
} from '../../src/blocks/question.ts';
import { QUESTION } from '../support/fixtures/progress-fixtures.ts';
import { type SlackAppUnderTest, startSlackApp } from '../support/slack-app.ts';
import { validateMessage, validateModal } from '../support/validate-blocks.ts';

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

/** Four models that say "ok" where "no" is expected, as far as the question that this raises. */
async function wronglyCompared(app: SlackAppUnderTest, name: string): Promise<ShownMessage> {
  const samples = Array.from({ length: 60 }, (_, index) => `q ${index} => no`).join('\n');
  await app.driver.sendCommand(`Answer ok\n${samples}`);
  await app.driver.submitForm(await app.driver.form(), { name, bar: '80%', models: FOUR });
  return waitFor(
    async () =>
      (await app.driver.messages()).find(({ blocks }) => {
        const text = JSON.stringify(blocks);
        return text.includes(name) && text.includes(CHANGE_CHECK_ACTION);
      }),
    'the question',
  );
}

const FOUR = [
  'anthropic/claude-haiku-5-5',
  'google/gemini-3.5-flash-lite',
  'google/gemini-3.8-flash',
  'anthropic/claude-opus-5-5',
];

describe('answers that look wrongly compared', () => {
  it('end an evaluation where its check is changed: its form opens there, with all of it, and starts anew', async () => {
    await using app = await startSlackApp();
    const message = await wronglyCompared(app, 'wrong check');
    expect(message.text).toContain('This looks like the answer check, not the models: none of');
    expect(validateMessage(message)).toEqual([]);
    const formAfter = async (by?: string) => {
      const before = app.workspace.calls.length;
      await app.driver.pressButton(message, CHANGE_CHECK_ACTION, by);
      const updated = await waitFor(
        () => app.workspace.calls.slice(before).find(({ method }) => method === 'views.update'),
        'the form',
      );
      return shownForm(asObject(updated.answer.view));
    };
    expect(JSON.stringify((await formAfter('U0SOMEBODY')).blocks)).toContain(
      'Only the person who started it, or an admin, can answer it.',
    );
    const form = await formAfter();
    expect(validateModal(form.raw)).toEqual([]);
    expect(JSON.stringify(form.blocks)).toContain('That one ends here; below it can start anew.');
    const ended = await app.result('wrong check');
    expect(JSON.stringify(ended.blocks)).toContain('wrong check');
    expect(JSON.stringify((await formAfter()).blocks)).toContain(
      'That one waits for no answer any more; below it can be asked anew.',
    );
    const values = { scorer: 'contains', name: 'another check' };
    const { look } = await app.driver.toLastLook(form, values);
    expect(JSON.stringify(look?.blocks)).toContain('60 samples');
    await app.driver.submitStep(look!);
    const again = await waitFor(
      async () =>
        (await app.driver.messages()).find(({ blocks }) =>
          JSON.stringify(blocks).includes('another check'),
        ),
      'the second evaluation',
    );
    expect(again.ts).not.toBe(message.ts);
  });

  it('are no reason to stop for who says so: it goes on to its end and asks no more', async () => {
    await using app = await startSlackApp();
    const message = await wronglyCompared(app, 'all wrong');
    await app.driver.pressButton(message, QUESTION_YES_ACTION);
    const { text } = await app.result('all wrong');
    expect(text).toContain('None of the 4 models reaches 80%: this looks like the answer check');
    expect(text.match(/looks like the answer check/g)).toHaveLength(1);
  });
});
