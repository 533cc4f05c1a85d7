import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../../demo/slack-driver.ts';
import { ESTIMATE_ACTION } from '../../src/blocks/form.ts';
import { type SlackAppUnderTest, samplesText, startSlackApp } from '../support/slack-app.ts';
import { validateModal } from '../support/validate-blocks.ts';

let app: SlackAppUnderTest;

beforeAll(async () => {
  app = await startSlackApp();
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
    expect(made).toEqual(['views.open', 'views.update']);
    expect(validateModal(form.raw)).toEqual([]);
    expect(fieldOf(form, 'task')).toContain('Sort tickets & bugs');
    expect(fieldOf(form, 'samples')).toContain('A refund => billing');
    expect(JSON.stringify(form.blocks)).toContain('imulated');
    const ids = form.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
    expect(ids).toEqual(
      'task samples samples-2 scorer models bar estimand volume repeats budget name'.split(' '),
    );
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

  it('with Slack’s signature is taken, with another one or an old one it is not', async () => {
    const { signingSecret } = app.workspace;
    expect((await send(signingSecret, 0)).status).toBe(200);
    expect((await send('somebody else’s', 0)).status).toBe(401);
    expect((await send(signingSecret, 600)).status).toBe(401);
  });

  it('for health is answered while the app works', async () => {
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  });
});

describe('the form', () => {
  const submit = async (task: string, values: Record<string, string>) => {
    await app.driver.sendCommand(task);
    return app.driver.submitForm(await app.driver.form(), values);
  };

  it('says under each field what is wrong with it and what to do, all at once', async () => {
    const { body } = await submit('Answer ok', {
      samples: 'a question without an answer\nanother => ok',
      bar: 'very good',
      repeats: '99',
      budget: '-1',
    });
    expect(body.response_action).toBe('errors');
    expect(Object.keys(body.errors as object).sort()).toEqual([
      'bar',
      'budget',
      'repeats',
      'samples',
    ]);
    expect(body.errors).toMatchObject({
      samples: expect.stringContaining('=>'),
      bar: expect.stringContaining('90%'),
      repeats: expect.stringContaining('from 1 to'),
    });
  });

  it('asks for samples where there are none, and for a task', async () => {
    const { body } = await submit('Answer ok', { task: '', samples: '' });
    expect(Object.keys(body.errors as object).sort()).toEqual(['samples', 'task']);
  });

  it('says before anything is spent that the samples can’t prove the bar, and how they could', async () => {
    const before = app.models.billed().calls;
    const { body } = await submit('Answer ok', { samples: samplesText(12), bar: '90%' });
    expect(body.response_action).toBe('update');
    expect(validateModal(body.view)).toEqual([]);
    const shown = JSON.stringify(body.view);
    expect(shown).toContain('can’t prove this bar');
    expect(shown).toMatch(/Add \d+ samples or more, or judge these 12 inputs only/);
    expect(shown).toContain('question 12 => ok');
    expect(app.models.billed().calls).toBe(before);
  });

  it('works out what it can show and may cost when asked', async () => {
    await app.driver.sendCommand(`Answer ok\n${samplesText()}`);
    const form = await app.driver.form();
    expect(JSON.stringify(form.blocks)).toContain('your bar of 90% allows');
    await app.driver.pressInForm(form, ESTIMATE_ACTION, { bar: '80%' });
    const shown = await waitFor(async () => {
      const blocks = JSON.stringify((await app.driver.form()).blocks);
      return blocks.includes('your bar of 80% allows') ? blocks : null;
    }, 'the new estimate');
    expect(shown).toContain('30 samples, up to 3 repeats');
    expect(shown).toContain('What it may cost.');
  });

  it('proves for the samples alone what they can’t prove for new inputs', async () => {
    const samples = samplesText(12);
    const { body } = await submit('Answer ok', { samples, bar: '90%', estimand: 'these-samples' });
    expect(body).toEqual({});
    const { text } = await app.result('Answer ok');
    expect(text).toContain('is good enough');
    expect(text).toContain('on these samples');
  });
});
