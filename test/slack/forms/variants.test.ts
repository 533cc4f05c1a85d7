import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormInput, ShownForm } from '../../../demo/filled-form.ts';
import type { ModelCall } from '../../../demo/models/model-call.ts';
import { shownForm, waitFor } from '../../../demo/slack-driver.ts';
import type { ShownMessage } from '../../../demo/slack-readings.ts';
import { asList, asObject } from '../../../demo/slack-workspace.ts';
import { FORM_BACK, FORM_VARIANTS } from '../../../src/blocks/form/form-actions.ts';
import {
  VARIANTS_AGAIN,
  VARIANTS_LEAVE,
  VARIANTS_LOOK,
  VARIANTS_OPEN,
  VARIANTS_PAGE_BACK,
  VARIANTS_STOP,
} from '../../../src/blocks/variants/variants-actions.ts';
import { DRAFTING } from '../../../src/core/variants/variants-request.ts';
import { openDatabase } from '../../../src/store/client.ts';
import { createSettingStore } from '../../../src/store/settings.ts';
import { type SlackAppUnderTest, samplesText, startSlackApp } from '../../support/slack-app.ts';
import { validateMessage, validateModal } from '../../support/validate-blocks.ts';

/** Two variants of each sample and the sample itself; what is silent drafts nothing. */
function answer({ text }: ModelCall): string {
  if (!text.includes(DRAFTING)) return 'ok';
  const input = /^Input:\n(\{.*\})$/m.exec(text)?.[1] ?? '{}';
  const of = String(JSON.parse(input).input);
  if (of.includes('silent')) return 'I would rather not.';
  return JSON.stringify([`${of}?`, of, `please: ${of}`].map((each) => ({ input: each })));
}

let app: SlackAppUnderTest;

beforeAll(async () => {
  app = await startSlackApp({ answer, latencyMs: 1_000 });
});
afterAll(() => app[Symbol.asyncDispose]());

const textOf = (form: Pick<ShownForm, 'blocks'>) => JSON.stringify(form.blocks);
const submitOf = ({ raw }: ShownForm) => String(asObject(raw.submit).text);

/** The last look at so many samples. */
async function lookAt(samples: string, values: FormInput = {}): Promise<ShownForm> {
  await app.driver.sendCommand(`Answer ok\n${samples}`);
  const { look } = await app.driver.toLastLook(await app.driver.form(), values);
  return look!;
}

/** What the form shows once it shows this. */
async function showing(
  form: ShownForm,
  words: string | RegExp,
  act: () => Promise<unknown>,
): Promise<ShownForm> {
  const before = app.workspace.calls.length;
  const answered = await act();
  const { view } = asObject(asObject(answered).body) as { view?: Record<string, unknown> };
  const has = (shown: unknown) => new RegExp(words).test(JSON.stringify(shown));
  const raw =
    view && has(view)
      ? { ...form.raw, submit: undefined, ...view }
      : asObject(
          (
            await waitFor(
              () =>
                app.workspace.calls
                  .slice(before)
                  .findLast(({ params }) => params.view_id === form.id && has(params.view)),
              String(words),
            )
          ).answer.view,
        );
  const shown = shownForm(raw);
  expect(validateModal(shown.raw)).toEqual([]);
  return shown;
}

const press = (form: ShownForm, action: string, words: string | RegExp, values: FormInput = {}) =>
  showing(form, words, () => app.driver.pressInForm(form, action, values));

const submit = (form: ShownForm, words: string | RegExp, values: FormInput = {}) =>
  showing(form, words, () => app.driver.submitStep(form, values));

/** The boxes of a page, by block: all of their values. */
function boxesOf(form: ShownForm): Record<string, string[]> {
  const inputs = form.blocks.filter(({ type }) => type === 'input');
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => [
      String(block_id),
      asList(asObject(element).options).map(({ value }) => String(value)),
    ]),
  );
}

/** The direct messages that say that variants of this form are there. */
function told(name: string): ShownMessage[] {
  const { calls, user } = app.workspace;
  return calls
    .filter(({ method, params }) => method === 'chat.postMessage' && params.channel === user)
    .filter(({ answer, params }) => answer.ok && String(params.text).includes(name))
    .map(({ answer, params }) => ({
      ts: String(answer.ts),
      text: String(params.text),
      blocks: asList(params.blocks),
    }));
}

const ready = (name: string) => waitFor(() => told(name)[0], `the message of ${name}`);

describe('[Draft variants] at the last look', () => {
  it('goes over the price, the drafts and the ticks to the look at samples with their variants', async () => {
    const look = await lookAt(samplesText(12), { bar: '90%', name: 'twelve', volume: '777' });
    const quote = await press(look, FORM_VARIANTS, 'What it may cost');
    expect(textOf(quote)).toContain('12 samples stay 12 samples');
    expect(textOf(quote)).toMatch(/12 calls to Sonnet 5\.5: about \$0\.\d+, at most \$0\.\d+\./);
    expect(submitOf(quote)).toMatch(/^Draft, at most \$0\.\d\d$/);
    const billed = app.models.billed().calls;
    await Promise.all([app.driver.submitStep(quote), app.driver.submitStep(quote)]);

    const message = await ready('twelve (variants)');
    expect(validateMessage(message)).toEqual([]);
    expect(message.text).toContain('24 variants of 12 samples are drafted');
    expect(app.models.billed().calls).toBe(billed + 12);
    const page = await waitFor(() => {
      const filled = app.workspace.calls.findLast(
        ({ method, params }) =>
          method === 'views.update' &&
          params.view_id === look.id &&
          textIn(params).includes('Tick'),
      );
      return filled && shownForm(asObject(filled.answer.view));
    }, 'the variants in the open form');
    expect(validateModal(page.raw)).toEqual([]);
    expect(page.title).toBe('Tick variants, 1 of 3');
    expect(textOf(page)).toContain('please: question 1');
    expect(textOf(page)).toContain('Right answer: ');

    const second = await submit(page, 'Sample 6', { 'ticks-0': ['0', '1'], 'ticks-1': ['3'] });
    const back = await press(second, VARIANTS_PAGE_BACK, 'Sample 1"');
    const kept = back.blocks.find(({ block_id }) => block_id === 'ticks-1');
    expect(asList(asObject(kept!.element).initial_options)).toMatchObject([{ value: '3' }]);
    const again = await submit(back, 'Sample 6');
    const third = await submit(again, 'Sample 11');
    expect(submitOf(third)).toBe('Add what is ticked');
    const added = await submit(third, '3 variants added');
    expect(textOf(added)).toContain('15 samples in 12 groups');
    expect(textOf(added)).toContain('12 independent samples');
    expect(textOf(added)).toContain('777 calls');

    const models = await press(added, FORM_BACK, 'Models to compare');
    expect(textOf(models)).toContain('"initial_value":"twelve"');
  });

  it('brings back to the drafts and the form from a direct message, also in another process', async () => {
    const look = await lookAt(samplesText(2), { name: 'closed' });
    const quote = await press(look, FORM_VARIANTS, 'What it may cost');
    await app.driver.submitStep(quote);
    await app.restart();
    const message = await ready('closed (variants)');
    await app.restart();
    expect(told('closed (variants)')).toHaveLength(1);
    await app.driver.pressButton(message, VARIANTS_OPEN);
    const page = await app.driver.form();
    expect(page.title).toBe('Tick variants');
    const none = await submit(page, 'Nothing is ticked');
    expect(Object.keys(boxesOf(none))).toEqual(['ticks-0', 'ticks-1']);
    const added = await submit(none, '4 variants added', boxesOf(none));
    const before = await press(added, FORM_VARIANTS, 'Tick variants');
    const fewer = await submit(before, 'No variant is among', { 'ticks-0': [], 'ticks-1': [] });
    const first = await press(fewer, FORM_VARIANTS, 'Tick variants');
    const all = await submit(first, '4 variants added', boxesOf(first));
    await app.driver.submitStep(all);
    expect((await app.result('closed')).text).toBeTruthy();
    await app.driver.pressButton(message, VARIANTS_OPEN);
    const gone = await app.driver.form();
    expect(textOf(gone)).toContain('This form is not kept any more');
  });

  it('is asked again at the price of another model, and of more', async () => {
    const look = await lookAt(samplesText(1), { name: 'dearer' });
    const quote = await press(look, FORM_VARIANTS, 'What it may cost');
    expect(textOf(quote)).toContain('one sample stays one');
    const calls = app.models.billed().calls;
    const other = { writer: 'anthropic/claude-haiku-5-5', each: '5' };
    const next = await submit(quote, 'press once more', other);
    expect(textOf(next)).toContain('1 call to Haiku 5.5');
    expect(app.models.billed().calls).toBe(calls);
    await press(next, VARIANTS_LEAVE, 'What this can show');
  });

  it('says why there are none, and that of some there are none', async () => {
    const none = await lookAt('silent one => ok', { name: 'none' });
    const priced = await press(none, FORM_VARIANTS, 'What it may cost');
    await app.driver.submitStep(priced);
    const message = await ready('none (variants)');
    expect(message.text).toContain('No variant was drafted. There are no drafts of 1 sample.');
    await app.driver.pressButton(message, VARIANTS_OPEN);
    const opened = await app.driver.form();
    expect(textOf(opened)).toContain('What was written held no inputs');
    await press(opened, VARIANTS_AGAIN, 'Draft, at most');
    const look = await press(opened, VARIANTS_LEAVE, 'What this can show');
    expect(textOf(look)).toContain('"text":"Variants"');

    const some = await lookAt('silent one => ok\nquestion 1 => ok', { name: 'some of' });
    await app.driver.submitStep(await press(some, FORM_VARIANTS, 'What it may cost'));
    expect((await ready('some of (variants)')).text).toMatch(
      /2 variants of 1 sample are drafted.*There are no drafts of 1 sample\./,
    );
  });

  it('is stopped, tells nobody then, and is asked for anew', async () => {
    const look = await lookAt(samplesText(14), { name: 'stopped' });
    const quote = await press(look, FORM_VARIANTS, 'What it may cost');
    const waiting = await submit(quote, 'Variants are being written');
    const still = await press(waiting, VARIANTS_LOOK, 'of 14 samples done');
    const again = await press(still, VARIANTS_STOP, 'What this can show');
    expect(textOf(again)).toContain('Draft variants');
    const other = await press(again, FORM_VARIANTS, 'What it may cost', {});
    await app.driver.submitStep(other);
    expect((await ready('stopped (variants)')).text).toContain('28 variants of 14 samples');
    expect(told('stopped (variants)')).toHaveLength(1);
  });

  it('is another person’s neither to read nor to press', async () => {
    const look = await lookAt(samplesText(1), { name: 'mine' });
    const quote = await press(look, FORM_VARIANTS, 'What it may cost');
    const shown = await app.driver.shownAfter(quote, {}, 'U0OTHER');
    expect(JSON.stringify(shown)).toContain('This form is not kept any more');
  });

  it.each([
    {
      name: 'capped',
      limits: { personalCap: '0.001' },
      before:
        /What it may cost.*One call may cost .* is left: nothing could be run\. The personal cap of \$0\.001/,
      refusal: /⚠ .*The personal cap of \$0\.001/,
    },
    {
      name: 'unapproved',
      limits: { approvalAbove: '0.0001', approver: 'U0BOSS' },
      before:
        /What it may cost.*This may cost \$.*above \$0\.0001 the workspace’s approver confirms/,
      refusal: /⚠ .*above \$0\.0001 the workspace’s approver confirms/,
    },
  ])(
    'says what is in the way before it is asked for, and spends nothing then: $name',
    async ({ name, limits, before, refusal }) => {
      const look = await lookAt(samplesText(2), { name });
      const { db, close } = openDatabase(app.databaseUrl, 1);
      const by = { actor: { kind: 'terminal', id: null }, at: new Date() } as const;
      const settings = createSettingStore(db, {});
      await settings.write(app.workspace.team, limits, by);
      const calls = app.models.billed().calls;
      const quote = await press(look, FORM_VARIANTS, before);
      const refused = await submit(quote, refusal);
      const none = Object.fromEntries(Object.keys(limits).map((key) => [key, null]));
      await settings.write(app.workspace.team, none, by);
      await close();
      expect(submitOf(refused)).toMatch(/^Draft, at most/);
      expect(app.models.billed().calls).toBe(calls);
      expect(told(`${name} (variants)`)).toEqual([]);
      expect(textOf(await press(refused, VARIANTS_LEAVE, 'What this can show'))).toContain(
        'Draft variants',
      );
    },
  );

  it('is not offered for fifteen samples', async () => {
    expect(textOf(await lookAt(samplesText(15)))).not.toContain(FORM_VARIANTS);
  });
});

const textIn = (value: unknown) => JSON.stringify(value);
