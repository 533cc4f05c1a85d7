import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormInput, ShownForm } from '../../../demo/filled-form.ts';
import { shownForm, waitFor } from '../../../demo/slack-driver.ts';
import type { ShownMessage } from '../../../demo/slack-readings.ts';
import { asObject } from '../../../demo/slack-workspace.ts';
import { ADD_ACTION } from '../../../src/blocks/result/result-actions.ts';
import { type SlackAppUnderTest, samplesText, startSlackApp } from '../../support/slack-app.ts';
import { validateMessage, validateModal } from '../../support/validate-blocks.ts';

const FEW = { bar: '90%', repeats: '1', models: ['anthropic/claude-haiku-5-5'] };

let app: SlackAppUnderTest;

beforeAll(async () => {
  app = await startSlackApp();
});
afterAll(() => app[Symbol.asyncDispose]());

/** An evaluation of twelve samples that proved nothing: its message has [Add samples]. */
async function twelve(name: string): Promise<ShownMessage> {
  await app.driver.sendCommand(`Answer ok\n${samplesText(12)}`);
  await app.driver.submitForm(await app.driver.form(), { ...FEW, name });
  return app.result(name);
}

/** The form that the button opens, or what it says in its place. */
async function formOf(message: ShownMessage, by?: string) {
  const before = app.workspace.calls.length;
  await app.driver.pressButton(message, ADD_ACTION, by);
  const { answer } = await waitFor(
    () => app.workspace.calls.slice(before).find(({ method }) => method === 'views.update'),
    'the form',
  );
  return shownForm(asObject(answer.view));
}

/** What a form becomes once its samples were read: in the answer, or where that took long by an update. */
async function shownBy(form: ShownForm, values: FormInput, words: string): Promise<ShownForm> {
  const next = app.driver.nextStep(form, await app.driver.submitStep(form, values));
  if (next && textOf(next.raw).includes(words)) return next;
  const { answer } = await waitFor(
    () =>
      app.workspace.calls.findLast(
        ({ method, params }) => method === 'views.update' && textOf(params).includes(words),
      ),
    words,
  );
  return shownForm(asObject(answer.view));
}

const textOf = (shown: unknown) => JSON.stringify(shown);

describe('[Add samples]', () => {
  it('shows the price of what is pasted, then adds it: the same message goes on to its result', async () => {
    const message = await twelve('pasted');
    expect(message.text).toContain('Best guess');
    const form = await formOf(message);
    expect(validateModal(form.raw)).toEqual([]);
    const calls = app.models.billed().calls;
    const look = await shownBy(form, { samples: samplesText(72) }, '60 samples are new');
    expect(validateModal(look.raw)).toEqual([]);
    const shown = textOf(look.raw);
    for (const part of [
      'Simulated',
      '60 samples are new: with the 12 that it has, 72.',
      '12 samples were in it already, and are not asked again.',
      'is proven at 90% if no more than',
      'What it may cost.',
    ]) {
      expect(shown).toContain(part);
    }
    expect(shown).toMatch(/Add, at most \$[\d.]+/);
    expect(app.models.billed().calls).toBe(calls);
    expect(textOf(await app.driver.shownAfter(look))).not.toContain('alert');
    const shownAgain = await waitFor(
      async () =>
        (await app.driver.messages()).find(
          ({ ts, blocks }) => ts === message.ts && textOf(blocks).includes(' in 2 rounds ('),
        ),
      'the second result',
    );
    expect(shownAgain.text).toContain('is good enough');
    expect(textOf(shownAgain.blocks)).toContain('72 samples in 2 rounds (12, then 60)');
    expect(textOf(shownAgain.blocks)).not.toContain(ADD_ACTION);
    expect(validateMessage(shownAgain)).toEqual([]);
    const settled = await formOf(message);
    expect(textOf(settled.raw)).toContain('More samples would change nothing');
    expect(settled.blocks.filter(({ type }) => type === 'input')).toEqual([]);
    const calledFor = app.models.billed().calls - calls;
    expect(calledFor).toBeGreaterThan(25);
    expect(calledFor).toBeLessThanOrEqual(60);
    const twice = await app.driver.shownAfter(look);
    expect(textOf(twice)).toMatch(/not kept any more|Nothing is new/);
    expect(app.models.billed().calls - calls).toBe(calledFor);
  });

  it('takes a file, and an earlier evaluation’s samples, and says under the field what is wrong', async () => {
    const message = await twelve('from elsewhere');
    const form = await formOf(message);
    const wrong = await app.driver.submitStep(form, { samples: 'no answer here' });
    expect(wrong.body).toMatchObject({
      response_action: 'errors',
      errors: { samples: 'Line 1 must be: input => expected answer.' },
    });
    await shownBy(form, { samples: samplesText(12) }, 'Nothing is new: 12 samples were in it');
    const nothing = await app.driver.submitStep(form, {});
    expect(nothing.body).toMatchObject({
      response_action: 'errors',
      errors: { samples: expect.stringMatching(/^Give some samples, a line each/) },
    });
    const rows = Array.from({ length: 40 }, (_, index) => `row ${index},ok`).join('\n');
    const file = await app.workspace.upload('more.csv', `input,label\n${rows}\n`);
    const priced = await shownBy(
      form,
      { file, samples: 'mine => ok' },
      '40 samples are new: with the 12 that it has, 52.',
    );
    expect(validateModal(priced.raw)).toEqual([]);
    expect(textOf(priced.raw)).toContain('The samples that you typed are left out');
    const empty = await app.workspace.upload('none.csv', 'input,label\n');
    const again = await shownBy(form, { file: empty, samples: 'kept => ok' }, 'none.csv: ');
    expect(validateModal(again.raw)).toEqual([]);
    expect(textOf(again.blocks)).toContain('kept => ok');
  });

  it('is for who started it, or an admin: others read so at once', async () => {
    const message = await twelve('of another');
    const refused = await formOf(message, 'U0STRANGER');
    expect(validateModal(refused.raw)).toEqual([]);
    expect(textOf(refused.raw)).toContain('can add samples to it. Ask them to.');
    expect(refused.blocks.filter(({ type }) => type === 'input')).toEqual([]);
    const form = await formOf(message);
    const calls = app.models.billed().calls;
    const samples = samplesText(30);
    const shown = await app.driver.shownAfter(form, { samples }, 'U0STRANGER');
    expect(textOf(shown)).toContain('can add samples to it.');
    expect(app.models.billed().calls).toBe(calls);
  });
});
