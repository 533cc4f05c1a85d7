import { expect, it } from 'vitest';
import { viewAfter, waitFor } from '../../demo/slack-driver.ts';
import { asObject } from '../../demo/slack-workspace.ts';
import { FORM_BACK } from '../../src/blocks/form/form-actions.ts';
import { startOwnPostgres } from '../support/database.ts';
import { samplesText, startSlackApp } from '../support/slack-app.ts';

const AWAY = 'can’t reach its database';
const TASK = 'Sort <!channel> tickets';

it('the database is away at each step of the form: nothing typed is lost, each says so, and it starts once', async () => {
  await using postgres = await startOwnPostgres();
  await using app = await startSlackApp({ settings: { databaseUrl: postgres.url } });
  const { driver, workspace } = app;
  const textOf = (value: unknown) => JSON.stringify(value);

  await postgres.kill();
  await driver.sendCommand(`${TASK}\n${samplesText()}`);
  const reply = await waitFor(() => driver.ephemerals()[0], 'the answer');
  expect(textOf(reply)).toContain(AWAY);
  expect(textOf(reply)).toContain('Sort &lt;!channel> tickets'.replace('&lt;', '<'));
  expect(textOf(reply)).toContain('question 30 => ok');

  await postgres.start();
  await waitFor(async () => {
    await driver.sendCommand(`${TASK}\n${samplesText()}`);
    return textOf((await driver.form()).blocks).includes(TASK);
  }, 'a form with what was typed');
  const form = await driver.form();
  const values = { name: 'survives', bar: '80%', repeats: '1' };
  const chosen = { ...values, models: ['anthropic/claude-haiku-5-5'] };

  await postgres.kill();
  const away = await waitFor(async () => {
    const { errors } = (await driver.submitStep(form, chosen)).body;
    return textOf(asObject(errors).task).includes(AWAY) && errors;
  }, 'words under the first field');
  expect(textOf(away)).toContain('What you typed is still here.');
  const before = driver.ephemerals().length;
  await driver.pressInForm(form, FORM_BACK, chosen);
  expect(textOf(await waitFor(() => driver.ephemerals()[before], 'words on it'))).toContain(AWAY);

  await postgres.start();
  const look = await waitFor(async () => (await driver.toLastLook(form, chosen)).look, 'the look');
  await postgres.kill();
  const calls = workspace.calls.length;
  const answer = await driver.submitStep(look);
  const starting = await viewAfter(workspace, look, { answer, before: calls });
  expect(textOf(starting)).toContain(AWAY);
  expect(textOf(starting)).toContain('your form is kept');

  await postgres.start();
  await waitFor(async () => {
    await driver.submitStep(look);
    return (await driver.messages()).some(({ blocks }) => textOf(blocks).includes('survives'));
  }, 'the evaluation');
  await app.result('survives');
  const posts = workspace.calls.filter(
    ({ method, params }) => method === 'chat.postMessage' && textOf(params).includes('“survives”'),
  );
  expect(posts.filter(({ params }) => params.thread_ts === undefined)).toHaveLength(1);
});
