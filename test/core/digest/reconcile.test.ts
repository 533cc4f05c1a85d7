import { describe, expect, it } from 'vitest';
import { billedDays, reconcile } from '../../../src/core/digest/reconcile.ts';

const span = { start: new Date('2026-11-16'), end: new Date('2026-11-23') };
const anthropic = { name: 'anthropic', label: 'Anthropic' };
const sums = [
  { model: 'anthropic/claude-haiku-5-5', usd: 2.4 },
  { model: 'anthropic/claude-opus-5-5', usd: 0.42 },
  { model: 'google/gemini-3.8-flash', usd: 9 },
];

describe('reconciling', () => {
  it("compares the provider's own models alone, and names what one side lacks", () => {
    const byModel = new Map([
      ['claude-haiku-5-5', 2.405],
      ['claude-sonnet-5-5', 1],
    ]);
    expect(reconcile({ ...anthropic, bill: { byModel } }, { span, sums })).toEqual({
      provider: 'Anthropic',
      span,
      ledgerUsd: 2.82,
      billedUsd: 3.405,
      problem: null,
      unmatched: ['claude-opus-5-5', 'claude-sonnet-5-5'],
    });
  });

  it('keeps the reason where there is no bill', () => {
    const bill = { problem: 'it could not be reached.' };
    expect(reconcile({ ...anthropic, bill }, { span, sums })).toMatchObject({
      ledgerUsd: 2.82,
      billedUsd: null,
      problem: 'it could not be reached.',
    });
  });
});

describe('the days of a bill', () => {
  const days = (at: string) =>
    Object.values(billedDays({ firstDay: '2026-11-16' }, new Date(at)) ?? {}).map((day) =>
      day.toISOString(),
    );
  it.each([
    { where: 'Amsterdam', at: '2026-11-23T08:00:00Z', end: '2026-11-23T00:00:00.000Z' },
    { where: 'Kolkata', at: '2026-11-23T03:30:00Z', end: '2026-11-23T00:00:00.000Z' },
    {
      where: 'Auckland, where Sunday goes on in UTC',
      at: '2026-11-22T20:00:00Z',
      end: '2026-11-22T00:00:00.000Z',
    },
    {
      where: 'a digest that comes late',
      at: '2026-12-09T08:00:00Z',
      end: '2026-11-23T00:00:00.000Z',
    },
  ])('are whole days of UTC that are over: $where', ({ at, end }) => {
    expect(days(at)).toEqual(['2026-11-16T00:00:00.000Z', end]);
  });

  it('are none before the first is over', () => {
    expect(billedDays({ firstDay: '2026-11-16' }, new Date('2026-11-16T23:59:00Z'))).toBeNull();
  });
});
