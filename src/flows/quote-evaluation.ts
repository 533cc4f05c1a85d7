import { approvalFor, approvalInSlack, mostUsd } from '../core/caps/approval.ts';
import type { Catalog } from '../core/catalog/model.ts';
import type { Quote } from '../core/estimate/estimate.ts';
import { estimateRequest } from '../core/estimate/estimate-request.ts';
import { outputTokensOf, samplesToCount } from '../core/estimate/known-sizes.ts';
import { limitWords } from '../core/estimate/limit-words.ts';
import { basisWords, quoteRecordWords } from '../core/estimate/quote-words.ts';
import type { Candidate, EvaluationRequest, Provider } from '../core/evaluation.ts';
import { itemAt } from '../core/item-at.ts';
import { ownMoneyOf } from '../core/own-money.ts';
import { renderPrompt, sentText } from '../core/request/render-prompt.ts';
import type { Ctx } from './ctx.ts';
import { findOverlap } from './find-overlap.ts';
import type { CountTokens, PastQuotes, PastSamples } from './ports/quotes.ts';
import { type ReadLimitsDeps, readLimits } from './read-limits.ts';

export interface QuoteEvaluationDeps extends ReadLimitsDeps {
  /** null: nobody can be asked to count. */
  count: CountTokens | null;
  /** null: there is no record to look into. */
  past: (PastQuotes & PastSamples) | null;
  catalog: Catalog;
  /** How a provider is called, and whether it counts all of a prompt as it is sent. */
  nameOf(provider: Provider): { name: string; countsExactly: boolean };
  /** Ends the counting: a person waits. */
  soon(): AbortSignal;
}

/** Tokens a character of the prompts that a model's provider counted; null where it counted none. */
type Counted = { candidate: Candidate; tokensPerCharacter: number | null };

/**
 * Returns what a request can show and may cost, before anything is spent: its input as the providers
 * count it, its answers as long as they were in past evaluations of the same task, and how good quotes
 * were so far. What can't be had in time is estimated, and said to be.
 */
export async function quoteEvaluation(
  deps: QuoteEvaluationDeps,
  { ctx, input: { request } }: { ctx: Ctx; input: { request: EvaluationRequest } },
): Promise<Quote> {
  const { spec } = request;
  const [counted, { outputTokens, quotes, before, limits }] = await Promise.all([
    countedModels(deps, request),
    lookUp(deps, { ctx, input: { request } }),
  ]);
  const history = outputTokensOf(spec, outputTokens);
  const tokensPerCharacter = Object.fromEntries(
    counted.flatMap(({ candidate: { provider, model }, tokensPerCharacter: ratio }) =>
      ratio === null ? [] : [[`${provider}/${model}`, ratio]],
    ),
  );
  const sizes = { tokensPerCharacter, outputTokens: history };
  const estimate = estimateRequest(request, deps.catalog, ctx.now, sizes);
  const basis = basisWords({
    ...providersOf(deps, counted),
    candidates: spec.candidates.length,
    known: Object.keys(history).length,
    pilots: spec.pilots && spec.design === 'adaptive' && spec.candidates.length > 1,
  });
  const record = quoteRecordWords(quotes);
  const { chosen } = limits;
  const usd = mostUsd(request, { largestUsd: estimate.largestUsd, asks: true });
  const { actor } = ctx;
  // Drafts are posted nowhere that an approver could press a button.
  const inTheWay = limitWords(limits, estimate, spec.drafts ? { actor, usd } : null);
  return {
    ...estimate,
    sentences: [...estimate.sentences, ...inTheWay, ...(before === null ? [] : [before])],
    limits: inTheWay,
    tokensPerCharacter,
    basis: [...estimate.basis, ...basis, ...(record === null ? [] : [record])],
    approval: approvalFor(chosen, actor, usd),
    approvalInSlack: approvalInSlack(chosen, actor, usd),
    money: ownMoneyOf(chosen),
  };
}

/** What the record tells, one after the other: providers count meanwhile, and a second connection takes longer. */
async function lookUp(
  deps: Pick<QuoteEvaluationDeps, 'past' | 'settings'>,
  command: { ctx: Ctx; input: { request: EvaluationRequest } },
) {
  const { past } = deps;
  const { workspace } = command.ctx;
  const limits = await readLimits(deps, command.ctx);
  const nothing: Readonly<Record<string, number>> = {};
  if (past === null) return { limits, outputTokens: nothing, quotes: [], before: null };
  return {
    limits,
    outputTokens: await past.outputTokens(workspace, command.input.request.spec),
    quotes: await past.quotes(workspace),
    before: await findOverlap(past, command),
  };
}

/** Each model of the line-up once. */
async function countedModels(
  { count, soon }: QuoteEvaluationDeps,
  { spec, samples }: EvaluationRequest,
): Promise<Counted[]> {
  if (count === null) return [];
  const models = [
    ...new Map(spec.candidates.map((each) => [`${each.provider}/${each.model}`, each])).values(),
  ];
  const prompts = samples.map((sample) => renderPrompt(spec, sample));
  const lengths = prompts.map((prompt) => sentText(prompt).length);
  const chosen = samplesToCount(lengths);
  const characters = chosen.reduce((sum, index) => sum + itemAt(lengths, index), 0);
  const signal = soon();
  return Promise.all(
    models.map(async (candidate) => {
      const { provider, model } = candidate;
      const counts = await Promise.all(
        chosen.map((index) => {
          const { system, turns, prompt } = itemAt(prompts, index);
          return count({ provider, model, system, turns, prompt, signal });
        }),
      );
      const isCounted = characters > 0 && counts.every((each) => each !== null);
      const tokens = counts.reduce<number>((sum, each) => sum + (each ?? 0), 0);
      return { candidate, tokensPerCharacter: isCounted ? tokens / characters : null };
    }),
  );
}

/** Whose models were counted, and whose were not, as people call them. */
function providersOf({ nameOf }: QuoteEvaluationDeps, counted: readonly Counted[]) {
  const failed = new Set(
    counted.flatMap(({ candidate, tokensPerCharacter }) =>
      tokensPerCharacter === null ? [candidate.provider] : [],
    ),
  );
  const all = [...new Set(counted.map(({ candidate }) => candidate.provider))];
  const done = all.filter((provider) => !failed.has(provider)).map(nameOf);
  return {
    counted: done.filter(({ countsExactly }) => countsExactly).map(({ name }) => name),
    countedAbout: done.filter(({ countsExactly }) => !countsExactly).map(({ name }) => name),
    uncounted: [...failed].map((provider) => nameOf(provider).name),
  };
}
