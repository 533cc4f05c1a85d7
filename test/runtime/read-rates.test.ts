import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExchangeRates } from '../../src/core/pricing/exchange-rates.ts';
import { openRates, settingsWithRates } from '../../src/runtime/read-rates.ts';
import type { RateStore } from '../../src/store/exchange-rates.ts';
import { euroRatesXml } from '../support/fixtures/euro-rates.ts';
import { memorySettings } from '../support/memory-settings.ts';

const NOW = new Date('2026-11-26T10:00:00Z');
const HOUR_MS = 3_600_000;
const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);

let answer = { status: 200, body: '' };
let requests = 0;
const server = createServer((_, response) => {
  requests += 1;
  response.writeHead(answer.status).end(answer.body);
});
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/daily.xml`;
});
afterAll(() => server.close());

const listOf = (day: string, perDollar = 1.25) => euroRatesXml(day, { USD: perDollar });

/** A process, and what it keeps for the others. */
function open(stored: { rates: ExchangeRates; readAt: Date } | null = null, isOff = false) {
  let row = stored;
  const store: RateStore = {
    read: async () => row,
    write: async (rates, readAt) => {
      row = { rates, readAt };
    },
  };
  const logged: unknown[] = [];
  const logger = { info: (message: string, fields?: unknown) => logged.push([message, fields]) };
  requests = 0;
  const start = () => openRates({ url: isOff ? null : url, store, logger });
  return { rates: start(), again: start, row: () => row, logged };
}

describe('the bank’s rates', () => {
  it('are read once for some hours, also by the next process', async () => {
    answer = { status: 200, body: listOf('2026-11-25') };
    const { rates, again } = open();
    expect(await rates(NOW)).toMatchObject({ day: '2026-11-25', perDollar: { EUR: 0.8 } });
    await rates(later(5));
    await again()(later(5));
    expect(requests).toBe(1);
    answer = { status: 200, body: listOf('2026-11-26', 2) };
    expect(await rates(later(7))).toMatchObject({ day: '2026-11-26', perDollar: { EUR: 0.5 } });
    expect(requests).toBe(2);
  });

  it.each([
    ['an error', { status: 503, body: 'down' }],
    ['a page', { status: 200, body: '<html>log in</html>' }],
    ['more than a list can be', { status: 200, body: 'x'.repeat(300_000) }],
    ['an older list', { status: 200, body: listOf('2026-11-20', 9) }],
  ])('stay as they were where the bank answers with %s', async (_, said) => {
    answer = said;
    const before = { day: '2026-11-25', perDollar: { EUR: 0.8 } };
    const { rates, row } = open({ rates: before, readAt: later(-24) });
    expect(await rates(NOW)).toEqual(before);
    expect(row()!.rates).toEqual(before);
  });

  it('that can’t be read are tried again soon, not at once, and it is logged', async () => {
    answer = { status: 500, body: '' };
    const { rates, logged } = open();
    expect(await rates(NOW)).toBeNull();
    expect(await rates(later(0.1))).toBeNull();
    expect({ requests, logged: logged.length }).toEqual({ requests: 1, logged: 1 });
    answer = { status: 200, body: listOf('2026-11-26') };
    expect(await rates(later(0.2))).toMatchObject({ day: '2026-11-26' });
  });

  it('are never asked for where that is off, or the rate is given', async () => {
    answer = { status: 200, body: listOf('2026-11-25') };
    const { rates: off } = open(null, true);
    expect(await off(NOW)).toBeNull();
    const { rates } = open();
    const given = settingsWithRates(memorySettings({ currency: 'EUR 0.92' }), rates);
    expect((await given.read('T1')).currency).toEqual({ code: 'EUR', perDollar: 0.92, day: null });
    expect(requests).toBe(0);
  });

  it('are in the settings of a workspace that leaves its rate to the bank', async () => {
    const today = new Date().toISOString().slice(0, 10);
    answer = { status: 200, body: listOf(today) };
    const { rates } = open();
    const left = settingsWithRates(memorySettings({ currency: 'eur' }), rates);
    expect((await left.read('T1')).currency).toEqual({ code: 'EUR', perDollar: 0.8, day: today });
  });
});
