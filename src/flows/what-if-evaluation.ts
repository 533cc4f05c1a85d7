import { labelsOf } from '../core/catalog/labels-of.ts';
import type { Catalog } from '../core/catalog/model.ts';
import { catalogWith } from '../core/catalog/own-models.ts';
import { AppError } from '../core/errors.ts';
import type { Bar, LatencyBar } from '../core/evaluation.ts';
import { passMark } from '../core/evidence/pass-mark.ts';
import { repricedCascades } from '../core/inquiry/repriced-cascades.ts';
import { type Currency, type OwnMoney, ownMoneyOf } from '../core/own-money.ts';
import { checkedCalls } from '../core/picks/checked-calls.ts';
import { withRate } from '../core/pricing/exchange-rates.ts';
import { type EndedSums, sumsOf } from '../core/record/ended-sums.ts';
import { requireBarOf } from '../core/request/require-bar-of.ts';
import type { Result } from '../core/result/schema/result.ts';

import { prepare } from '../core/settlement/prepared.ts';
import { changedOf } from '../core/what-if/changed-of.ts';
import { priceLevels } from '../core/what-if/price-levels.ts';
import { needsTrials, whatIf } from '../core/what-if/what-if.ts';
import { whatIfWords } from '../core/what-if/what-if-words.ts';
import type { Ctx } from './ctx.ts';
import type { ReadRates } from './ports/rates.ts';
import type { EndedEvaluations, StoredEvaluations, SummedEvaluations } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';
import { type ShowEvaluationDeps, showEvaluation } from './show-evaluation.ts';

export interface WhatIfEvaluationDeps extends ShowEvaluationDeps {
  evaluations: ShowEvaluationDeps['evaluations'] &
    StoredEvaluations &
    SummedEvaluations &
    Pick<EndedEvaluations, 'read'>;
  settings: Pick<SettingStore, 'read'>;
  /** For a currency that is asked for beside the workspace's own. */
  rates: ReadRates;
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
    /** Beside dollars; null: the workspace's own. */
    currency: Currency | null;
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
  currency: OwnMoney['currency'];
}

/**
 * Returns the result that an evaluation's stored trials have at another volume, bar or price level, at
 * today's prices less its workspace's discount; nothing is called or stored. Throws AppError: 'not
 * found', and 'invalid input' while it has no result, for a volume that is no count, for a bar that
 * names no model of it, and for a level that none of its models has, or a time to the first token that was not measured.
 */
export async function whatIfEvaluation(
  deps: WhatIfEvaluationDeps,
  { ctx, input }: WhatIfCommand,
): Promise<WhatIfAnswer> {
  const { evaluationId } = input;
  const volume = input.volume === null ? null : checkedCalls(input.volume);
  const level = levelOf(input.level);
  const before = await showEvaluation(deps, { ctx, input: { evaluationId } });
  const { bar, latency } = changedOf(input, before);
  const ended = await endedSums(deps, { ctx, input: { evaluationId, bar, latency } });
  const { spec, workspace } = ended.state;
  const catalog = catalogWith(deps.catalog, spec.ownModels);
  if (bar !== null) requireBarOf(bar, spec);
  if (latency?.firstToken && !spec.latency?.firstToken)
    throw new AppError('invalid input', NOT_STREAMED);
  const levels = priceLevels(spec, catalog);
  if (level !== null) checkLevel(level, levels);
  const { discount, currency: own, unread } = await deps.settings.read(workspace);
  const question = { volume, bar, latency, chosenPrice: { level, discount } };
  const after = whatIf(ended, catalog, { before, question, at: ctx.now });
  const isSameBar = after.evaluation.bar === before.evaluation.bar;
  const pairs = isSameBar ? repricedCascades(before.cascades, after, labelsOf(catalog)) : [];
  const result = { ...after, cascades: pairs };
  const changed = { spec, isBarChanged: bar !== null, isLatencyChanged: latency !== null };
  const words = whatIfWords(changed, { level, discount, at: ctx.now }, catalog);
  const chosen = await currencyOf(deps, ctx.now, { wanted: input.currency, own });
  const { currency } = ownMoneyOf({
    discount,
    currency: chosen,
    unread: input.currency === null ? unread : [],
  });
  return { result, words, levels, discount, currency };
}

/** The level as it is named; null: the standard one. */
function levelOf(typed: string | null): string | null {
  const level = typed?.trim().toLowerCase() ?? 'standard';
  return level === 'standard' ? null : level;
}

/** The workspace's own currency keeps its rate. */
async function currencyOf(
  { rates }: WhatIfEvaluationDeps,
  now: Date,
  { wanted, own }: { wanted: Currency | null; own: Currency },
): Promise<Currency> {
  if (wanted === null) return own;
  if (wanted.perDollar !== null) return wanted;
  const isOwn = wanted.code === own.code && own.perDollar !== null;
  return isOwn ? own : withRate(wanted, await rates(now), now);
}

/** The evaluation with its trials summed up: as they were when it ended, or anew where that won't do. */
async function endedSums(
  { evaluations, catalog: listed }: WhatIfEvaluationDeps,
  {
    ctx: { now },
    input: { evaluationId, bar, latency },
  }: { ctx: Ctx; input: Pick<WhatIfCommand['input'], 'evaluationId' | 'bar' | 'latency'> },
): Promise<EndedSums> {
  const stored = await evaluations.sums(evaluationId, { latencies: latency !== null });
  if (stored) {
    const catalog = catalogWith(listed, stored.state.spec.ownModels);
    if (!needsTrials(stored, catalog, { bar, latency, at: now })) return stored;
  }
  const [loaded, state] = await Promise.all([
    evaluations.load(evaluationId),
    evaluations.read(evaluationId),
  ]);
  const prepared = prepare(loaded, listed, now);
  const mark = passMark({ continuous: prepared.continuous, bar: bar ?? state.spec.bar });
  const timed = latency === null ? state : { ...state, spec: { ...state.spec, latency } };
  return { state, ...sumsOf(timed, prepared, { at: now, mark }) };
}
const NOT_STREAMED =
  'Its time to the first token was not measured: run it again with "to the first token" in its latency, or ask for the time of the whole answer.';

function checkLevel(level: string, levels: readonly string[]): void {
  if (levels.includes(level)) return;
  const choice = `Choose one of ${['standard', ...levels].join(', ')}.`;
  throw new AppError('invalid input', `None of its models has a price level "${level}". ${choice}`);
}
