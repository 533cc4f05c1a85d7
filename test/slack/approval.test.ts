import { expect, it } from 'vitest';
import { shownForm, waitFor } from '../../demo/slack-driver.ts';
import { asList, asObject, type Intercept } from '../../demo/slack-workspace.ts';
import { FORM_AUDIENCE } from '../../src/blocks/form/form-actions.ts';
import { QUESTION_NO_ACTION, QUESTION_YES_ACTION } from '../../src/blocks/question.ts';
import { ADD_ACTION } from '../../src/blocks/result/result-actions.ts';
import { type SlackAppUnderTest, samplesText, startSlackApp } from '../support/slack-app.ts';
import { validateMessage } from '../support/validate-blocks.ts';

const APPROVER = 'U0BOSS';
const settings = { approvalAbove: '$0.0001', approver: APPROVER };

/** Starts what may cost more than a person may spend alone, as far as the message that waits; `press` returns what the presser alone is answered. */
async function waiting({ ask, driver }: SlackAppUnderTest, name: string) {
  const models = ['google/gemini-3.8-flash'];
  await ask('Answer ok', { name, bar: '80%', repeats: '1', models });
  const message = await waitFor(
    async () =>
      (await driver.messages()).find(({ blocks }) => {
        const shown = JSON.stringify(blocks);
        return shown.includes(name) && shown.includes(QUESTION_YES_ACTION);
      }),
    'the message that waits',
  );
  const press = async (action: string, by?: string) => {
    const before = driver.ephemerals().length;
    await driver.pressButton(message, action, by);
    await waitFor(() => driver.ephemerals().length > before, 'the answer');
    return JSON.stringify(driver.ephemerals().at(-1));
  };
  return { message, press };
}

it('what may cost more than a person may spend alone runs once the approver presses Confirm, and for nobody else', async () => {
  await using app = await startSlackApp({ settings: { settings } });
  const { message, press } = await waiting(app, 'to be confirmed');
  const shown = JSON.stringify(message.blocks);
  expect(validateMessage(message)).toEqual([]);
  expect(shown).toContain('above $0.0001 it begins once it is confirmed.');
  expect(shown).toContain(`{"type":"user","user_id":"${APPROVER}"}`);
  const [reply] = await waitFor(async () => {
    const replies = await app.driver.thread(message.ts);
    return replies.length > 0 ? replies : null;
  }, 'the mention');
  expect(JSON.stringify(reply!.blocks)).toContain(`"user_id":"${APPROVER}"`);

  for (const other of [app.workspace.user, 'U0SOMEBODY']) {
    expect(await press(QUESTION_YES_ACTION, other)).toContain(
      'Only the approver can confirm it, who is named in its message.',
    );
  }
  expect(app.models.billed().calls).toBe(0);

  expect(await press(QUESTION_YES_ACTION, APPROVER)).toContain('It goes on.');
  expect((await app.result('to be confirmed')).text).toContain('Flash');
  expect(app.models.billed().calls).toBeGreaterThan(0);
  expect(await press(QUESTION_NO_ACTION, APPROVER)).toContain('It waits for no answer any more.');
});

/** Slack's answers to what goes to the approver alone: the local workspace has no member of that id. */
const directMessage: Intercept = ({ method, params }) => {
  const isToApprover = [APPROVER, 'D0BOSS'].includes(String(params.channel));
  if (!isToApprover || !/^chat\.(postMessage|update)$/.test(method)) return null;
  return {
    status: 200,
    headers: {},
    body: { ok: true, channel: 'D0BOSS', ts: '1764150000.000100' },
  };
};

it.each([
  { word: 'Confirm', action: QUESTION_YES_ACTION, answer: 'It goes on.' },
  { word: 'Cancel', action: QUESTION_NO_ACTION, answer: 'It stops here.' },
])(
  'where the app can’t post in the channel, $word is pressed in a direct message to the approver, which then has no buttons, also after a restart',
  async ({ action, answer }) => {
    await using app = await startSlackApp({ settings: { settings }, intercept: directMessage });
    const { workspace, driver } = app;
    await driver.sendCommand(`Answer ok\n${samplesText()}`, workspace.closedChannel);
    const models = ['google/gemini-3.8-flash'];
    await driver.submitForm(await driver.form(), { name: 'closed', models });
    const toBoss = await waitFor(
      () => workspace.calls.find(({ params }) => params.channel === APPROVER),
      'the message to the approver',
    );
    const shown = { ts: '1764150000.000100', text: '', blocks: asList(toBoss.params.blocks) };
    expect(JSON.stringify(shown.blocks)).toContain('Confirm, at most');
    await app.restart();
    expect(app.models.billed().calls).toBe(0);

    await driver.pressButton(shown, action, APPROVER);
    await waitFor(() => JSON.stringify(driver.ephemerals().at(-1) ?? '').includes(answer), answer);
    const updates = () =>
      workspace.calls.filter(
        ({ method, params }) => method === 'chat.update' && params.channel === 'D0BOSS',
      );
    const after = await waitFor(() => updates().at(-1), 'the message without buttons');
    expect(after.params).toMatchObject({ ts: shown.ts });
    expect(JSON.stringify(after.params.blocks)).not.toContain('"button"');
    expect(workspace.calls.filter(({ params }) => params.channel === APPROVER)).toHaveLength(1);
    if (action === QUESTION_YES_ACTION) {
      await waitFor(() => app.models.billed().calls > 0, 'the first call');
    } else expect(app.models.billed().calls).toBe(0);
  },
);

it('what the approver could not see is not started: the last look says so, and can be posted in the channel', async () => {
  await using app = await startSlackApp({ settings: { settings } });
  const { driver } = app;
  await driver.sendCommand(`Answer ok\n${samplesText()}`);
  const models = ['google/gemini-3.8-flash'];
  const { look } = await driver.toLastLook(await driver.form(), { name: 'alone', models });
  const before = app.workspace.calls.length;
  await driver.pressInForm(look!, FORM_AUDIENCE);
  const alone = await waitFor(
    () => app.workspace.calls.slice(before).find(({ method }) => method === 'views.update'),
    'the last look for one person alone',
  );
  const shown = await driver.shownAfter(shownForm(asObject(alone.answer.view)));
  expect(JSON.stringify(shown)).toContain('who can’t see a direct message of yours.');
  expect(app.models.billed().calls).toBe(0);
});

it('what the approver declines ends without a call, with its samples kept to be run again', async () => {
  await using app = await startSlackApp({ settings: { settings } });
  const { press } = await waiting(app, 'to be declined');
  expect(await press(QUESTION_NO_ACTION, 'U0SOMEBODY')).toContain('Only the approver');
  expect(await press(QUESTION_NO_ACTION, APPROVER)).toContain('It stops here.');
  const result = await app.result('to be declined');
  expect(validateMessage(result)).toEqual([]);
  expect(JSON.stringify(result.blocks)).toContain('was not confirmed: nothing was spent.');
  expect(app.models.billed().calls).toBe(0);
});

it('samples whose price takes the approver are refused before they are added, and what was pasted stays', async () => {
  await using app = await startSlackApp({
    settings: { settings: { approvalAbove: '$0.05', approver: APPROVER } },
  });
  const { driver } = app;
  const values = { bar: '90%', repeats: '1', models: ['anthropic/claude-haiku-5-5'], name: 'few' };
  await driver.sendCommand(`Answer ok\n${samplesText(12)}`);
  await driver.submitForm(await driver.form(), values);
  const message = await app.result('few');
  await driver.pressButton(message, ADD_ACTION);
  const form = await driver.form();
  const shown = JSON.stringify(await driver.shownAfter(form, { samples: samplesText(280) }));
  expect(shown).toContain('above $0.05 the workspace’s approver confirms');
  expect(shown).toContain('question 280 => ok');
});
