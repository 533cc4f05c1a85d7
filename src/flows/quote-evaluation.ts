import { approvalFor, approvalInSlack, mostUsd } from '../core/caps/approval.ts';
import type { Catalog } from '../core/catalog/model.ts';
import type { Quote } from '../core/estimate/estimate.ts';
import { estimateRequest } from '../core/estimate/estimate-request.ts';
import { samplesToCount } from '../core/estimate/known-sizes.ts';
import { basisWords, quoteRecordWords } from '../core/estimate/quote-words.ts';
import type { Candidate, EvaluationRequest, Provider } from '../core/evaluation.ts';
import { ownMoneyOf } from '../core/own-money.ts';
import { renderPrompt, sentText } from '../core/request/render-prompt.ts';
import type { Ctx } from './ctx.ts';
import { findOverlap } from './find-overlap.ts';
import type { CountTokens, PastQuotes, PastSamples } from './ports/quotes.ts';
import type { SettingStore } from './ports/settings.ts';

export interface QuoteEvaluationDeps {
  /** null: nobody can be asked to count. */
  count: CountTokens | null;
  /** null: there is no record to look into. */
  past: (PastQuotes & PastSamples) | null;
  settings: Pick<SettingStore, 'read'>;
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
  const nothing: Readonly<Record<string, number>> = {};
  const [counted, outputTokens, quotes, before, chosen] = await Promise.all([
    countedModels(deps, request),
    deps.past?.outputTokens(ctx.workspace, spec) ?? nothing,
    deps.past?.quotes(ctx.workspace) ?? [],
    deps.past ? findOverlap(deps.past, { ctx, input: { request } }) : null,
    deps.settings.read(ctx.workspace),
  ]);
  const plain = spec.candidates.filter(({ recipe }) => recipe === undefined);
  const history = Object.fromEntries(
    plain.flatMap(({ name }) => (name in outputTokens ? [[name, outputTokens[name]!]] : [])),
  );
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
  const usd = mostUsd(request, { largestUsd: estimate.largestUsd, asks: true });
  return {
    ...estimate,
    sentences: before === null ? estimate.sentences : [...estimate.sentences, before],
    basis: [...estimate.basis, ...basis, ...(record === null ? [] : [record])],
    approval: approvalFor(chosen, ctx.actor, usd),
    approvalInSlack: approvalInSlack(chosen, ctx.actor, usd),
    money: ownMoneyOf(chosen),
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
  const characters = chosen.reduce((sum, index) => sum + lengths[index]!, 0);
  const signal = soon();
  return Promise.all(
    models.map(async (candidate) => {
      const { provider, model } = candidate;
      const counts = await Promise.all(
        chosen.map((index) => {
          const { system, turns, prompt } = prompts[index]!;
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
