import { candidateLabel } from '../catalog/candidate-label.ts';
import { modelOf } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import { resolveCandidate } from '../catalog/resolve-candidate.ts';
import type { Effort } from '../effort.ts';
import type { Candidate, EvaluationSpec, Sample } from '../evaluation.ts';
import { toDollars } from '../money.ts';
import { type CallSizes, expectedCallCost, worstCaseCost } from '../pricing/call-cost.ts';
import type { ExpectedCall } from '../pricing/measured-call-usd.ts';
import { textTokens } from '../pricing/text-tokens.ts';
import { renderPrompt, sentText } from '../request/render-prompt.ts';
import { utf8Bytes } from '../utf8-bytes.ts';

/** What one call of each candidate is expected to cost and may cost at most; dollars. */
export interface CallPrices {
  candidates: readonly CallPrice[];
  judge: CallPrice | null;
  /** Each sample's prompt, as a multiple of the mean one. */
  lengths: readonly number[];
}

interface CallPrice extends CallSizes, ExpectedCall {
  name: string;
  label: string;
  worstCallUsd: number;
}

/** Tokens a candidate thinks before a short answer, about, by effort. */
const THINKING_TOKENS: Readonly<Record<Effort, number>> = {
  none: 0,
  'low-between-tools': 0,
  'medium-between-tools': 0,
  'high-between-tools': 0,
  minimal: 30,
  low: 120,
  medium: 400,
  high: 1_000,
  xhigh: 1_500,
  max: 2_000,
};
/** Tokens of a judgement: a score and a sentence. */
const JUDGEMENT_TOKENS = 80;

/**
 * A guess from the samples' lengths before anything was measured. A price nobody knows counts as 0
 * here; such a candidate is stopped before its first call.
 */
export function callPrices({
  spec,
  samples,
  catalog,
  at,
}: {
  spec: EvaluationSpec;
  samples: readonly Sample[];
  catalog: Catalog;
  at: Date;
}): CallPrices {
  const sent = samples.map((sample) => {
    const text = sentText(renderPrompt(spec, sample));
    return { characters: text.length, bytes: utf8Bytes(text) };
  });
  const answer = mean(samples.map(({ expected }) => expected.length));
  const sizes = {
    mean: mean(sent.map(({ characters }) => characters)),
    longestBytes: sent.reduce((longest, { bytes }) => Math.max(longest, bytes), 0),
    answer,
  };
  const { scorer } = spec;
  const judge = scorer.type === 'judge' ? resolveCandidate(catalog, scorer.model) : null;
  const judged = sizes.mean + answer + (scorer.type === 'judge' ? scorer.rubric.length : 0) + 1_000;
  return {
    candidates: spec.candidates.map((candidate) => priceOf(catalog, candidate, sizes, at)),
    judge:
      judge && 'candidate' in judge
        ? priceOf(
            catalog,
            judge.candidate,
            {
              mean: judged,
              longestBytes: judged + sizes.longestBytes,
              answer: JUDGEMENT_TOKENS * 4,
            },
            at,
          )
        : null,
    lengths: sent.map(({ characters }) => (sizes.mean > 0 ? characters / sizes.mean : 1)),
  };
}

const FREE = { expectedCallUsd: 0, inputUsd: 0, worstCallUsd: 0 };

interface Sizes {
  mean: number;
  longestBytes: number;
  answer: number;
}

function priceOf(catalog: Catalog, candidate: Candidate, sizes: Sizes, at: Date): CallPrice {
  const { name, maxOutputTokens } = candidate;
  const model = modelOf(catalog, candidate);
  const label = candidateLabel(model, candidate);
  const effort = candidate.effort ?? model?.defaultEffort ?? 'none';
  const outputTokens = textTokens(sizes.answer) + 4 + THINKING_TOKENS[effort];
  const inputTokens = textTokens(sizes.mean) + 10;
  if (!model) return { name, label, inputTokens, outputTokens, ...FREE };
  const worst = worstCaseCost(model, { inputBytes: sizes.longestBytes, maxOutputTokens }, at);
  return {
    name,
    label,
    inputTokens,
    outputTokens,
    expectedCallUsd: expectedCallCost(model, { inputTokens, outputTokens }, at) ?? 0,
    inputUsd: expectedCallCost(model, { inputTokens, outputTokens: 0 }, at) ?? 0,
    worstCallUsd: toDollars(worst ?? 0n),
  };
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
