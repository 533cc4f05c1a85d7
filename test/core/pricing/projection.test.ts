import { describe, expect, it } from 'vitest';
import { projectSpend } from '../../../src/core/pricing/projection.ts';
import { catalogModel, priceRow, usageOf } from '../../support/fixtures/catalog-fixtures.ts';

const at = new Date('2026-11-24T12:00:00Z');
const usage = usageOf(1_000, 100, { read: 900 });

const stepping = [
  priceRow({ to: '2026-12-01' }),
  priceRow({ from: '2026-12-01', to: '2027-01-01', input: 2_000_000, output: 10_000_000 }),
  priceRow({ from: '2027-01-01', to: '2027-02-01', input: 2_000_000, output: 10_000_000 }),
  priceRow({ from: '2027-02-01' }),
];

describe('projectSpend', () => {
  it('multiplies the uncached cost of a mean call by the volume', () => {
    const projection = projectSpend({ model: catalogModel(), usage, volume: 100_000, at });
    expect(projection).toEqual({ costPerCall: 0.0015, monthlySpend: 150, laterSpend: [] });
  });

  it('says every later step that changes the spend', () => {
    const model = catalogModel({ prices: stepping });
    expect(projectSpend({ model, usage, volume: 100_000, at })?.laterSpend).toEqual([
      { from: '2026-12-01T00:00:00.000Z', monthlySpend: 300 },
      { from: '2027-02-01T00:00:00.000Z', monthlySpend: 150 },
    ]);
  });

  it('counts a step as present from its first day', () => {
    const model = catalogModel({ prices: stepping });
    const later = projectSpend({ model, usage, volume: 100_000, at: new Date('2026-12-01') });
    expect(later).toMatchObject({ monthlySpend: 300, laterSpend: [{ monthlySpend: 150 }] });
  });

  it('says no step of a model that has retired by then', () => {
    const model = catalogModel({ prices: stepping, retires: '2026-12-15' });
    const projection = projectSpend({ model, usage, volume: 100_000, at });
    expect(projection?.laterSpend.map(({ from }) => from)).toEqual(['2026-12-01T00:00:00.000Z']);
  });

  it('knows the library’s announced steps', () => {
    const model = catalogModel({
      name: 'google/gemini-3.8-flash',
      provider: 'google',
      id: 'gemini-3.8-flash',
      prices: [],
    });
    expect(projectSpend({ model, usage: usageOf(1_000, 0), volume: 1_000, at })).toEqual({
      costPerCall: 0.00075,
      monthlySpend: 0.75,
      laterSpend: [{ from: '2027-01-01T00:00:00.000Z', monthlySpend: 1.5 }],
    });
  });

  it('projects nothing without a price', () => {
    expect(projectSpend({ model: catalogModel({ prices: [] }), usage, volume: 1, at })).toBeNull();
  });
});
