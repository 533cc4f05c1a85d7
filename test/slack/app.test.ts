import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../../demo/slack-driver.ts';
import {
  FORM_AUDIENCE,
  FORM_BACK,
  FORM_LOWER_BAR,
  FORM_REMOVE_DOCUMENT,
  FORM_SCORER,
  SEARCH_EVALUATIONS,
  SEARCH_MODELS,
} from '../../src/blocks/form/form-actions.ts';
import { pdfOf } from '../support/pdf-of.ts';
import { type SlackAppUnderTest, samplesText, startSlackApp } from '../support/slack-app.ts';
import { validateModal } from '../support/validate-blocks.ts';

let app: SlackAppUnderTest;
/** What the models were sent. */
const prompts: string[] = [];

beforeAll(async () => {
  app = await startSlackApp({
    answer: ({ text }) => {
      prompts.push(text);
      return 'ok';
    },
  });
});
afterAll(() => app[Symbol.asyncDispose]());

const fieldOf = (form: { blocks: Record<string, unknown>[] }, id: string) =>
  JSON.stringify(form.blocks.find(({ block_id }) => block_id === id));

describe('/llm-pick', () => {
  it('is acknowledged with an empty answer, shows that it loads, then the form with what was typed', async () => {
    const before = app.workspace.calls.length;
    const answer = await app.driver.sendCommand('Sort tickets & bugs\nA refund => billing');
    expect(answer).toMatchObject({ status: 200, body: {} });
    const form = await app.driver.form();
    const made = app.workspace.calls.slice(before).map(({ method }) => method);
    expect(made.filter((method) => method.startsWith('views.'))).toEqual([
      'views.open',
      'views.update',
    ]);
    expect(validateModal(form.raw)).toEqual([]);
    expect(fieldOf(form, 'task')).toContain('Sort tickets & bugs');
    expect(fieldOf(form, 'samples')).toContain('A refund => billing');
    expect(JSON.stringify(form.blocks)).toContain('imulated');
    const ids = form.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
    const samples = ['samples', 'samples-2', 'file', 'earlier'];
    expect(ids).toEqual(['task', ...samples, 'system', 'context', 'context-file']);
  });

  it.each(['help', '?', 'histroy'])(
    '%s is answered to the person alone and opens nothing',
    async (word) => {
      const before = app.workspace.calls.length;
      const { status, body } = await app.driver.sendCommand(word);
      expect(status).toBe(200);
      expect(body).toMatchObject({ response_type: 'ephemeral' });
      expect(JSON.stringify(body)).toContain('/llm-pick');
      expect(app.workspace.calls.length).toBe(before);
    },
  );
});

describe('a request', () => {
  const send = (secret: string, ageSeconds: number) => {
    const body = 'command=%2Fllm-pick&text=help';
    const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
    const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
    return fetch(`${app.url}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${digest}`,
      },
    });
  };

  it('with Slack’s signature is taken, with another one it is not', async () => {
    const { signingSecret } = app.workspace;
    expect((await send(signingSecret, 0)).status).toBe(200);
    expect((await send('somebody else’s', 0)).status).toBe(401);
  });

  it('is taken up to five minutes old or ahead, and no further', async () => {
    const { signingSecret } = app.workspace;
    for (const age of [240, -240]) expect((await send(signingSecret, age)).status).toBe(200);
    for (const age of [600, -600]) expect((await send(signingSecret, age)).status).toBe(401);
    expect(JSON.stringify(app.lines)).toContain('is dated 10 minutes ahead and was refused');
  });

  it('for health is answered while the app works', async () => {
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  });

  it('for metrics is answered with the depth of the queues and the dollars spent', async () => {
    const text = await (await fetch(`${app.url}/metrics`)).text();
    expect(text).toMatch(/llm_pick_queue_jobs{queue="[^"]*anthropic[^"]*",state="waiting"} 0/);
    expect(text).toContain('llm_pick_provider_hold_seconds{provider="google"} 0');
    expect(text).toContain('# TYPE llm_pick_month_spend_dollars gauge');
  });
});

describe('the form', () => {
  const open = async (text: string, channel = app.workspace.channel) => {
    await app.driver.sendCommand(text, channel);
    return app.driver.form();
  };
  const step = async (form: Awaited<ReturnType<typeof open>>, values = {}) => {
    return app.driver.toNext(form, values);
  };
  const shownAfter = async (text: string) =>
    waitFor(async () => {
      const form = await app.driver.form();
      return JSON.stringify(form.blocks).includes(text) ? form : null;
    }, text);

  it('says under each field of a step what is wrong with it and what to do', async () => {
    const form = await open('Answer ok');
    const samples = 'a question without an answer\nanother => ok';
    const { answer } = await step(form, { samples });
    expect(answer.body.errors).toEqual({ samples: expect.stringContaining('Line 1') });
    const { next } = await step(form, { samples: samplesText() });
    const wrong = await step(next!, { bar: 'very good' });
    expect(wrong.answer.body.errors).toEqual({ bar: expect.stringContaining('90%') });
    const last = await step(next!);
    const numbers = await step(last.next!, { repeats: '99', budget: '-1' });
    expect(Object.keys(numbers.answer.body.errors as object).sort()).toEqual(['budget', 'repeats']);
  });

  it('asks for samples where there are none, and for a task', async () => {
    const { answer } = await step(await open('Answer ok'), { task: '', samples: '' });
    expect(Object.keys(answer.body.errors as object).sort()).toEqual(['samples', 'task']);
  });

  it('says what it understood of the samples, and suggests an answer check with its reason', async () => {
    const samples = 'What is 1 + 1?\t2\nWhat is 2 + 2?\t4';
    const { next } = await step(await open('Calculate'), { samples });
    const shown = JSON.stringify(next?.blocks);
    expect(shown).toContain('2 samples');
    expect(shown).toContain('All answers are numbers.');
    expect(fieldOf(next!, 'scorer')).toMatch(/"initial_option":\{"value":"number"/);
  });

  it('asks who judges once that is chosen, and offers models by what is typed, with their prices', async () => {
    const { next } = await step(await open(`Answer ok\n${samplesText()}`));
    await app.driver.pressInForm(next!, FORM_SCORER, { scorer: 'judge' });
    const judged = await shownAfter('The model that judges');
    expect(validateModal(judged.raw)).toEqual([]);
    const { body } = await app.driver.search(judged, SEARCH_MODELS, 'haiku low');
    expect(JSON.stringify(body)).toMatch(
      /claude-haiku-5-5@low.*per million tokens, \S+ the cheapest/,
    );
    const lacking = await step(judged);
    expect(Object.keys(lacking.answer.body.errors as object).sort()).toEqual(['judge', 'rubric']);
  });

  it('takes samples as a file, read behind a note, and those of an earlier evaluation', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `row ${index},ok`).join('\n');
    const file = await app.workspace.upload('tickets.csv', `input,label\n${rows}\n`);
    const form = await open('Answer ok');
    const { answer } = await step(form, { file });
    expect(JSON.stringify(answer.body)).toContain('Reading tickets.csv');
    const second = await shownAfter('40 samples, answers: ok 40');
    await app.driver.pressInForm(second, FORM_BACK);
    const first = await shownAfter('The samples are in tickets.csv: 40 samples.');
    expect(first.blocks.map(({ block_id }) => block_id)).not.toContain('samples');
    await app.driver.submitForm(second, { name: 'from a file', bar: '80%' });
    await app.result('from a file');

    const other = await open('Answer ok');
    const found = await app.driver.search(other, SEARCH_EVALUATIONS, 'from a FILE');
    const [{ value = '' } = {}] = found.body.options as { value?: string }[];
    const taken = await step(other, { earlier: value });
    expect(JSON.stringify(taken.next?.blocks)).toContain('40 samples, answers: ok 40');
  });

  it('takes what the models should know as a document, beside a file of samples, and another one later', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `row ${index},ok`).join('\n');
    const file = await app.workspace.upload('rows.csv', `input,label\n${rows}\n`);
    const faq = await app.workspace.upload('faq.pdf', pdfOf('Refunds take 30 days'));
    const { answer } = await step(await open('Answer ok'), { file, 'context-file': faq });
    expect(JSON.stringify(answer.body)).toContain('Reading rows.csv and faq.pdf');
    const second = await shownAfter('40 samples, answers: ok 40');
    await app.driver.pressInForm(second, FORM_BACK);
    const first = await shownAfter('What the models should know is in faq.pdf: about 6 tokens');
    expect(validateModal(first.raw)).toEqual([]);
    expect(first.blocks.map(({ block_id }) => block_id)).not.toContain('context-file');
    await app.driver.pressInForm(first, FORM_REMOVE_DOCUMENT);
    const anew = await waitFor(async () => {
      const form = await app.driver.form();
      return form.blocks.some(({ block_id }) => block_id === 'context-file') ? form : null;
    }, 'the form to ask for a document');
    const scan = await app.workspace.upload('scan.pdf', pdfOf(''));
    await step(anew, { 'context-file': scan, context: 'Be kind.' });
    const refused = await shownAfter('scan.pdf holds no text');
    expect(fieldOf(refused, 'context')).toContain('Be kind.');
    const rules = await app.workspace.upload('rules.md', 'Row 7 is special: answer ok to it, too.');
    await step(refused, { 'context-file': rules });
    const before = prompts.length;
    await app.driver.submitForm(await shownAfter('40 samples, answers'), {
      name: 'told',
      bar: '80%',
    });
    await app.result('told');
    const sent = prompts.slice(before);
    expect(sent.length).toBeGreaterThan(30);
    expect(sent.filter((text) => !/Row 7 is special.*Be kind\./s.test(text))).toEqual([]);
  });

  it('says what is wrong with a file, in the form, which keeps what was typed', async () => {
    const form = await open('Answer ok');
    const empty = await app.workspace.upload('none.csv', 'input,label\n');
    await step(form, { task: 'Answer ok, please', file: empty });
    const again = await shownAfter('none.csv: ');
    expect(fieldOf(again, 'task')).toContain('Answer ok, please');
    expect(validateModal(again.raw)).toEqual([]);
    const fake = { name: 'a.csv', url_private_download: 'https://evil.example/a.csv' };
    await step(again, { file: fake });
    await shownAfter('its address is not one of Slack’s');
  });

  it('keeps every value on the way back and forth, each piece of text in its field', async () => {
    const form = await open(`Answer ok\n${samplesText()}`);
    const second = (await step(form, { 'samples-2': 'one more => ok' })).next!;
    await app.driver.pressInForm(second, FORM_BACK, { bar: '77%' });
    const again = await shownAfter('one more => ok');
    expect(fieldOf(again, 'samples-2')).toContain('one more => ok');
    expect(fieldOf(again, 'samples')).not.toContain('one more');
    expect(fieldOf((await step(again)).next!, 'bar')).toContain('77%');
  });

  it('shows the price before anything can start, and starts at that price', async () => {
    const before = app.models.billed().calls;
    const form = await open(`Answer ok\n${samplesText()}`);
    const { look } = await app.driver.toLastLook(form, { name: 'a price', budget: '1.2' });
    const shown = JSON.stringify(look?.raw);
    expect(shown).toMatch(/Start, at most \$[\d.]+/);
    for (const part of [
      'What this can show.',
      'What it may cost.',
      'Who will see it.',
      'Who gets',
    ]) {
      expect(shown).toContain(part);
    }
    expect(validateModal(look?.raw)).toEqual([]);
    expect(app.models.billed().calls).toBe(before);
    await app.driver.submitStep(look!);
    expect((await app.result('a price')).text).toContain('is good enough');
  });

  it('offers ways out where the samples can’t prove the bar, and takes them', async () => {
    const form = await open(`Answer ok\n${samplesText(20)}`);
    const { look } = await app.driver.toLastLook(form);
    expect(JSON.stringify(look?.blocks)).toContain('can’t prove this bar');
    await app.driver.pressInForm(look!, FORM_LOWER_BAR);
    expect(validateModal((await shownAfter('your bar of 85%')).raw)).toEqual([]);
  });

  it('proves for the samples alone what they can’t prove for new inputs', async () => {
    const form = await open(`Answer ok\n${samplesText(12)}`);
    await app.driver.submitForm(form, { estimand: 'these-samples', name: 'only' });
    expect((await app.result('only')).text).toContain('on these samples');
  });

  it('knows before the start that it can’t post where it was asked', async () => {
    const form = await open(`Answer ok\n${samplesText()}`, app.workspace.closedChannel);
    expect(JSON.stringify(form.blocks)).toContain('the result will come to you alone');
    const { look } = await app.driver.toLastLook(form);
    expect(JSON.stringify(look?.blocks)).toContain('/invite @llm-pick');
  });

  it('sends the result to the person alone where they want that', async () => {
    const form = await open(`Answer ok\n${samplesText()}`);
    const { look } = await app.driver.toLastLook(form, { name: 'for me' });
    await app.driver.pressInForm(look!, FORM_AUDIENCE);
    await app.driver.submitStep(await shownAfter('You alone, in a direct message'));
    const posted = await waitFor(
      () =>
        app.workspace.calls.find(
          ({ method, params }) =>
            method === 'chat.postMessage' && JSON.stringify(params.blocks).includes('for me'),
        ),
      'the message',
    );
    expect(posted.params.channel).toBe(app.workspace.user);
  });
});
