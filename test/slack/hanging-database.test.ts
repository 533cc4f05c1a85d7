import { expect, it } from 'vitest';
import { shownForm, waitFor } from '../../demo/slack-driver.ts';
import { asObject } from '../../demo/slack-workspace.ts';
import {
  FORM_BACK,
  FORM_VARIANTS,
  SEARCH_EVALUATIONS,
} from '../../src/blocks/form/form-actions.ts';
import { NO_ANSWER_YET } from '../../src/slack/out/reply.ts';
import { hangDatabase } from '../support/hang-database.ts';
import { type SlackAppUnderTest, samplesText, startSlackApp } from '../support/slack-app.ts';

const TASK = 'Sort <!channel> tickets';
const CHOSEN = { name: 'waits', bar: '80%', repeats: '1', models: ['anthropic/claude-haiku-5-5'] };

/** The question whether variants of two samples are drafted. */
async function quoteOfVariants({ driver, workspace }: SlackAppUnderTest) {
  await driver.sendCommand(`${TASK}\n${samplesText(2)}`);
  const { look } = await driver.toLastLook(await driver.form(), CHOSEN);
  await driver.pressInForm(look!, FORM_VARIANTS);
  const shown = await waitFor(
    () =>
      workspace.calls.findLast(
        ({ params }) =>
          params.view_id === look!.id && JSON.stringify(params).includes('Draft, at most'),
      ),
    'the price of variants',
  );
  return shownForm(asObject(shown.answer.view));
}

it('a database that hangs is told of at every step, nothing typed is lost, and it starts once it answers', async () => {
  await using app = await startSlackApp({ timings: { patience: 3_000 } });
  const { driver, workspace } = app;
  const textOf = (value: unknown) => JSON.stringify(value);
  await driver.sendCommand(`${TASK}\n${samplesText()}`);
  const form = await driver.form();
  const { look } = await driver.toLastLook(form, CHOSEN);
  const quote = await quoteOfVariants(app);

  const { release } = await hangDatabase(app.databaseUrl);
  const before = workspace.calls.length;
  const commands = ['picks', 'history', `Other task\n${samplesText()}`];
  const answers = await Promise.all([
    ...commands.map((text) => driver.sendCommand(text)),
    driver.submitStep(form, CHOSEN),
    driver.search(form, SEARCH_EVALUATIONS, 'x'),
    driver.submitStep(look!),
    driver.pressInForm(form, FORM_BACK, CHOSEN),
    driver.submitStep(quote),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const [picks, history, other, step, search, start] = answers.map(({ body }) => body);
  expect([picks, history, other]).toEqual([{}, {}, {}]);
  expect(textOf(step!.errors)).toContain(NO_ANSWER_YET);
  expect(search).toEqual({ options: [] });
  expect(textOf(start)).toContain('Starting…');

  // The two lists, the way back, and what was typed for the form that could not be filled in.
  const toldAlone = () =>
    driver.ephemerals().filter((each) => textOf(each).includes(NO_ANSWER_YET));
  await waitFor(() => toldAlone().length === 4, 'words to the person alone');
  expect(textOf(toldAlone())).toContain('question 30 => ok');
  const toldInForms = () =>
    workspace.calls
      .slice(before)
      .filter(
        ({ method, params }) => method === 'views.update' && textOf(params).includes(NO_ANSWER_YET),
      );
  await waitFor(() => toldInForms().length === 3, 'words in each form');
  const stays = toldInForms().find(({ params }) => params.view_id === quote.id);
  expect(textOf(stays)).toContain('Draft, at most');

  await release();
  await driver.submitStep(look!);
  await app.result('waits');
  const about = (await driver.messages()).filter(({ blocks }) => textOf(blocks).includes('waits'));
  expect(about).toHaveLength(1);
  expect(app.lines.filter(({ message }) => /not acknowledged/.test(String(message)))).toEqual([]);
});
