import { modelOf } from '../catalog/find-model.ts';
import { labelsOf } from '../catalog/labels-of.ts';
import type { Catalog } from '../catalog/model.ts';
import { resolveCandidate } from '../catalog/resolve-candidate.ts';
import type { Candidate, EvaluationSpec, ModelSettings, Sample } from '../evaluation.ts';
import { toDollars } from '../money.ts';
import {
  type CallSizes,
  costOfSizes,
  expectedCallCost,
  worstCaseCost,
} from '../pricing/call-cost.ts';
import { type ExpectedStep, expectedAnswerCost } from '../pricing/expected-steps.ts';
import type { ExpectedCall } from '../pricing/measured-call-usd.ts';
import { monthAfter, monthPrice } from '../pricing/month-price.ts';
import { type Price, priceAt } from '../pricing/price-at.ts';
import { endOf } from '../pricing/projection.ts';
import { BYTES_A_TOKEN, textTokens } from '../pricing/text-tokens.ts';
import { THINKING_TOKENS } from '../pricing/thinking-tokens.ts';
import { type RenderedPrompt, renderPrompt, sentText } from '../request/render-prompt.ts';
import { renderRecipe } from '../request/render-recipe.ts';
import { mean, sum } from '../stats/moments.ts';
import { utf8Bytes } from '../utf8-bytes.ts';
import { type KnownSizes, knownFrom } from './known-sizes.ts';

/** What one answer of each candidate is expected to cost and may cost at most; dollars. */
export interface CallPrices {
  candidates: readonly CallPrice[];
  judge: CallPrice | null;
  /** Each sample's prompt, as a multiple of the mean one. */
  lengths: readonly number[];
}

interface CallPrice extends ExpectedCall {
  name: string;
  label: string;
  /** The calls that make an answer: one, unless a recipe takes more. */
  calls: readonly ExpectedStep[];
  worstCallUsd: number;
  /** What an answer is expected to cost next month, as a multiple of what it is now. */
  monthTimes: number;
  /** What the price is multiplied by at its model's other levels; none of an answer that takes several calls. */
  levels: Readonly<Record<string, number>>;
  /** The day it stops answering (UTC), where that is before next month is over; else null. */
  retires: string | null;
}

/** Tokens of a judgement: a score and a sentence. */
const JUDGEMENT_TOKENS = 80;
/** Tokens of a plan for one answer. */
const PLAN_TOKENS = 250;
/** The part of the answers that is taken to escalate before any was measured. */
const ESCALATED = { unreadable: 0.1, disagree: 0.3 } as const;

/**
 * A guess from the samples' lengths before anything was measured, and from the past answers that the
 * spec or `known` has. A price nobody knows counts as 0 here; such a candidate is stopped before its
 * first call.
 */
export function callPrices({
  spec,
  samples,
  catalog,
  at,
  known = knownFrom(spec),
}: {
  spec: EvaluationSpec;
  samples: readonly Sample[];
  catalog: Catalog;
  at: Date;
  known?: KnownSizes;
}): CallPrices {
  const answer = meanOrZero(samples.map(({ expected }) => expected.length));
  const plain = sizesOf(samples, answer, (sample) => renderPrompt(spec, sample));
  const { scorer } = spec;
  const judge = scorer.type === 'judge' ? resolveCandidate(catalog, scorer.model) : null;
  const judged = plain.mean + answer + (scorer.type === 'judge' ? scorer.rubric.length : 0) + 1_000;
  return {
    candidates: spec.candidates.map((candidate) => {
      const sizes = candidate.recipe
        ? sizesOf(samples, answer, (sample) => renderRecipe(spec, candidate, sample))
        : plain;
      const outputTokens = candidate.recipe ? null : (known.outputTokens[candidate.name] ?? null);
      return priceOf(catalog, candidate, { ...sizes, plain: plain.mean, known, outputTokens }, at);
    }),
    judge:
      judge && 'candidate' in judge
        ? priceOf(
            catalog,
            judge.candidate,
            {
              plain: judged,
              mean: judged,
              multiples: plain.multiples,
              longestBytes: judged + plain.longestBytes,
              answer: JUDGEMENT_TOKENS * 4,
              known,
              outputTokens: null,
            },
            at,
          )
        : null,
    lengths: plain.multiples,
  };
}

/** Characters and bytes of what is sent, and of the answer. */
interface Sizes {
  /** Of what is sent for each sample alone, without what a recipe adds. */
  plain: number;
  mean: number;
  /** Of each sample, as a multiple of the mean one. */
  multiples: readonly number[];
  longestBytes: number;
  answer: number;
  known: KnownSizes;
  /** Mean tokens of the candidate's own answers in the past; null: a guess. */
  outputTokens: number | null;
}

function sizesOf(
  samples: readonly Sample[],
  answer: number,
  render: (sample: Sample) => RenderedPrompt,
): Pick<Sizes, 'mean' | 'multiples' | 'longestBytes' | 'answer'> {
  const sent = samples.map((sample) => {
    const text = sentText(render(sample));
    return { characters: text.length, bytes: utf8Bytes(text) };
  });
  const average = meanOrZero(sent.map(({ characters }) => characters));
  return {
    mean: average,
    multiples: sent.map(({ characters }) => (average > 0 ? characters / average : 1)),
    longestBytes: sent.reduce((longest, { bytes }) => Math.max(longest, bytes), 0),
    answer,
  };
}

function priceOf(catalog: Catalog, candidate: Candidate, sizes: Sizes, at: Date): CallPrice {
  const { recipe, name } = candidate;
  const planner = recipe?.planner ?? null;
  const escalation = recipe?.escalation ?? null;
  const planSizes = { ...sizes, answer: PLAN_TOKENS * 4, outputTokens: null };
  const own = planner
    ? {
        ...sizes,
        mean: sizes.mean + PLAN_TOKENS * 4,
        longestBytes: sizes.longestBytes + planner.maxOutputTokens * BYTES_A_TOKEN,
      }
    : sizes;
  const steps = [
    ...(planner ? [stepOf(catalog, planner, planSizes, { share: 1, at })] : []),
    ...Array.from({ length: escalation?.of ?? 1 }, () =>
      stepOf(catalog, candidate, own, { share: 1, at }),
    ),
    ...(escalation
      ? [
          stepOf(
            catalog,
            escalation.to,
            { ...sizes, outputTokens: null },
            { share: ESCALATED[escalation.when], at },
          ),
        ]
      : []),
  ];
  const calls = steps.map(({ call }) => call);
  const expectedCallUsd = sum(steps.map(({ call, usd }) => call.share * usd));
  const nowUsd = expectedAnswerCost(calls, (model) => priceAt(model, at));
  const nextMonthUsd = expectedAnswerCost(calls, (model) => monthPrice(model, at));
  return {
    name,
    label: labelsOf(catalog)(name),
    calls,
    expectedCallUsd,
    monthTimes: nowUsd && nextMonthUsd !== null ? nextMonthUsd / nowUsd : 1,
    inputUsd: sum(steps.map(({ call, inputUsd }) => call.share * inputUsd)),
    worstCallUsd: sum(steps.map(({ worstUsd }) => worstUsd)),
    retires: retirementOf(calls, at),
    levels: steps.length === 1 ? (modelOf(catalog, candidate)?.levels ?? {}) : {},
  };
}

function retirementOf(calls: readonly ExpectedStep[], at: Date): string | null {
  const end = endOf(calls.flatMap(({ model }) => model ?? []));
  const afterNext = monthAfter(at, 1).first;
  return end < afterNext.getTime() ? new Date(end).toISOString().slice(0, 10) : null;
}

/** What one call of an answer is expected to cost, and costs at most. */
function stepOf(
  catalog: Catalog,
  settings: ModelSettings,
  sizes: Sizes,
  { share, at }: { share: number; at: Date },
): { call: ExpectedStep; usd: number; inputUsd: number; worstUsd: number } {
  const { maxOutputTokens } = settings;
  const model = modelOf(catalog, settings);
  const effort = settings.effort ?? model?.defaultEffort ?? 'none';
  const guess = textTokens(sizes.answer) + 4 + THINKING_TOKENS[effort];
  const outputTokens = Math.min(sizes.outputTokens ?? guess, maxOutputTokens);
  const ratio = sizes.known.tokensPerCharacter[`${settings.provider}/${settings.model}`];
  const tokens = (characters: number) =>
    ratio === undefined ? textTokens(characters) + 10 : characters * ratio;
  const inputTokens = tokens(sizes.mean);
  const plainTokens = tokens(sizes.plain);
  const call = { model, share, inputTokens, outputTokens };
  if (!model) return { call, usd: 0, inputUsd: 0, worstUsd: 0 };
  const price = priceAt(model, at);
  const worst = worstCaseCost(model, { inputBytes: sizes.longestBytes, maxOutputTokens }, at);
  return {
    call,
    usd: price === null ? 0 : meanUsd(price, { inputTokens, outputTokens }, sizes.multiples),
    inputUsd: expectedCallCost(model, { inputTokens: plainTokens, outputTokens: 0 }, at) ?? 0,
    worstUsd: toDollars(worst ?? 0n),
  };
}

/** The mean of the samples' calls, each priced alone: beyond a threshold every token of a call costs more. */
function meanUsd(
  price: Price,
  { inputTokens, outputTokens }: CallSizes,
  multiples: readonly number[],
): number {
  const usdOf = (multiple: number) =>
    costOfSizes(price, { inputTokens: inputTokens * multiple, outputTokens });
  const longest = inputTokens * Math.max(...multiples);
  const isLong = price.tiers.some(({ above }) => longest > above);
  return isLong ? mean(multiples.map(usdOf)) : usdOf(1);
}

function meanOrZero(values: readonly number[]): number {
  return values.length === 0 ? 0 : mean(values);
}
