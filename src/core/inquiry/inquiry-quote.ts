import type { Catalog } from '../catalog/model.ts';
import { estimateRequest } from '../estimate/estimate-request.ts';
import type { EvaluationRequest } from '../evaluation.ts';
import { type WhyOffer, whyOffer } from '../why/offer.ts';
import { armCandidates } from './arm-candidates.ts';
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
  /** The most that all of it may spend. */
  largestUsd: number;
  /** What is tried beside a plain retry, in words: "faq.md". */
  tried: readonly string[];
  /** Failing samples that it is tried on. */
  failing: number;
}

/** Rules of about so many words stand for those that are still to be written. */
const RULES_TO_COME = 'rule '.repeat(300);

/**
 * Returns what an inquiry is expected to cost and costs at most: the rating, the rules, the screening, the
 * confirmation of the most expensive arm there may be, and the incumbent's fair comparison.
 */
export function inquiryQuote(stored: InquiryQuestion): InquiryQuote {
  const question = { ...stored, failing: expectedFailing(stored) };
  const { catalog, at, inquiry, failing } = question;
  const wantsRules = rulesRequest(question) !== null;
  const arms = armCandidates(question, wantsRules ? RULES_TO_COME : null);
  const dearest = arms
    .slice(1)
    .toSorted((a, b) => b.arm.costPerCall - a.arm.costPerCall)
    .at(0);
  const requests = [
    baselineRequest(question),
    ratingRequest(question),
    rulesRequest(question),
    arms.length > 1 ? screeningRequest(question, arms) : null,
    dearest ? confirmationRequest(question, dearest) : null,
    comparisonRequest(question),
  ].filter((request) => request !== null);
  const costs = requests.map((request) => costOf(request, catalog, at));
  const total = (of: (cost: (typeof costs)[number]) => number) =>
    costs.reduce((sum, cost) => sum + of(cost), 0);
  const largestUsd = Math.min(
    inquiry.budget,
    total(({ largestUsd: most }) => most),
  );
  return {
    expectedUsd: Math.min(
      largestUsd,
      total(({ expectedUsd }) => expectedUsd),
    ),
    largestUsd,
    tried: arms
      .slice(1)
      .map(({ arm }) => (arm.kind === 'effort' ? `effort ${arm.label}` : arm.label)),
    failing: failing.length,
  };
}

/** Failing samples that are looked into at most. */
const MOST_FAILING = 24;

/** The failing samples that are known, and of those that were not asked as many as fail of those that were. */
function expectedFailing({ failing, failures, unasked, samples }: InquiryQuestion): number[] {
  const askedSamples = samples.length - unasked.length;
  const share = askedSamples === 0 ? 0 : failures.failing.length / askedSamples;
  const more = unasked.slice(0, Math.round(share * unasked.length));
  return [...failing, ...more].slice(0, MOST_FAILING);
}

function costOf(request: EvaluationRequest, catalog: Catalog, at: Date) {
  return estimateRequest(request, catalog, at);
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
