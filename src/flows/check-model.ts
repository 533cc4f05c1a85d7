import { candidateLabel } from '../core/catalog/candidate-label.ts';
import { findModel, modelOf } from '../core/catalog/find-model.ts';
import type { Catalog } from '../core/catalog/model.ts';
import { linesToDescribe } from '../core/catalog/own-models.ts';
import { resolveCandidate } from '../core/catalog/resolve-candidate.ts';
import { isSameModel, servedModel } from '../core/catalog/served-model.ts';
import { withoutEffort } from '../core/catalog/without-effort.ts';
import { AppError } from '../core/errors.ts';
import type { Candidate } from '../core/evaluation.ts';
import { toDollars } from '../core/money.ts';
import { priceCall } from '../core/pricing/call-cost.ts';
import type { Answer, CallFailure, Usage } from '../core/trial.ts';
import type { Ctx } from './ctx.ts';
import type { Complete } from './ports/calls.ts';

export interface CheckModelDeps {
  catalog: Catalog;
  complete: Complete;
  signal: AbortSignal;
  timeoutMs: number;
}

/** What one small call showed of a model, its key, its effort, what is counted and what it costs. */
export interface ModelCheck {
  model: string;
  label: string;
  /** As it was asked for; null: the model's own default. */
  effort: string | null;
  /** Of a person's own catalogue. */
  own: boolean;
  /** Why no answer came, with what to do; null where one came. */
  failure: string | null;
  answer: {
    text: string;
    stop: Answer['stop'];
    latencyMs: number;
    servedModel: string;
    /** The model that was asked for answered, by whatever spelling. */
    asAsked: boolean;
    /** null: the reply counts no tokens, so that costs can only be estimated. */
    usage: Usage | null;
  } | null;
  /** Dollars, and the row of prices that says so; null where there is no answer, count or price. */
  cost: { usd: number; priceRow: string } | null;
}

const PROMPT = 'Answer with the one word: ok';

/**
 * Calls a model once with a tiny prompt. Throws AppError('invalid input') for a name that no catalogue
 * lists, or settings that it refuses.
 */
export async function checkModel(
  deps: CheckModelDeps,
  { ctx, input: { name } }: { ctx: Ctx; input: { name: string } },
): Promise<ModelCheck> {
  const { catalog } = deps;
  const resolved = resolveCandidate(catalog, name, ctx.now);
  if ('message' in resolved) throw unknownModel(resolved.message, name, catalog);
  const { candidate } = resolved;
  const outcome = await deps.complete({
    candidate,
    system: null,
    turns: [],
    prompt: PROMPT,
    signal: deps.signal,
    timeoutMs: deps.timeoutMs,
  });
  const check = describe(candidate, catalog);
  return outcome.kind === 'failed'
    ? { ...check, failure: failureWords(outcome.failure) }
    : { ...check, ...answered(outcome.answer, candidate, { catalog, at: ctx.now }) };
}

function describe(candidate: Candidate, catalog: Catalog): ModelCheck {
  const model = modelOf(catalog, candidate);
  return {
    model: candidate.name,
    label: candidateLabel(model, candidate),
    effort: candidate.effort,
    own: (model?.own ?? null) !== null,
    failure: null,
    answer: null,
    cost: null,
  };
}

function answered(
  { text, stop, latencyMs, servedModel: served, usage }: Answer,
  { provider, model: id }: Candidate,
  { catalog, at }: { catalog: Catalog; at: Date },
): Pick<ModelCheck, 'answer' | 'cost'> {
  const called = findModel(catalog, `${provider}/${id}`);
  const priced = called && usage && priceCall(servedModel(catalog, called, served), usage, at);
  const asAsked = isSameModel(served, id);
  return {
    answer: { text, stop, latencyMs, servedModel: served, asAsked, usage },
    cost: priced && { usd: toDollars(priced.cost), priceRow: priced.priceRow },
  };
}

function failureWords(failure: CallFailure): string {
  if ('message' in failure) return failure.message;
  return failure.kind === 'too slow'
    ? `No answer came in ${Math.round(failure.latencyMs / 1000)} s.`
    : 'Interrupted before the call was made.';
}

function unknownModel(message: string, name: string, catalog: Catalog): AppError {
  const isListed = findModel(catalog, withoutEffort(name)) !== null;
  const lines = isListed ? null : linesToDescribe(name, catalog);
  if (lines === null) return new AppError('invalid input', message);
  const how = `To check one that llm-pick does not list, describe it in a file that LLM_PICK_CATALOG names:\n${lines.replace('catalog:', 'models:')}`;
  const sentence = message.endsWith('.') ? message : `${message}.`;
  return new AppError('invalid input', `${sentence}\n${how}`);
}
