import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../../demo/slack-driver.ts';
import type { ShownMessage } from '../../demo/slack-readings.ts';
import { asObject } from '../../demo/slack-workspace.ts';
import { CANCEL_ACTION } from '../../src/blocks/progress.ts';
import { DETAILS_ACTION, WHAT_IF_ACTION } from '../../src/blocks/result/result-actions.ts';
import { WHAT_IF_BAR, WHAT_IF_VOLUME } from '../../src/blocks/what-if/what-if-menus.ts';
import { USE_ACTION } from '../../src/blocks/workspace/pick-button.ts';
import { type SlackAppUnderTest, startSlackApp } from '../support/slack-app.ts';
import { validateMessage, validateModal } from '../support/validate-blocks.ts';

const HAIKU = 'anthropic/claude-haiku-5-5';
const FLASH = 'google/gemini-3.8-flash';
const EASY = { bar: '80%', repeats: '1', models: [HAIKU, FLASH] };

let app: SlackAppUnderTest;

beforeAll(async () => {
  app = await startSlackApp();
});
afterAll(() => app[Symbol.asyncDispose]());

const textsOf = ({ blocks }: ShownMessage) => JSON.stringify(blocks);

describe('an evaluation asked for in Slack', () => {
  it('is one message that becomes the result: claim, reason, table, and what it says without blocks', async () => {
    const { answer } = await app.ask('Answer ok', { ...EASY, name: 'one message' });
    expect(answer).toMatchObject({ status: 200, body: {} });
    const message = await app.result('one message');
    expect(validateMessage(message)).toEqual([]);
    const types = message.blocks.map(({ type }) => type);
    expect(types.indexOf('header')).toBeLessThan(types.indexOf('table'));
    expect(message.text).toMatch(/Haiku 5\.5 is good enough: 100% right/);
    expect(message.text).toContain('95% sure that it is right');
    for (const heading of ['Right', 'per 1,000 calls', 'a month', 'typical time', 'Verdict']) {
      expect(textsOf(message)).toContain(heading);
    }
    expect(textsOf(message)).toContain('the pick: proven');
    const about = (await app.driver.messages()).filter((each) =>
      textsOf(each).includes('one message'),
    );
    expect(about).toHaveLength(1);
  });

  it('mentions who asked and has one reply for each model that was called in its thread', async () => {
    await app.ask('Answer ok', { ...EASY, name: 'a thread' });
    const { ts } = await app.result('a thread');
    const replies = await waitFor(async () => {
      const thread = await app.driver.thread(ts);
      return thread.length > 1 ? thread : null;
    }, 'the thread');
    expect(replies).toHaveLength(2);
    expect(textsOf(replies[0]!)).toContain(`{"type":"user","user_id":"${app.workspace.user}"}`);
    expect(replies[1]!.text).toContain('Haiku 5.5');
    expect(textsOf(replies[1]!)).toMatch(
      /On your \d+ samples(?:: \d+-100%\. On| and on) new inputs: /,
    );
    for (const reply of replies) expect(validateMessage(reply)).toEqual([]);
    const files = await waitFor(
      () =>
        app.workspace.calls.find(
          ({ method, params, answer }) =>
            method === 'files.completeUploadExternal' && params.thread_ts === ts && answer.ok,
        ),
      'the files',
    );
    expect(JSON.stringify(files.answer)).toContain('results.csv');
    expect(JSON.stringify(files.answer)).toContain('results.json');
    expect(JSON.stringify(files.answer)).toContain('promptfooconfig.yaml');
  });

  it('says that it is simulated wherever it speaks', async () => {
    await app.ask('Answer ok', { ...EASY, name: 'said to be simulated' });
    const message = await app.result('said to be simulated');
    const [reply] = await waitFor(async () => {
      const thread = await app.driver.thread(message.ts);
      return thread.length > 0 ? thread : null;
    }, 'the thread');
    for (const { text, blocks } of [message, reply!]) {
      expect(text).toMatch(/Simulated: /);
      expect(JSON.stringify(blocks)).toMatch(/imulated/);
    }
  });

  it('is started once, though Slack sends the form twice', async () => {
    const { form } = await app.ask('Answer ok', { ...EASY, name: 'sent twice' });
    await app.driver.submitForm(form, { ...EASY, name: 'sent twice' });
    await app.result('sent twice');
    const about = (await app.driver.messages()).filter((each) =>
      textsOf(each).includes('sent twice'),
    );
    expect(about).toHaveLength(1);
  });

  it('pings nobody and breaks nothing, whatever is typed', async () => {
    const name = 'a <!channel> & *b* <@U1> `c`';
    await app.ask('Answer <!here> ok', { ...EASY, name });
    const message = await app.result('a <!channel> & *b*');
    expect(validateMessage(message)).toEqual([]);
    const markup = textsOf(message).matchAll(/"type":"mrkdwn","text":"([^"]*)"/g);
    expect([...markup].map(([, text]) => text)).toEqual([`Asked by <@${app.workspace.user}>.`]);
  });

  it('comes as a direct message where the app can’t post, and says why', async () => {
    const { workspace, driver } = app;
    const before = workspace.calls.length;
    await driver.sendCommand(
      `Answer ok\n${Array.from({ length: 30 }, (_, i) => `closed ${i} => ok`).join('\n')}`,
      workspace.closedChannel,
    );
    await driver.submitForm(await driver.form(), { ...EASY, name: 'a closed channel' });
    const taken = (words: string) => () =>
      workspace.calls
        .slice(before)
        .filter(({ method, answer }) => method.startsWith('chat.') && answer.ok)
        .map((call) => ({ ...call, shown: JSON.stringify(call.params) }))
        .find(({ shown }) => shown.includes(words) && shown.includes('a closed channel'));
    const posted = await waitFor(taken('/invite @llm-pick'), 'the message');
    expect(posted.params.channel).toBe(workspace.user);
    // An update of that message, or a post where the result was there before the start was told.
    const result = await waitFor(taken('is good enough'), 'the result');
    expect(result.answer.channel).toBe(posted.answer.channel);
  });
});

describe('the Use this button', () => {
  it('accepts the pick, and the commands tell of picks, history and settings', async () => {
    await app.ask('Answer ok', { ...EASY, name: 'to be used' });
    const message = await app.result('to be used');
    const before = app.driver.ephemerals().length;
    const isTold = (words: string) =>
      waitFor(
        () =>
          app.driver
            .ephemerals()
            .slice(before)
            .find((each) => JSON.stringify(each).includes(words)),
        words,
      );
    await app.driver.pressButton(message, USE_ACTION);
    await isTold('Haiku 5.5 is in use for “to be used”');
    await app.driver.pressButton(message, DETAILS_ACTION);
    await isTold('Details of “to be used”');
    await app.driver.sendCommand('picks');
    await isTold('1 pick in use');
    await app.driver.sendCommand('history');
    await isTold('The last');
    await app.driver.sendCommand('settings');
    const form = await app.driver.form();
    expect(validateModal(form.raw)).toEqual([]);
    expect(form.title).toBe('Settings');
    const { body } = await app.driver.submitForm(form, { 'time-zone': 'Mars/Base' });
    expect(JSON.stringify(body)).toContain('Time zone must be the name of a time zone');
    const refused = await app.driver.submitForm(form, { 'monthly-cap': '5', 'time-zone': 'UTC' });
    expect(Object.keys(asObject(refused.body.errors))).toEqual(['monthly-cap']);
    await app.driver.submitForm(form, { currency: 'EUR 0.92' });
    await app.driver.sendCommand('settings');
    expect(JSON.stringify((await app.driver.form()).blocks)).toContain('EUR 0.92');
    await app.driver.sendCommand('settings digest-hour=7');
    await isTold('Changed for this workspace:');
    await app.driver.sendCommand('settings monthly-cap=5');
    await isTold('Only an admin can change monthly-cap.');
  });
});

describe('the What if… button', () => {
  it('answers who presses it alone, and its menus replace the answer', async () => {
    await app.ask('Answer ok', { ...EASY, name: 'asked otherwise' });
    const message = await app.result('asked otherwise');
    const before = app.driver.ephemerals().length;
    const answerNumber = (number: number) =>
      waitFor(() => app.driver.ephemerals()[before + number], 'an answer');
    await app.driver.pressButton(message, WHAT_IF_ACTION);
    const first = await answerNumber(0);
    expect(first).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(validateMessage(first)).toEqual([]);
    expect(first.blocks.map(({ type }) => type)).toContain('table');
    expect(textsOf(first)).toContain('no model was called');
    await app.driver.choose(first, WHAT_IF_VOLUME, '1,000,000 calls a month');
    const second = await answerNumber(1);
    expect(second).toMatchObject({ response_type: 'ephemeral', replace_original: true });
    await app.driver.choose(second, WHAT_IF_BAR, 'Right at least 99%');
    const third = await answerNumber(2);
    expect(textsOf(third)).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"1,000,000 calls a month"',
    );
    expect(textsOf(third)).toContain('nothing is proven anew');
    expect(third.text).not.toContain('is good enough');
  });
});

describe('the Cancel button', () => {
  it('ends an evaluation for who asked it, and for nobody else', async () => {
    await using slow = await startSlackApp({ latencyMs: 400 });
    await slow.ask('Answer ok', { ...EASY, models: [FLASH], name: 'to be cancelled' });
    const message = await waitFor(
      async () => (await slow.driver.messages()).find((each) => textsOf(each).includes('Cancel')),
      'the progress message',
    );
    expect(message.text).toContain('to be cancelled');
    await slow.driver.pressButton(message, CANCEL_ACTION, 'U0SOMEBODY');
    await waitFor(() => slow.driver.ephemerals().length === 1, 'the first answer');
    expect(JSON.stringify(slow.driver.ephemerals()[0])).toContain('Only the person who started it');
    await slow.driver.pressButton(message, CANCEL_ACTION);
    await waitFor(() => slow.driver.ephemerals().length === 2, 'the second answer');
    expect(JSON.stringify(slow.driver.ephemerals()[1])).toContain('Cancelling.');
    // Where no call has ended there is no table.
    const { blocks } = await waitFor(
      async () =>
        (await slow.driver.messages()).find(({ text }) =>
          text.includes('Cancelled before a model was proven'),
        ),
      'the result',
    );
    expect(JSON.stringify(blocks)).toContain('to be cancelled');
    await slow.driver.pressButton(message, CANCEL_ACTION);
    await waitFor(() => slow.driver.ephemerals().length === 3, 'the answer to the last press');
    const last = JSON.stringify(slow.driver.ephemerals().slice(2));
    expect(last).toContain('It had ended already.');
  });
});
