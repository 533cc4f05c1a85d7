import { expect, it } from 'vitest';
import { samplesText, startSlackApp } from '../support/slack-app.ts';
import { validateModal } from '../support/validate-blocks.ts';

const WORDS =
  'Every sample accepts "ok": a model that always answers so is right every time, whatever the input. That proves nothing: add samples with other answers.';

it('samples that all expect the same are warned of, in the same words, in the form, at the last look and below the result', async () => {
  await using app = await startSlackApp();
  const { driver } = app;
  await driver.sendCommand(`Answer ok\n${samplesText()}`);
  const values = { name: 'alike', models: ['anthropic/claude-haiku-5-5'] };
  const { next: right } = await driver.toNext(await driver.form());
  const { look } = await driver.toLastLook(right!, values);
  for (const shown of [right!, look!]) {
    expect(shown.blocks).toContainEqual(
      expect.objectContaining({ type: 'alert', text: expect.objectContaining({ text: WORDS }) }),
    );
    expect(validateModal(shown.raw)).toEqual([]);
  }
  await driver.submitStep(look!);
  const { text } = await app.result('alike');
  expect(text).toContain(`⚠ ${WORDS}`);
});
