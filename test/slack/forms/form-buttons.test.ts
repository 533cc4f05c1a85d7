import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FormInput, ShownForm } from '../../../demo/filled-form.ts';
import { shownForm, waitFor } from '../../../demo/slack-driver.ts';
import { asObject } from '../../../demo/slack-workspace.ts';
import {
  FORM_ADD_SAMPLES,
  FORM_BACK,
  FORM_REMOVE_FILE,
  FORM_THESE_ONLY,
} from '../../../src/blocks/form/form-actions.ts';
import { type SlackAppUnderTest, samplesText, startSlackApp } from '../../support/slack-app.ts';
import { validateModal } from '../../support/validate-blocks.ts';

let app: SlackAppUnderTest;

beforeAll(async () => {
  app = await startSlackApp();
});
afterAll(() => app[Symbol.asyncDispose]());

const textOf = (form: ShownForm) => JSON.stringify(form.blocks);

/** What the form shows after a press in it. */
async function after(form: ShownForm, press: () => Promise<unknown>): Promise<ShownForm> {
  const before = app.workspace.calls.length;
  await press();
  const { answer } = await waitFor(
    () =>
      app.workspace.calls
        .slice(before)
        .findLast(
          ({ method, params }) =>
            method === 'views.update' &&
            params.view_id === form.id &&
            !JSON.stringify(params.view).includes('Reading '),
        ),
    'another view',
  );
  const next = shownForm(asObject(answer.view));
  expect(validateModal(next.raw)).toEqual([]);
  return next;
}

/** The last look at samples that can't prove their bar. */
async function unprovable(values: FormInput) {
  await app.driver.sendCommand(`Answer ok\n${samplesText(12)}`);
  const { look } = await app.driver.toLastLook(await app.driver.form(), values);
  expect(textOf(look!)).toContain('These samples can’t prove this bar');
  return look!;
}

it('samples that can’t prove a bar for new inputs are judged for themselves alone', async () => {
  const look = await unprovable({ bar: '90%', name: 'for themselves' });
  const only = await after(look, () => app.driver.pressInForm(look, FORM_THESE_ONLY));
  expect(textOf(only)).not.toContain('can’t prove this bar');
  expect(textOf(only)).toContain('allows no wrong sample in 12');
  await app.driver.submitStep(only);
  expect((await app.result('for themselves')).text).toContain('on these samples');
});

it('more samples are added to those that can’t prove a bar, which stand there still', async () => {
  const look = await unprovable({ bar: '90%', name: 'more of them' });
  const form = await after(look, () => app.driver.pressInForm(look, FORM_ADD_SAMPLES));
  expect(textOf(form)).toContain('question 12 => ok');
  const more = { 'samples-2': samplesText(40).replaceAll('question', 'another') };
  const { look: next } = await app.driver.toLastLook(form, more);
  expect(textOf(next!)).toContain('52 samples');
  expect(textOf(next!)).not.toContain('can’t prove this bar');
});

it('a file of samples is taken out again for others', async () => {
  await app.driver.sendCommand('Answer ok');
  const form = await app.driver.form();
  const rows = Array.from({ length: 40 }, (_, index) => `row ${index},ok`).join('\n');
  const file = await app.workspace.upload('tickets.csv', `input,label\n${rows}\n`);
  const second = await after(form, () => app.driver.submitStep(form, { file }));
  expect(textOf(second)).toContain('40 samples');
  const first = await after(second, () => app.driver.pressInForm(second, FORM_BACK));
  expect(textOf(first)).toContain('Take other samples');
  const emptied = await after(first, () => app.driver.pressInForm(first, FORM_REMOVE_FILE));
  expect(emptied.blocks.map(({ block_id }) => block_id)).toContain('samples');
  expect(textOf(emptied)).not.toContain('tickets.csv');
});

it('samples that were typed beside a file are left out, which is said, and come back with [Take other samples]', async () => {
  await app.driver.sendCommand('Answer ok\nmine => ok');
  const form = await app.driver.form();
  const file = await app.workspace.upload('two.csv', 'input,label\na,ok\nb,other\n');
  const right = await after(form, () => app.driver.submitStep(form, { file }));
  expect(textOf(right)).toContain(
    'The samples that you typed are left out: those of two.csv are taken.',
  );
  const back = await after(right, () => app.driver.pressInForm(right, FORM_BACK));
  const typed = await after(back, () => app.driver.pressInForm(back, FORM_REMOVE_FILE));
  expect(textOf(typed)).toContain('mine => ok');
});

it('a file that can’t be read is told of with the line', async () => {
  await app.driver.sendCommand('Answer ok');
  const form = await app.driver.form();
  const text = '{"input":"a","expected":"b"}\n{oops';
  const file = await app.workspace.upload('bad.jsonl', text);
  const again = await after(form, () => app.driver.submitStep(form, { file }));
  expect(textOf(again)).toContain('bad.jsonl: Line 2: This line is not JSON: ');
});
