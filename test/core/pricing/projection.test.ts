import { describe, expect, it } from 'vitest';
import type { CatalogModel } from '../../../src/core/catalog/model.ts';
import { expectedCallCost } from '../../../src/core/pricing/call-cost.ts';
import { projectSpend } from '../../../src/core/pricing/projection.ts';
import { catalogModel, priceRow } from '../../support/fixtures/catalog-fixtures.ts';

const at = new Date('2026-11-24T12:00:00Z');

/** 100,000 calls a month of 1,000 tokens in and so many out. */
function project(model: CatalogModel, now = at, outputTokens = 100) {
  const sizes = { inputTokens: 1_000, outputTokens };
  const costAt = (day: Date) => expectedCallCost(model, sizes, day);
  return projectSpend({ model, costAt, volume: 100_000, at: now });
}

const stepping = [
  priceRow({ to: '2026-12-01' }),
  priceRow({ from: '2026-12-01', to: '2027-01-01', input: 2_000_000, output: 10_000_000 }),
  priceRow({ from: '2027-01-01', to: '2027-02-01', input: 2_000_000, output: 10_000_000 }),
  priceRow({ from: '2027-02-01' }),
];

describe('projectSpend', () => {
  it('multiplies the cost of a call by the volume', () => {
    const projection = project(catalogModel());
    expect(projection).toEqual({ costPerCall: 0.0015, monthlySpend: 150, laterSpend: [] });
  });

  it('says every later step that changes the spend', () => {
    const model = catalogModel({ prices: stepping });
    expect(project(model)?.laterSpend).toEqual([
      { from: '2026-12-01T00:00:00.000Z', monthlySpend: 300 },
      { from: '2027-02-01T00:00:00.000Z', monthlySpend: 150 },
    ]);
  });

  it('counts a step as present from its first day', () => {
    const model = catalogModel({ prices: stepping });
    const later = project(model, new Date('2026-12-01'));
    expect(later).toMatchObject({ monthlySpend: 300, laterSpend: [{ monthlySpend: 150 }] });
  });

  it('says no step of a model that has retired by then', () => {
    const model = catalogModel({ prices: stepping, retires: '2026-12-15' });
    const projection = project(model);
    expect(projection?.laterSpend.map(({ from }) => from)).toEqual(['2026-12-01T00:00:00.000Z']);
  });

  it('says no step that falls on the day it retires', () => {
    const model = catalogModel({ prices: stepping, retires: '2026-12-01' });
    expect(project(model)?.laterSpend).toEqual([]);
  });

  it('says no step whose price nobody knows', () => {
    const model = catalogModel({ prices: stepping });
    const costAt = (day: Date) => (day < new Date('2026-12-01') ? 0.0015 : null);
    expect(projectSpend({ model, costAt, volume: 100_000, at })?.laterSpend).toEqual([]);
  });

  it('knows the library’s announced steps', () => {
    const model = catalogModel({
      name: 'google/gemini-3.8-flash',
      provider: 'google',
      id: 'gemini-3.8-flash',
      prices: [],
    });
    expect(project(model, at, 0)).toEqual({
      costPerCall: 0.00075,
      monthlySpend: 75,
      laterSpend: [{ from: '2027-01-01T00:00:00.000Z', monthlySpend: 150 }],
    });
  });

  it('projects nothing without a price', () => {
    expect(project(catalogModel({ prices: [] }))).toBeNull();
  });
});
