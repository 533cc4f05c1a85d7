import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { fromDollars } from '../../src/core/money.ts';
import { settingsOf } from '../../src/core/settings/settings-of.ts';
import { monthStarts } from '../../src/store/month-starts.ts';
import { providerSpend } from '../../src/store/provider-spend.ts';
import { ledger } from '../../src/store/schema.ts';
import { createSettingStore } from '../../src/store/settings.ts';
import { HAIKU } from '../support/evaluation-request.ts';
import { fileDatabase } from '../support/file-database.ts';

const client = fileDatabase();
const NOW = new Date('2026-11-30T18:00:00Z');

async function spent(workspace: string, at: string, usd: number, simulated = false) {
  await client.db.insert(ledger).values({
    evaluationId: randomUUID(),
    candidate: 0,
    sample: 0,
    repeat: 0,
    attempt: 1,
    purpose: 'answer',
    provider: 'anthropic',
    state: 'settled',
    amount: fromDollars(usd),
    model: HAIKU,
    priceRow: 'test',
    workspace,
    actorKind: 'terminal',
    simulated,
    at: new Date(at),
  });
}

it('adds up the month of each workspace as its caps count it', async () => {
  const defaults = { timeZone: 'UTC' };
  const store = createSettingStore(client.db, defaults);
  const by = { actor: { kind: 'terminal', id: null }, at: NOW } as const;
  await store.write('kolkata', { timeZone: 'Asia/Kolkata' }, by);
  await store.write('unread', { timeZone: 'Mars/Base' }, by);
  expect(settingsOf({ timeZone: 'Mars/Base' }, defaults).timeZone).toBe('UTC');
  // In Kolkata it is November until 18:30 of the 30th, and was October until 18:30 of its 31st.
  await spent('kolkata', '2026-10-31T18:29:00Z', 1_000);
  await spent('kolkata', '2026-10-31T18:31:00Z', 1);
  await spent('unread', '2026-10-31T23:59:00Z', 1_000);
  await spent('unread', '2026-11-01T00:00:00Z', 2);
  await spent('local', '2026-10-31T18:31:00Z', 1_000);
  await spent('local', '2026-11-30T17:00:00Z', 4);
  await spent('local', '2026-11-30T17:00:00Z', 1_000, true);
  const usd = async (at: Date) => {
    const since = await monthStarts(client.db, defaults, at);
    const providers = ['anthropic', 'google'];
    return providerSpend(client.db, { since, providers, simulated: false });
  };
  expect(await usd(NOW)).toEqual([{ provider: 'anthropic', usd: 7 }]);
  expect(await usd(new Date('2026-11-30T18:31:00Z'))).toEqual([{ provider: 'anthropic', usd: 6 }]);
  expect(await usd(new Date('2026-12-01T00:00:00Z'))).toEqual([]);
});
