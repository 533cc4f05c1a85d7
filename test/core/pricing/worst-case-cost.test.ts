import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { priceCall, worstCaseCost } from '../../../src/core/pricing/call-cost.ts';
import { utf8Bytes } from '../../../src/core/utf8-bytes.ts';
import { catalogModel, priceRow, usageOf } from '../../support/fixtures/catalog-fixtures.ts';

const at = new Date('2026-11-24T12:00:00Z');

describe('worstCaseCost', () => {
  it('takes a token a byte and some for the frame, at the most expensive input rate', () => {
    const worst = worstCaseCost(catalogModel(), { inputBytes: 300, maxOutputTokens: 10 }, at);
    // (300 + 256) x $1.25 (a cache write) + 10 x $5, per million.
    expect(worst).toBe(745_000_000n);
  });

  it('takes a tier’s rates as soon as the input may reach it', () => {
    const above = {
      tokens: 1_000,
      input: 5_000_000,
      output: 25_000_000,
      cacheRead: 500_000,
      cacheWrite: 6_250_000,
      cacheWrite1h: 6_250_000,
    };
    const model = catalogModel({ prices: [priceRow({ above })] });
    const worst = (inputBytes: number) =>
      worstCaseCost(model, { inputBytes, maxOutputTokens: 100 }, at);
    // 744 bytes may be 1,000 tokens, 745 may be 1,001.
    expect(worst(744)).toBe(1_750_000_000n);
    expect(worst(745)).toBe(8_756_250_000n);
  });

  it('takes the most expensive geography it may be served at, and no discount for another', () => {
    const worst = (geographies: Record<string, number>) =>
      worstCaseCost(catalogModel({ geographies }), { inputBytes: 0, maxOutputTokens: 136 }, at);
    // 256 x $1.25 + 136 x $5, per million.
    expect(worst({})).toBe(1_000_000_000n);
    expect(worst({ us: 1.1, eu: 1.05 })).toBe(1_100_000_000n);
    expect(worst({ far: 0.9 })).toBe(1_000_000_000n);
  });

  it('knows no worst without a price', () => {
    const unknown = catalogModel({ prices: [] });
    expect(worstCaseCost(unknown, { inputBytes: 1, maxOutputTokens: 1 }, at)).toBeNull();
  });

  it('covers a price step that falls while the call runs', () => {
    const stepping = catalogModel({
      prices: [
        priceRow({ to: '2026-12-01' }),
        priceRow({ from: '2026-12-01', output: 50_000_000 }),
      ],
    });
    const size = { inputBytes: 0, maxOutputTokens: 1_000 };
    const sent = new Date('2026-11-30T23:59:00Z');
    const billed = priceCall(stepping, usageOf(10, 1_000), new Date('2026-12-01T00:01:00Z'));
    expect(worstCaseCost(stepping, size, sent)).toBeGreaterThanOrEqual(billed?.cost ?? 0n);
  });

  it('is never less than what a call within its bounds costs, for any listed model', () => {
    const call = fc.record({
      model: fc.constantFrom(...loadCatalog().models),
      text: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 2_000 }),
        fc.integer({ min: 0, max: 400_000 }).map((length) => 'x'.repeat(length)),
      ),
      maxOutputTokens: fc.integer({ min: 1, max: 8_192 }),
      shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
    });
    fc.assert(
      fc.property(call, ({ model, text, maxOutputTokens, shares }) => {
        const part = (index: number, whole: number) => Math.floor(shares[index]! * whole);
        const input = part(0, Buffer.byteLength(text)) + 100;
        const read = part(1, input);
        const write = part(2, input - read);
        const usage = usageOf(input, part(3, maxOutputTokens), { read, write });
        const size = { inputBytes: utf8Bytes(text), maxOutputTokens };
        const priced = priceCall(model, usage, at);
        return (
          priced !== null &&
          priced.cost <= worstCaseCost(model, size, at)! &&
          priced.uncachedCost <= worstCaseCost(model, size, at)!
        );
      }),
      { numRuns: 150 },
    );
  });
});
