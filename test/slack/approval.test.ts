import { expect, it } from 'vitest';
import { shownForm, waitFor } from '../../demo/slack-driver.ts';
import { asList, asObject } from '../../demo/slack-workspace.ts';
import { FORM_AUDIENCE } from '../../src/blocks/form/form-actions.ts';
import { QUESTION_NO_ACTION, QUESTION_YES_ACTION } from '../../src/blocks/question.ts';
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

it('is confirmed in a direct message to the approver where the app can’t post in the channel', async () => {
  await using app = await startSlackApp({ settings: { settings } });
  const { workspace, driver } = app;
  await driver.sendCommand(`Answer ok\n${samplesText()}`, workspace.closedChannel);
  const models = ['google/gemini-3.8-flash'];
  await driver.submitForm(await driver.form(), { name: 'closed', models });
  const toBoss = await waitFor(
    () => workspace.calls.find(({ params }) => params.channel === APPROVER),
    'the message to the approver',
  );
  // The local workspace has no member of that id: what was sent is all there is of it.
  const shown = { ts: '', text: '', blocks: asList(toBoss.params.blocks) };
  expect(JSON.stringify(shown.blocks)).toContain('Confirm, at most');
  expect(app.models.billed().calls).toBe(0);
  await driver.pressButton(shown, QUESTION_YES_ACTION, APPROVER);
  await waitFor(() => app.models.billed().calls > 0, 'the first call');
});

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
  const { body } = await driver.submitStep(shownForm(asObject(alone.answer.view)));
  expect(JSON.stringify(body)).toContain('who can’t see a direct message of yours.');
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
