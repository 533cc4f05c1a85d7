import type { CatalogModel } from '../catalog/model.ts';
import { toDollars } from '../money.ts';
import { clusteredMeanInterval } from '../stats/clustered-mean.ts';
import { mean } from '../stats/moments.ts';
import type { AnswerCall, Usage } from '../trial.ts';
import { priceCall } from './call-cost.ts';

/** A call that was billed. */
export interface MeasuredCall {
  sample: number;
  /** Tokens; null where none were reported. */
  usage: Usage | null;
  /** All calls of its answer, where it took more than one. */
  calls?: readonly AnswerCall[];
  /** Dollars it cost without cached tokens. */
  uncachedCost: number;
}

/**
 * The mean of measured calls at the prices of `at`, and its 95% interval over samples (null below two
 * samples); dollars. Each call is priced alone, since its own length decides its price, and without
 * cached tokens: a test loop's hits don't happen in production. A call without a count of tokens
 * counts at what it cost. `modelNamed` finds the models of answers that took several.
 */
export function meanCallCost(
  model: CatalogModel | null,
  calls: readonly MeasuredCall[],
  at: Date,
  modelNamed: (name: string) => CatalogModel | null = () => null,
): { usd: number; interval: [number, number] | null } {
  const costs = calls.map(({ sample, usage, calls: several, uncachedCost }) => {
    const made = several?.map((call) => ({ model: modelNamed(call.model), usage: call.usage }));
    const parts = (made ?? [{ model, usage }]).map(
      (part) => part.model && part.usage && priceCall(part.model, part.usage, at),
    );
    const priced = parts.every((part) => part !== null)
      ? toDollars(parts.reduce((sum, part) => sum + part.uncachedCost, 0n))
      : null;
    return { sample, usd: priced ?? uncachedCost };
  });
  const bySample = [...Map.groupBy(costs, ({ sample }) => sample).values()];
  return {
    usd: mean(costs.map(({ usd }) => usd)),
    interval: clusteredMeanInterval(bySample.map((alike) => alike.map(({ usd }) => usd))),
  };
}
