import type { Catalog } from '../core/catalog/model.ts';
import { AppError } from '../core/errors.ts';
import type { Bar, LatencyBar } from '../core/evaluation.ts';
import { priceFactor } from '../core/pricing/price-factor.ts';
import { requireBarOf } from '../core/request/require-bar-of.ts';
import type { Result } from '../core/result/result.ts';
import type { Settings } from '../core/settings/settings.ts';
import { prepare } from '../core/settlement/prepared.ts';
import { priceLevels } from '../core/what-if/price-levels.ts';
import { whatIf } from '../core/what-if/what-if.ts';
import { whatIfWords } from '../core/what-if/what-if-words.ts';
import type { Ctx } from './ctx.ts';
import type { EndedEvaluations, StoredEvaluations } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';
import { type ShowEvaluationDeps, showEvaluation } from './show-evaluation.ts';

export interface WhatIfEvaluationDeps extends ShowEvaluationDeps {
  evaluations: ShowEvaluationDeps['evaluations'] &
    StoredEvaluations &
    Pick<EndedEvaluations, 'read'>;
  settings: Pick<SettingStore, 'read'>;
  catalog: Catalog;
}

/** What is asked of an evaluation; null: as it was. */
export interface WhatIfCommand {
  ctx: Ctx;
  input: {
    evaluationId: string;
    /** Calls a month. */
    volume: number | null;
    bar: Bar | null;
    latency: LatencyBar | null;
    /** `batch`, `flex`, …; null: the standard price. */
    level: string | null;
  };
}

/** The result, and the currency that its workspace reads beside dollars. */
export interface WhatIfAnswer {
  result: Result;
  /** What it goes by, in sentences. */
  words: string[];
  /** The price levels that can be asked for. */
  levels: string[];
  discount: number;
  currency: Settings['currency'];
}

/**
 * Returns the result that an evaluation's stored trials have at another volume, bar or price level, at
 * today's prices less its workspace's discount; nothing is called or stored. Throws AppError: 'not
 * found', and 'invalid input' while it has no result, for a bar that names no model of it, and for a
 * level that none of its models has, or a time to the first token that was not measured.
 */
export async function whatIfEvaluation(
  deps: WhatIfEvaluationDeps,
  { ctx, input }: WhatIfCommand,
): Promise<WhatIfAnswer> {
  const { evaluationId, volume, bar, latency, level } = input;
  const before = await showEvaluation(deps, { ctx, input: { evaluationId } });
  const [stored, state] = await Promise.all([
    deps.evaluations.load(evaluationId),
    deps.evaluations.read(evaluationId),
  ]);
  const prepared = prepare(stored, deps.catalog, ctx.now);
  const { spec } = stored;
  if (bar !== null) requireBarOf(bar, spec);
  if (latency?.firstToken && !spec.latency?.firstToken)
    throw new AppError('invalid input', NOT_STREAMED);
  const levels = priceLevels(spec, prepared.catalog);
  if (level !== null) checkLevel(level, levels);
  const { discount, currency } = await deps.settings.read(state.workspace);
  const question = { volume, bar, latency, priceFactor: priceFactor(level, discount) };
  const result = whatIf(state, prepared, { before, question, at: ctx.now });
  const changed = { spec, isBarChanged: bar !== null, isLatencyChanged: latency !== null };
  const words = whatIfWords(changed, { level, discount, at: ctx.now }, prepared.catalog);
  return { result, words, levels, discount, currency };
}

const NOT_STREAMED =
  'Its time to the first token was not measured: run it again with "to the first token" in its latency, or ask for the time of the whole answer.';

function checkLevel(level: string, levels: readonly string[]): void {
  if (levels.includes(level)) return;
  const choice = levels.length > 0 ? `Choose one of ${levels.join(', ')}.` : 'They have none.';
  throw new AppError('invalid input', `None of its models has a price level "${level}". ${choice}`);
}
