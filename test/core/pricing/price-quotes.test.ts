import { describe, expect, it } from 'vitest';
import {
  catalogQuote,
  quotesAgree,
  quoteWords,
  readLitellmPrices,
} from '../../../src/core/pricing/price-quotes.ts';
import { catalogModel, priceRow } from '../../support/fixtures/catalog-fixtures.ts';

const AT = new Date('2026-11-24');
const quote = (inputUsd: number, outputUsd: number) => ({ source: 'a page', inputUsd, outputUsd });

describe('two quotes', () => {
  it.each([
    { one: quote(1, 5), other: quote(1, 5), agree: true },
    { one: quote(1_000, 5), other: quote(1_001, 5), agree: true },
    { one: quote(1_000, 5), other: quote(1_001.1, 5), agree: false },
    // A thousandth of the larger one.
    { one: quote(1_000, 5), other: quote(1_001.0005, 5), agree: true },
    { one: quote(5, 1_000), other: quote(5, 1_001), agree: true },
    { one: quote(5, 1_000), other: quote(5, 1_001.1), agree: false },
    { one: quote(5, 1), other: quote(1, 5), agree: false },
    { one: quote(0, 0), other: quote(0, 0), agree: true },
  ])(
    'of $one.inputUsd, $one.outputUsd and $other.inputUsd, $other.outputUsd agree: $agree',
    ({ one, other, agree }) => {
      expect(quotesAgree(one, other)).toBe(agree);
      expect(quotesAgree(other, one)).toBe(agree);
    },
  );

  it('are said with their source', () => {
    expect(quoteWords(quote(0.1, 25))).toBe('$0.10 in, $25 out (a page)');
  });
});

describe('what a published catalogue says', () => {
  const published = (...models: ReturnType<typeof catalogModel>[]) => ({
    checkedAt: '2026-11-23',
    models,
  });

  it('is its row of that day', () => {
    const rows = [
      priceRow({ to: '2026-11-24' }),
      priceRow({ from: '2026-11-24', input: 2_000_000, output: 7_500_000 }),
    ];
    expect(catalogQuote(published(catalogModel({ prices: rows })), catalogModel(), AT)).toEqual({
      source: 'published catalogue',
      inputUsd: 2,
      outputUsd: 7.5,
    });
  });

  it('is nothing of a model it lacks, has no row of, or leaves to the price library', () => {
    const model = catalogModel({ name: 'anthropic/claude-opus-5', id: 'claude-opus-5' });
    expect(catalogQuote(published(), model, AT)).toBeNull();
    const past = { ...model, prices: [priceRow({ to: '2026-02-01' })] };
    expect(catalogQuote(published(past), model, AT)).toBeNull();
    expect(catalogQuote(published({ ...model, prices: [] }), model, AT)).toBeNull();
  });
});

describe('LiteLLM’s price file', () => {
  const entry = (input: number, output: number) => ({
    input_cost_per_token: input,
    output_cost_per_token: output,
  });
  const flash = catalogModel({
    name: 'google/gemini-flash',
    provider: 'google',
    id: 'gemini-flash',
  });
  const claude = catalogModel();

  it.each([
    { name: 'claude-test', model: claude },
    { name: 'anthropic/claude-test', model: claude },
    { name: 'gemini/gemini-flash', model: flash },
    { name: 'gemini-flash', model: flash },
  ])('has a model under the name $name, in dollars a token', ({ name, model }) => {
    expect(readLitellmPrices({ [name]: entry(7.5e-8, 3e-7) })(model)).toEqual({
      source: 'LiteLLM',
      inputUsd: 0.075,
      outputUsd: 0.3,
    });
  });

  it('means Google’s own service by the name with a prefix, where it has both', () => {
    const read = readLitellmPrices({
      'gemini-flash': entry(9e-6, 9e-6),
      'gemini/gemini-flash': entry(1e-6, 2e-6),
    });
    expect(read(flash)).toMatchObject({ inputUsd: 1, outputUsd: 2 });
  });

  it.each([
    ['another model alone', { 'claude-test-2': entry(1e-6, 1e-6) }],
    ['no price of answers', { 'claude-test': { input_cost_per_token: 1e-6 } }],
    ['no price of prompts', { 'claude-test': { output_cost_per_token: 1e-6 } }],
    ['a prompt for nothing', { 'claude-test': entry(0, 1e-6) }],
    ['an answer for nothing', { 'claude-test': entry(1e-6, 0) }],
    ['a price in words', { 'claude-test': { ...entry(1, 1), input_cost_per_token: '1' } }],
    ['no facts', { 'claude-test': null }],
  ])('says nothing of a model where it has %s', (_, data) => {
    expect(readLitellmPrices(data)(claude)).toBeNull();
  });

  it('says nothing of the models of a provider it is not asked about', () => {
    const other = catalogModel({ name: 'nobody/claude-test', provider: 'nobody' });
    expect(readLitellmPrices({ 'claude-test': entry(1e-6, 1e-6) })(other)).toBeNull();
  });

  it.each([[null], [[]], ['prices'], [7]])('is not %j', (data) => {
    expect(() => readLitellmPrices(data)).toThrow(
      'not LiteLLM’s price data: it must be an object of models',
    );
  });
});
