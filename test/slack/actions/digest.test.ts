import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventPast } from '../../../demo/sample-past.ts';
import { waitFor } from '../../../demo/slack-driver.ts';
import type { ShownMessage } from '../../../demo/slack-readings.ts';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { labelsOf } from '../../../src/core/catalog/labels-of.ts';
import { NO_NEWS } from '../../../src/core/watch/feeds/feed-news.ts';
import { digestDeps } from '../../../src/runtime/digest-deps.ts';
import { wake } from '../../../src/runtime/start-week.ts';
import { createPoster } from '../../../src/slack/out/poster.ts';
import { createWeekMessages } from '../../../src/slack/out/week-messages.ts';
import { createAnnouncementStore } from '../../../src/store/announcements.ts';
import { type DatabaseClient, openDatabase } from '../../../src/store/client.ts';
import { createDigestStore } from '../../../src/store/digests.ts';
import { createEvaluationStore } from '../../../src/store/evaluations.ts';
import { createSettingStore } from '../../../src/store/settings.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { type SlackAppUnderTest, startSlackApp } from '../../support/slack-app.ts';
import { validateMessage, validateModal } from '../../support/validate-blocks.ts';

const NOW = new Date();

let app: SlackAppUnderTest;
let client: DatabaseClient;
beforeAll(async () => {
  app = await startSlackApp();
  client = openDatabase(app.databaseUrl, 2);
  const { team, user, channel } = app.workspace;
  const request = evaluationRequest();
  await inventPast(client.db, { workspace: team, user, channel, request, now: NOW });
});
afterAll(async () => {
  await client.close();
  await app[Symbol.asyncDispose]();
});

/** What the schedule does every few minutes. */
async function wakeNow(): Promise<void> {
  const { logger } = silentLogger();
  const { botToken, apiUrl } = app.workspace;
  const labelOf = labelsOf(loadCatalog());
  const reading = digestDeps(client.db, {
    settings: createSettingStore(client.db, {}),
    outlook: { news: async () => NO_NEWS, bill: async () => null },
    catalog: loadCatalog(),
    simulated: true,
  });
  const deps = {
    ...reading,
    digests: createDigestStore(client.db),
    announcements: createAnnouncementStore(client.db),
    messages: createWeekMessages({
      poster: createPoster(botToken, { apiUrl, logger }),
      labelOf,
      logger,
    }),
    stored: createEvaluationStore(client.db, { leaseMs: 20_000, simulated: true }),
    start: async () => 'none',
    onError: (message: string, error: unknown) => {
      throw new Error(message, { cause: error });
    },
  };
  await wake(deps, NOW);
}

const digests = async (): Promise<ShownMessage[]> =>
  (await app.driver.messages()).filter(({ text }) => text.includes('Evaluations cost'));

async function lastEphemeral(before: number): Promise<string> {
  const found = await waitFor(() => app.driver.ephemerals()[before], 'an answer');
  return JSON.stringify(found);
}

async function press(action: string): Promise<string> {
  const [message] = await digests();
  const before = app.driver.ephemerals().length;
  await app.driver.pressButton(message!, action);
  return lastEphemeral(before);
}

describe('the digest in a channel', () => {
  it('is posted once with its thread, with news of picks beside it, however often the schedule wakes', async () => {
    await Promise.all([wakeNow(), wakeNow()]);
    await wakeNow();
    const posted = await digests();
    expect(posted).toHaveLength(1);
    expect(validateMessage(posted[0]!)).toEqual([]);
    expect(await app.driver.thread(posted[0]!.ts)).toHaveLength(1);
    const all = (await app.driver.messages()).map(({ text }) => text);
    expect(all.filter((text) => text.includes('without a new test'))).toHaveLength(2);
  });

  it('is shown by /llm-pick digest to the person alone', async () => {
    const before = app.driver.ephemerals().length;
    await app.driver.sendCommand('digest');
    expect(await lastEphemeral(before)).toMatch(/Simulated: Evaluations cost/);
    expect(await digests()).toHaveLength(1);
  });

  it('tests a pick again on its stored samples, once a day', async () => {
    const stale = (await app.driver.messages()).find(({ text }) =>
      /^Simulated: .*without/.test(text),
    );
    const before = app.driver.ephemerals().length;
    await app.driver.pressButton(stale!, 'test_again');
    await app.driver.pressButton(stale!, 'test_again');
    expect(await lastEphemeral(before + 1)).toMatch(/Testing it again on the same samples/);
    await waitFor(
      async () =>
        (await app.driver.messages()).find(({ text }) =>
          /Haiku 5.5 is good enough.*It is what you use today/s.test(text),
        ),
      'the result',
    );
    const { rows } = await client.db.execute("select 1 from evaluations where key like 'again %'");
    expect(rows).toHaveLength(1);
  });

  it('is moved by its form, with what is wrong under the field', async () => {
    const [message] = await digests();
    await app.driver.pressButton(message!, 'digest_settings');
    expect((await app.driver.form()).title).toBe('The weekly digest');
    await app.driver.sendCommand('digest settings');
    const form = await app.driver.form();
    expect(validateModal(form.raw)).toEqual([]);
    expect(form.title).toBe('The weekly digest');
    const wrong = await app.driver.submitForm(form, { 'time-zone': 'Mars/Base' });
    expect(JSON.stringify(wrong.body)).toMatch(/Time zone must be the name of a time zone/);
    const { closedChannel } = app.workspace;
    const closed = await app.driver.submitForm(form, { 'digest-channel': closedChannel });
    expect(closed.body.errors).toEqual({
      'digest-channel': expect.stringMatching(
        /^Digest channel can’t be that channel: I can’t post/,
      ),
    });
    await app.driver.submitForm(form, { 'time-zone': 'Europe/Amsterdam', 'digest-day': 'Friday' });
    const settings = await createSettingStore(client.db, {}).read(app.workspace.team);
    expect(settings).toMatchObject({ digestDay: 'Friday', timeZone: 'Europe/Amsterdam' });
  });

  it('is snoozed for four weeks, and turned off', async () => {
    expect(await press('digest_snooze')).toMatch(/No digest before the week of/);
    expect(await press('digest_off')).toMatch(/The weekly digest is off\./);
    const settings = await createSettingStore(client.db, {}).read(app.workspace.team);
    expect(settings.digestChannel).toBeNull();
    expect(settings.snoozedUntil).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
