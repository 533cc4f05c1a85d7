import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownForm } from '../../demo/filled-form.ts';
import { waitFor } from '../../demo/slack-driver.ts';
import { asObject } from '../../demo/slack-workspace.ts';
import { type SlackAppUnderTest, startSlackApp } from '../support/slack-app.ts';
import { collectUnhandled } from '../support/unhandled-errors.ts';
import { validateMessage, validateModal } from '../support/validate-blocks.ts';

const EASY = { bar: '80%', repeats: '1', models: ['anthropic/claude-haiku-5-5'] };

/** What people and programs may type, also where Slack hardly lets them. */
const TEXTS: readonly { what: string; text: string }[] = [
  { what: 'from right to left', text: 'صنّف هذه التذكرة \u202eبالعربية\u202c שלום' },
  { what: 'a word of 2,900 characters', text: 'x'.repeat(2_900) },
  { what: 'calls to a whole channel', text: '<!channel> <!here> <!everyone> <@U0ANA> @channel' },
  { what: 'links and escapes', text: '<https://evil.example|click> &lt;!channel&gt; &amp;amp;' },
  { what: 'mrkdwn', text: '*bold* _it_ ~no~ `code` ```block``` > quote\n> more' },
  { what: 'emoji of many parts', text: '👩‍👩‍👧‍👦🏳️‍🌈:tada:'.repeat(90) },
  { what: 'marks that nobody sees', text: `\u200b\u200d\ufeff\u2060sort\u00ad\u180e` },
  { what: 'combining marks', text: `Z${'\u0351\u036b\u0343'.repeat(400)}algo` },
  { what: 'a NUL and control characters', text: 'so\u0000rt \u0001\u001b[31mred\u0007' },
  { what: 'half a character', text: 'half \ud83d of one \udc4d' },
];

let app: SlackAppUnderTest;
const unhandled = collectUnhandled();

beforeAll(async () => {
  app = await startSlackApp();
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  unhandled[Symbol.dispose]();
});

/** Submits step after step; every form on the way fits Slack. Returns the last look. */
async function lastLook(form: ShownForm, values: Record<string, string | readonly string[]>) {
  let shown = form;
  for (;;) {
    expect(validateModal(shown.raw)).toEqual([]);
    const { answer, next } = await app.driver.toNext(shown, values);
    expect(asObject(answer.body).errors).toBeUndefined();
    expect(next).not.toBeNull();
    if (!next!.blocks.some(({ type }) => type === 'input')) return next!;
    shown = next!;
  }
}

describe.each(TEXTS)('a task and samples of $what', ({ text }) => {
  const line = text.replaceAll('\n', ' ');

  it('go through every step of the form', async () => {
    await app.driver.sendCommand('Sort tickets');
    const samples = Array.from({ length: 30 }, (_, index) => `${index} ${line.slice(0, 60)} => ok`);
    const values = { ...EASY, task: text, name: line.slice(0, 60), samples: samples.join('\n') };
    const look = await lastLook(await app.driver.form(), values);
    expect(validateModal(look.raw)).toEqual([]);
    expect(JSON.stringify(look.blocks)).toContain('30 samples');
    expect(unhandled.errors).toEqual([]);
  });

  it('stand in the form where they were typed after the command', async () => {
    await app.driver.sendCommand(`${text}\n${line.slice(0, 900)} => ok`);
    const form = await app.driver.form();
    expect(validateModal(form.raw)).toEqual([]);
    expect(JSON.stringify(form.blocks)).toContain('=> ok');
  });
});

it('come to a result that is whole and harmless, with its thread', async () => {
  await app.driver.sendCommand('Sort tickets');
  const inputs = TEXTS.flatMap(({ text }) => [text, `${text} again`, `once more ${text}`]);
  const samples = inputs.map(
    (input, index) =>
      `${input.replaceAll('\n', ' ').slice(0, 400)} => ${index % 3 === 0 ? 'no' : 'ok'}`,
  );
  const name = 'all of them <!channel> *bold* \u202e';
  const values = { ...EASY, models: [...EASY.models, 'google/gemini-3.5-flash-lite'], name };
  const look = await lastLook(await app.driver.form(), { ...values, samples: samples.join('\n') });
  await app.driver.submitStep(look);
  const message = await app.result('all of them');
  expect(validateMessage(message)).toEqual([]);
  const replies = await waitFor(async () => {
    const thread = await app.driver.thread(message.ts);
    return thread.length > 2 ? thread.filter(({ text }) => text !== '') : null;
  }, 'the thread');
  for (const reply of replies) expect(validateMessage(reply)).toEqual([]);
  expect(`${message.text}${replies.map(({ text }) => text)}`).not.toMatch(/<!|<https/);
});

it('5,000 samples come as a file and go through every step', async () => {
  await app.driver.sendCommand('Answer ok');
  const rows = Array.from({ length: 5_000 }, (_, index) => `"question ${index}, <!channel>",ok`);
  const file = await app.workspace.upload('many.csv', `input,expected\n${rows.join('\n')}`);
  const form = await app.driver.form();
  await app.driver.submitStep(form, { ...EASY, file });
  const next = await waitFor(
    () =>
      app.workspace.calls.findLast(
        ({ method, params }) =>
          method === 'views.update' && JSON.stringify(params.view).includes('5,000 samples'),
      ),
    'the step after the file',
  );
  const view = asObject(next.answer.view);
  expect(validateModal(view)).toEqual([]);
  const shown = { ...form, blocks: view.blocks as ShownForm['blocks'], raw: view };
  const look = await lastLook(shown, { ...EASY, name: 'five thousand' });
  expect(validateModal(look.raw)).toEqual([]);
  expect(JSON.stringify(look.blocks)).toContain('5,000 samples');
});
