import type { MatchLogic, Provider } from '@pydantic/genai-prices';
import { z } from 'zod';
import { providersOf } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import { libraryPrice, priceAt } from './price-at.ts';

const dollars = z.number().nonnegative();
const modelPrice = z.record(
  z.string(),
  z.union([
    dollars,
    z.object({ base: dollars, tiers: z.array(z.object({ start: z.int(), price: dollars })) }),
  ]),
);

const match: z.ZodType<MatchLogic> = z.lazy(() =>
  z.union([
    z.object({ equals: z.string() }),
    z.object({ starts_with: z.string() }),
    z.object({ ends_with: z.string() }),
    z.object({ contains: z.string() }),
    z.object({ regex: z.string() }),
    z.object({ or: z.array(match) }),
    z.object({ and: z.array(match) }),
  ]),
);

/** Constraints are the library's own to check: it does when it takes the data. */
const conditional = z.object({ constraint: z.custom().optional(), prices: modelPrice });

const provider = z.object({
  id: z.string(),
  name: z.string(),
  api_pattern: z.string(),
  models: z.array(
    z.object({ id: z.string(), match, prices: z.union([modelPrice, z.array(conditional).min(1)]) }),
  ),
});

/** The library's data, of these providers alone. */
const libraryDataOf = (names: readonly string[]) =>
  z
    .array(z.looseObject({ id: z.string() }))
    .transform((providers) => providers.filter(({ id }) => names.includes(id)))
    .pipe(z.array(provider).length(names.length));

/**
 * What the price library publishes, of our providers alone, once it is sure that nothing is lost by
 * it: every model whose price the library knows at `at` has one in it, and none is free. Throws an
 * Error that says what is wrong.
 */
export function parseLibraryData(data: unknown, catalog: Catalog, at: Date): Provider[] {
  const parsed = libraryDataOf(providersOf(catalog)).safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`not price data: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const providers = parsed.data as Provider[];
  for (const model of catalog.models) {
    if (model.prices.length > 0 || priceAt(model, at) === null) continue;
    const found = libraryPrice(
      model,
      at,
      providers.find(({ id }) => id === model.provider),
    );
    if (!found || found.base.input === 0 || found.base.output === 0) {
      throw new Error(`it has no price of ${model.name}`);
    }
  }
  return providers;
}
