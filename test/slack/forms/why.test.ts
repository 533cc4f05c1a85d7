import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormInput } from '../../../demo/filled-form.ts';
import type { ModelCall } from '../../../demo/models/model-call.ts';

import { waitFor } from '../../../demo/slack-driver.ts';
import type { ShownMessage } from '../../../demo/slack-readings.ts';
import { openWhyForm, submitWhyForm } from '../../../demo/why-form.ts';
import { CANCEL_WHY_ACTION } from '../../../src/blocks/inquiry/inquiry-message.ts';
import { DETAILS_ACTION } from '../../../src/blocks/result/result-actions.ts';
import { USE_ACTION } from '../../../src/blocks/workspace/pick-button.ts';
import { RATING } from '../../../src/core/inquiry/rating-stage.ts';
import { RULES } from '../../../src/core/inquiry/rules-stage.ts';
import { openDatabase } from '../../../src/store/client.ts';
import { createSettingStore } from '../../../src/store/settings.ts';
import { pdfOf } from '../../support/pdf-of.ts';
import { type SlackAppUnderTest, startSlackApp } from '../../support/slack-app.ts';
import { validateMessage, validateModal } from '../../support/validate-blocks.ts';

const KNOWLEDGE = 'Our handbook: refunds are paid within 30 days';
const VALUES = {
  models: ['google/gemini-3.5-flash-lite', 'anthropic/claude-opus-5-5'],
  bar: '80%',
  repeats: '1',
  budget: '5',
};

/** Every second question takes the handbook, which Opus knows by heart. */
function answer({ model, text }: ModelCall): string {
  const isTold = text.includes(KNOWLEDGE);
  if (text.includes(RATING)) {
    return JSON.stringify({ topic: 'refunds', answers: isTold ? 'yes' : 'no' });
  }
  if (text.includes(RULES)) return 'Answer with the word that the task asks for.';
  const lastQuestion = [...text.matchAll(/question (\d+)/g)].at(-1)?.[1];
  return model.includes('opus') || Number(lastQuestion) % 2 === 1 || isTold ? 'ok' : 'no';
}

let app: SlackAppUnderTest;
/** Of an evaluation in which Flash-Lite falls short. */
let result: ShownMessage;

beforeAll(async () => {
  app = await startSlackApp({ answer, latencyMs: 20 });
  await app.ask('Answer ok', { ...VALUES, name: 'falls short' });
  result = await app.result('falls short');
  await waitFor(async () => (await app.driver.thread(result.ts)).length > 2, 'its thread');
});
afterAll(() => app[Symbol.asyncDispose]());

const textsOf = ({ blocks }: ShownMessage) => JSON.stringify(blocks);

const whyForm = (message: ShownMessage) => openWhyForm(app, message);

/** Fills the form in. Returns what it shows then: the price, or what is wrong. */
async function priced(message: ShownMessage, values: FormInput) {
  return submitWhyForm(app, await whyForm(message), values);
}

/** The first reply in the result's thread that says this, after those that are `seen`. */
function reply(words: RegExp, seen: readonly ShownMessage[]): Promise<ShownMessage> {
  const look = async () =>
    (await app.driver.thread(result.ts)).slice(seen.length).find((each) => words.test(each.text));
  return waitFor(look, String(words));
}

/** What only the person is answered from now on. */
function answers(): (words: string) => Promise<unknown> {
  const before = app.driver.ephemerals().length;
  const since = () => app.driver.ephemerals().slice(before);
  return (words) =>
    waitFor(() => since().find((each) => JSON.stringify(each).includes(words)), words);
}

describe('[Why does it fail?] in Slack', () => {
  it('goes from the result over a document and its price to the answer in the thread, and to its use', async () => {
    const form = await whyForm(result);
    expect(validateModal(form.raw)).toEqual([]);
    for (const spend of ['0', '-1', 'a little']) {
      const { body } = await app.driver.submitStep(form, { spend });
      expect(body.errors).toEqual({ spend: 'It must be above 0, in dollars; or leave it empty.' });
    }
    const file = await app.workspace.upload('faq.pdf', pdfOf(KNOWLEDGE));
    const look = await priced(result, { 'document-file': file });
    expect(validateModal(look.raw)).toEqual([]);
    expect(JSON.stringify(look.blocks)).toMatch(/beside a plain retry: .*faq\.pdf/);
    expect(JSON.stringify(look.raw.submit)).toMatch(/Start, at most \$[\d.]+/);
    const [thread, calls] = [await app.driver.thread(result.ts), app.models.billed().calls];
    await app.driver.submitStep(look);
    expect(validateMessage(await reply(/Looking into why .* fails/, thread))).toEqual([]);
    const answer = await reply(/lacked knowledge, not skill: with faq\.pdf/, thread);
    expect(validateMessage(answer)).toEqual([]);
    expect(textsOf(answer)).toContain(`{"type":"user","user_id":"${app.workspace.user}"}`);
    expect(answer.text).toMatch(/The document answers \d+ of the \d+ failures/);
    expect(app.models.billed().calls).toBeGreaterThan(calls);
    const uploads = () =>
      app.workspace.calls.filter(({ method }) => method === 'files.getUploadURLExternal');
    await waitFor(
      () => uploads().find(({ params }) => params.filename === 'recipe.yml'),
      'the recipe as a file',
    );
    expect((await app.result('falls short')).text).toBe(result.text);

    const measured = answers();
    await app.driver.pressButton(answer, DETAILS_ACTION);
    await measured('+faq.pdf');
    const used = answers();
    await app.driver.pressButton(answer, USE_ACTION);
    await used('Flash-Lite +faq.pdf is in use');
    const listed = answers();
    await app.driver.sendCommand('history');
    expect(JSON.stringify(await listed('falls short'))).not.toContain('why: ');
  });

  it('says at the press, not after the form, that the evaluation is gone', async () => {
    const blocks = JSON.parse(
      textsOf(result).replaceAll(/"value":"[0-9a-f-]{36}/g, `"value":"${randomUUID()}`),
    );
    const said = await whyForm({ ...result, blocks });
    expect(validateModal(said.raw)).toEqual([]);
    expect(JSON.stringify(said.raw)).toContain('There is no such evaluation in this database');
    expect(said.blocks.filter(({ type }) => type === 'input')).toEqual([]);
  });

  it('goes on in another process, says what the document lacks, and takes another one there', async () => {
    const look = await priced(result, { document: 'We are open on Mondays.' });
    const thread = await app.driver.thread(result.ts);
    await Promise.all([app.driver.submitStep(look), app.driver.submitStep(look)]);
    await reply(/Looking into why/, thread);
    await app.restart();
    const answer = await reply(/The document does not say it/, thread);
    expect(answer.text).toMatch(/says nothing about refunds, which \d+ of the failures ask for/);
    await app.restart();
    const all = (await app.driver.thread(result.ts)).filter(({ text }) =>
      text.includes('The document does not say it'),
    );
    expect(all).toHaveLength(1);
    const other = await whyForm(answer);
    expect(JSON.parse(String(other.raw.private_metadata)).ts).toBe(result.ts);
  });

  it('keeps what was typed beside a document that can’t be read', async () => {
    const fake = { name: 'faq.pdf', url_private_download: 'https://evil.example/faq.pdf' };
    const look = await priced(result, { document: 'Our rules', 'document-file': fake });
    expect(validateModal(look.raw)).toEqual([]);
    expect(JSON.stringify(look.blocks)).toContain('its address is not one of Slack’s');
    expect(JSON.stringify(look.blocks)).toContain('"initial_value":"Our rules"');
    const broken = await app.workspace.upload('broken.pdf', '%PDF-1.4 nothing');
    const other = await priced(result, { 'document-file': broken });
    expect(JSON.stringify(other.blocks)).toContain('broken.pdf');
    expect(JSON.stringify(other.raw.submit)).toContain('What would it cost?');
  });

  it('is cancelled by who asked, not by others, and begins anew when it is asked again', async () => {
    const look = await priced(result, { document: `${KNOWLEDGE}.` });
    const thread = await app.driver.thread(result.ts);
    await app.driver.submitStep(look);
    const begun = await reply(/Looking into why/, thread);
    const refused = answers();
    await app.driver.pressButton(begun, CANCEL_WHY_ACTION, 'U0OTHER');
    await refused('Only the person who started it, or an admin, can cancel it');
    const cancelled = answers();
    await app.driver.pressButton(begun, CANCEL_WHY_ACTION);
    await cancelled('Calls under way finish and count');
    await reply(/It ended early: Cancelled before it was decided/, thread);
    const ended = answers();
    await app.driver.pressButton(begun, CANCEL_WHY_ACTION);
    await ended('It has its answer already');
    await app.driver.submitStep(look);
    await reply(/lacked knowledge, not skill/, thread);
  });

  it('spends nothing beyond a person’s cap of the month, and says so in the form', async () => {
    const { db, close } = openDatabase(app.databaseUrl, 1);
    const by = { actor: { kind: 'terminal', id: null }, at: new Date() } as const;
    await createSettingStore(db, {}).write(app.workspace.team, { personalCap: '0.001' }, by);
    await close();
    const look = await priced(result, { document: `${KNOWLEDGE}!` });
    const calls = app.models.billed().calls;
    expect(JSON.stringify(await app.driver.shownAfter(look))).toMatch(/cap/);
    expect(app.models.billed().calls).toBe(calls);
  });
});
