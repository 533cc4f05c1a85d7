import type { Catalog } from '../core/catalog/model.ts';
import type { CountTokens, PastQuotes, PastSamples } from '../flows/ports/quotes.ts';
import type { QuoteEvaluationDeps } from '../flows/quote-evaluation.ts';
import { PROVIDER_NAMES } from '../providers/names.ts';

/** Slack waits 3 s for an answer to a form, a person hardly longer. */
const COUNTING_MS = 1_500;

/** Google counts a system prompt as content alone. */
const COUNTS_ABOUT = new Set(['google']);

/** What a quote is made from. */
export function quoteDeps({
  count,
  past,
  settings,
  catalog,
}: {
  count: CountTokens | null;
  past: (PastQuotes & PastSamples) | null;
  settings: QuoteEvaluationDeps['settings'];
  catalog: Catalog;
}): QuoteEvaluationDeps {
  return {
    count,
    past,
    settings,
    catalog,
    nameOf: (provider) => ({
      name: PROVIDER_NAMES[provider]?.company ?? provider,
      countsExactly: !COUNTS_ABOUT.has(provider),
    }),
    soon: () => AbortSignal.timeout(COUNTING_MS),
  };
}
