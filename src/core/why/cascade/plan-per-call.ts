import type { CatalogModel } from '../../catalog/model.ts';
import { type CallSizes, expectedCallCost } from '../../pricing/call-cost.ts';

/** What a plan for each call costs beside the planner's own answer, in dollars (recipes.md B5). */
export interface PlanPerCall {
  planTokens: number;
  plan: number;
  ownAnswer: number;
}

/**
 * Returns what a plan of so many tokens by a big model costs a call, and what that model's own answer
 * does; null where its price is unknown. Example: 500 tokens at $20 per million are $0.01.
 */
export function planPerCall(
  planner: CatalogModel,
  { planTokens, call, at }: { planTokens: number; call: CallSizes; at: Date },
): PlanPerCall | null {
  const plan = expectedCallCost(planner, { inputTokens: 0, outputTokens: planTokens }, at);
  const ownAnswer = expectedCallCost(planner, call, at);
  return plan === null || ownAnswer === null ? null : { planTokens, plan, ownAnswer };
}
