import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadCatalog } from '../../src/catalog-file.ts';
import { findModel } from '../../src/core/catalog/find-model.ts';
import { servedModel } from '../../src/core/catalog/served-model.ts';
import { toDollars } from '../../src/core/money.ts';
import { priceCall } from '../../src/core/pricing/call-cost.ts';
import type { Usage } from '../../src/core/trial.ts';
import { anthropicAnswer } from '../../src/providers/anthropic-answer.ts';
import { geminiAnswer } from '../../src/providers/gemini-answer.ts';

const catalog = loadCatalog();
const file = new URL('./fixtures/usage-bodies.json', import.meta.url);
const rows = z
  .array(
    z.object({
      name: z.string(),
      provider: z.string(),
      model: z.string(),
      at: z.string(),
      /** From the price pages, in decimal arithmetic apart from this program's. */
      usd: z.string(),
      body: z.unknown(),
    }),
  )
  .parse(JSON.parse(readFileSync(file, 'utf8')));

function read({ provider, model, body }: (typeof rows)[number]): {
  usage: Usage;
  servedModel: string;
} {
  const answer = (provider === 'google' ? geminiAnswer : anthropicAnswer)(body, model, 1);
  if (!answer || 'unanswered' in answer || !answer.usage) throw new Error('no answer');
  return { usage: answer.usage, servedModel: answer.servedModel };
}

function modelOf({ provider, model }: (typeof rows)[number], served: string) {
  return servedModel(catalog, findModel(catalog, `${provider}/${model}`)!, served);
}

describe('a recorded body', () => {
  it('stands for each of sixty kinds and more', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });

  it.each(rows)('of $model costs what its page says: $name', (row) => {
    const { usage, servedModel: served } = read(row);
    const priced = priceCall(modelOf(row, served), usage, new Date(row.at));
    expect(Math.abs(toDollars(priced!.cost) - Number(row.usd))).toBeLessThan(1e-9);
  });
});

it('calls are priced one by one: their sum taken first costs another figure', () => {
  const model = findModel(catalog, 'anthropic/claude-haiku-5-5')!;
  const at = new Date('2026-11-24T12:00:00Z');
  const usage = (input: number): Usage => ({
    input,
    output: 100,
    cacheRead: 0,
    cacheWrite: 0,
    reasoning: 0,
  });
  const each = [60_000, 60_000].map((input) => toDollars(priceCall(model, usage(input), at)!.cost));
  const sum = toDollars(priceCall(model, { ...usage(120_000), output: 200 }, at)!.cost);
  // 60,000 tokens at $0.10 twice, against 120,000 at $0.50, above the threshold.
  expect(each[0]! + each[1]!).toBeCloseTo(0.0121, 12);
  expect(sum).toBeCloseTo(0.0605, 12);
});
