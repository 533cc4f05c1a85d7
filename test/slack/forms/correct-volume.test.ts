import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../../../demo/slack-driver.ts';
import type { ShownMessage } from '../../../demo/slack-readings.ts';
import { VOLUME_ACTION } from '../../../src/blocks/workspace/volume-button.ts';
import { type DatabaseClient, openDatabase } from '../../../src/store/client.ts';
import { createPickStore } from '../../../src/store/picks.ts';
import { pick } from '../../support/fixtures/pick-fixtures.ts';
import { type SlackAppUnderTest, startSlackApp } from '../../support/slack-app.ts';
import { validateMessage, validateModal } from '../../support/validate-blocks.ts';

let app: SlackAppUnderTest;
let client: DatabaseClient;
beforeAll(async () => {
  app = await startSlackApp();
  client = openDatabase(app.databaseUrl, 2);
});
afterAll(async () => {
  await client.close();
  await app[Symbol.asyncDispose]();
});

/** A pick of the driver's workspace, whose evaluation is not stored any more. */
async function accept(owner = app.workspace.user) {
  const accepted = pick({
    workspace: app.workspace.team,
    owner: { kind: 'person', id: owner },
    acceptedAt: new Date(),
  });
  await createPickStore(client.db).save(accepted);
  return accepted;
}

const volumeOf = async (id: string) => (await createPickStore(client.db).find(id))?.volume;

async function nextEphemeral(act: () => Promise<unknown>): Promise<ShownMessage> {
  const before = app.driver.ephemerals().length;
  await act();
  return waitFor(() => app.driver.ephemerals()[before], 'an answer');
}

/** The list, the newest pick first, and the form of its button. */
async function openNewest() {
  const list = await nextEphemeral(() => app.driver.sendCommand('picks'));
  expect(validateMessage(list)).toEqual([]);
  await app.driver.pressButton(list, VOLUME_ACTION);
  return app.driver.form();
}

describe('the button below a pick in use', () => {
  it('corrects its calls a month, and the list shows them', async () => {
    const { evaluationId } = await accept();
    const form = await openNewest();
    expect(validateModal(form.raw)).toEqual([]);
    const list = await nextEphemeral(() => app.driver.submitStep(form, { volume: '2,500,000' }));
    expect(await volumeOf(evaluationId)).toBe(2_500_000);
    expect(list).toMatchObject({ replace_original: true });
    expect(list.text).toContain('$150 a month for 2,500,000 calls');
  });

  it.each(['', 'many', '0', '-5', '1.5', '2000000000000'])(
    'says under the field that "%s" is no count of calls',
    async (volume) => {
      const { evaluationId } = await accept();
      const { body } = await app.driver.submitStep(await openNewest(), { volume });
      expect(body).toEqual({
        response_action: 'errors',
        errors: { volume: expect.stringMatching(/whole number of calls a month, from 1 to/) },
      });
      expect(await volumeOf(evaluationId)).toBe(100_000);
    },
  );

  it('says under the field whose pick it is', async () => {
    const { evaluationId } = await accept('U0BEN');
    const { body } = await app.driver.submitStep(await openNewest(), { volume: '5' });
    expect(JSON.stringify(body.errors)).toContain('Only who accepted the pick');
    expect(await volumeOf(evaluationId)).toBe(100_000);
  });

  it('says that a pick is not in use any more', async () => {
    const { evaluationId } = await accept();
    const list = await nextEphemeral(() => app.driver.sendCommand('picks'));
    await createPickStore(client.db).withdraw(evaluationId);
    await app.driver.pressButton(list, VOLUME_ACTION);
    const form = await app.driver.form();
    expect(JSON.stringify(form.blocks)).toContain('not in use any more');
  });
});
