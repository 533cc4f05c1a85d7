import { findModel } from '../catalog/find-model.ts';
import type { Catalog, CatalogModel } from '../catalog/model.ts';
import { expectedCallCost } from '../pricing/expected-call-cost.ts';
import { type Projection, projectSpend } from '../pricing/projection.ts';

/** An accepted pick, as far as it is watched: what is used in production, and what was measured of it. */
export interface WatchedPick {
  id: string;
  /** The evaluation it was accepted from. */
  evaluationId: string;
  task: string;
  /** The candidate's name, unique in its line-up: `google/gemini-3.5-flash-lite@low`. */
  candidate: string;
  /** `provider/id` of the model that answers. */
  model: string;
  /** The Slack user who accepted it; null from a terminal. */
  owner: string | null;
  /** Calls a month. */
  volume: number;
  acceptedAt: Date;
  /** The candidate in use before; null where none was named. */
  replaces: string | null;
  /** Means of one call as measured; null where its recipe makes several calls. */
  tokens: { input: number; output: number } | null;
  /** Dollars of one production call, as measured then. */
  costPerCall: number;
  /** What its evaluation cost; dollars. */
  evaluationUsd: number | null;
  /** The exact model ids that answered in its evaluation. */
  servedModels: readonly string[];
  /** The models of its evaluation's line-up, as `provider/id`. */
  lineUp: readonly string[];
}

/**
 * What a pick costs a month at its volume, now and from every announced price step on; dollars. A
 * recipe of several calls has its measured cost and no steps. null where its price is unknown.
 */
export function pickProjection(pick: WatchedPick, catalog: Catalog, at: Date): Projection | null {
  const { tokens, volume, costPerCall } = pick;
  if (!tokens) return { costPerCall, monthlySpend: costPerCall * volume, laterSpend: [] };
  const model = findModel(catalog, pick.model);
  return model && projectSpend({ model, usage: tokens, volume, at });
}

/** What another model would cost a month at a pick's tokens and volume; null where that is unknown. */
export function monthlyWith(model: CatalogModel, pick: WatchedPick, at: Date): number | null {
  if (!pick.tokens) return null;
  const sizes = { inputTokens: pick.tokens.input, outputTokens: pick.tokens.output };
  const cost = expectedCallCost(model, sizes, at);
  return cost === null ? null : cost * pick.volume;
}
