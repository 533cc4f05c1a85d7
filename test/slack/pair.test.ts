import { expect, it } from 'vitest';
import { shownForm, waitFor } from '../../demo/slack-driver.ts';
import { asObject } from '../../demo/slack-workspace.ts';
import { PAIR_ACTION } from '../../src/blocks/result/result-actions.ts';
import { startSlackApp } from '../support/slack-app.ts';
import { validateMessage, validateModal } from '../support/validate-blocks.ts';

const LITE = 'google/gemini-3.5-flash-lite';

/** Flash-Lite fails every fifth question, each time otherwise; Opus knows them all. */
function answering() {
  let calls = 0;
  return ({ model, text }: { model: string; text: string }) => {
    calls += 1;
    const question = Number([...text.matchAll(/question (\d+)/g)].at(-1)?.[1]);
    return model.includes('opus') || question % 5 > 0 ? 'ok' : `no ${calls}`;
  };
}

it('[Test the pair] asks two models in a row at the price that is shown, and finds what the stored answers told', async () => {
  await using app = await startSlackApp({ answer: answering() });
  const samples = Array.from({ length: 60 }, (_, at) => `question ${at + 1} => ok`).join('\n');
  await app.driver.sendCommand(`Answer ok\n${samples}`);
  const values = { models: [LITE, 'anthropic/claude-opus-5-5'], repeats: '3', bar: '85%' };
  await app.driver.submitForm(await app.driver.form(), { ...values, name: 'a pair', budget: '9' });
  const result = await app.result('a pair');
  expect(validateMessage(result)).toEqual([]);
  expect(JSON.stringify(result.blocks)).toContain('Test the pair');

  const before = app.workspace.calls.length;
  await app.driver.pressButton(result, PAIR_ACTION);
  const { answer } = await waitFor(
    () =>
      app.workspace.calls
        .slice(before)
        .find(({ params }) => JSON.stringify(params).includes('What it may cost.')),
    'the last look',
  );
  const look = shownForm(asObject(answer.view));
  expect(validateModal(look.raw)).toEqual([]);
  expect(JSON.stringify(look.raw.submit)).toMatch(/Start, at most \$[\d.]+/);
  const calls = app.models.billed().byModel;
  await app.driver.submitStep(look);
  const tested = await waitFor(async () => {
    const all = await app.driver.messages();
    return all.find(({ ts, text }) => ts !== result.ts && /is good enough: /.test(text));
  }, 'the result of the pair');
  expect(tested.text).toMatch(/Flash-Lite x\d, else Opus 5\.5 is good enough: 100% right/);
  expect(validateMessage(tested)).toEqual([]);
  const since = app.models.billed().byModel;
  const made = (model: string) => (since[model] ?? 0) - (calls[model] ?? 0);
  expect(made('claude-opus-5-5')).toBeGreaterThan(0);
  expect(made('claude-opus-5-5')).toBeLessThan(made('gemini-3.5-flash-lite') / 4);
});
