import { estimateRequest } from '../estimate/estimate-request.ts';
import type { EvaluationRequest } from '../evaluation.ts';
import { MOST_CHOSEN } from '../why/failing-samples.ts';
import { type WhyOffer, whyOffer } from '../why/offer.ts';
import { type ArmCandidate, armCandidates } from './arm-candidates.ts';
import type { InquiryQuestion } from './inquiry-question.ts';
import { ratingRequest } from './rating-stage.ts';
import { rulesRequest } from './rules-stage.ts';
import {
  baselineRequest,
  comparisonRequest,
  confirmationRequest,
  screeningRequest,
} from './trial-stages.ts';

/** What an inquiry may cost, said before anything is spent. Dollars. */
export interface InquiryQuote {
  expectedUsd: number;
  /** What all of it is expected to cost: more than `largestUsd` where the budget will end it first. */
  neededUsd: number;
  /** The most that all of it may spend. */
  largestUsd: number;
  /** The most that one call of what it begins with may cost. */
  leastCallUsd: number;
  /** What is tried beside a plain retry, in words: "faq.md". */
  tried: readonly string[];
  /** Samples that the candidate has not answered: it is asked them first. */
  unanswered: number;
  /** Failing samples that it is tried on: so many, or at most so many where samples are asked first. */
  failing: number;
}

/** Rules of about so many words stand for those that are still to be written. */
const RULES_TO_COME = 'rule '.repeat(300);

/**
 * Returns what an inquiry is expected to cost, where as many of the unanswered samples fail as of the
 * answered ones, and what it costs at most, where all of them fail.
 */
export function inquiryQuote(question: InquiryQuestion): InquiryQuote {
  const { inquiry, unasked, catalog, at } = question;
  const failing = mostFailing(question);
  const most = stagesOf({ ...question, failing });
  const expected = stagesOf({ ...question, failing: expectedFailing(question) });
  const largestUsd = Math.min(
    inquiry.budget,
    costOf(most, question, (cost) => cost.largestUsd),
  );
  const neededUsd = costOf(expected, question, (cost) => cost.expectedUsd);
  const [first] = most.requests;
  return {
    expectedUsd: Math.min(largestUsd, neededUsd),
    neededUsd,
    largestUsd,
    leastCallUsd: first ? estimateRequest(first, catalog, at).leastCallUsd : 0,
    tried: most.arms
      .slice(1)
      .map(({ arm }) => (arm.kind === 'effort' ? `longer thinking (${arm.label})` : arm.label)),
    unanswered: unasked.length,
    failing: failing.length,
  };
}

/**
 * All that an inquiry may ask: the rating, the rules, the screening, the confirmation of the most expensive
 * arm there may be, and the incumbent's fair comparison.
 */
function stagesOf(question: InquiryQuestion): {
  arms: ArmCandidate[];
  requests: EvaluationRequest[];
} {
  const rules = rulesRequest(question);
  const arms = armCandidates(question, rules === null ? null : RULES_TO_COME);
  const mostExpensive = arms
    .slice(1)
    .toSorted((a, b) => b.arm.costPerCall - a.arm.costPerCall)
    .at(0);
  const requests = [
    baselineRequest(question),
    ratingRequest(question),
    rules,
    arms.length > 1 ? screeningRequest(question, arms) : null,
    mostExpensive ? confirmationRequest(question, mostExpensive) : null,
    comparisonRequest(question),
  ].filter((request) => request !== null);
  return { arms, requests };
}

function costOf(
  { requests }: { requests: readonly EvaluationRequest[] },
  { catalog, at }: InquiryQuestion,
  of: (cost: ReturnType<typeof estimateRequest>) => number,
): number {
  return requests.reduce((sum, request) => sum + of(estimateRequest(request, catalog, at)), 0);
}

/** The failing samples that are known, and of those that were not asked as many as fail of those that were. */
function expectedFailing({ failing, failures, unasked, samples }: InquiryQuestion): number[] {
  const askedSamples = samples.length - unasked.length;
  const share = askedSamples === 0 ? 0 : failures.failing.length / askedSamples;
  const more = unasked.slice(0, Math.round(share * unasked.length));
  return [...failing, ...more].slice(0, MOST_CHOSEN);
}

/** All of those that were not asked may fail, too. */
function mostFailing({ failing, unasked }: InquiryQuestion): number[] {
  return [...failing, ...unasked].slice(0, MOST_CHOSEN);
}

/** Returns whether it is worth asking why the question's candidate fails. */
export function offerOf(question: InquiryQuestion): WhyOffer {
  const { result, candidate, incumbent } = question;
  const model = result.models.find((each) => each.candidate === candidate.name);
  if (!model) return { kind: 'nothing to ask' };
  return whyOffer({
    verdict: model.verdict,
    costPerCall: model.costPerCall,
    against: incumbent?.measured.costPerCall ?? null,
    failing: expectedFailing(question).length,
  });
}
