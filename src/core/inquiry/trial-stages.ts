import type { Candidate, EvaluationRequest, EvaluationSpec } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import type { Arm } from '../why/arms.ts';
import { SCREENING_REPEATS } from '../why/offer.ts';
import { withDocument } from './added-recipe.ts';
import type { ArmCandidate } from './arm-candidates.ts';
import type { InquiryQuestion } from './inquiry-question.ts';
import { stageSpec } from './stage-spec.ts';

/**
 * Returns the evaluation that asks the failing candidate what it was not asked, once; null where it was
 * asked all.
 */
export function baselineRequest(question: InquiryQuestion): EvaluationRequest | null {
  const { candidate, unasked, samples } = question;
  if (unasked.length === 0) return null;
  return {
    spec: { ...stageSpec(question, 'baseline'), candidates: [candidate] },
    samples: unasked.map((sample) => itemAt(samples, sample)),
  };
}

/** Returns the evaluation that tries the arms on the failing samples, all in one queue (recipes.md A2). */
export function screeningRequest(
  question: InquiryQuestion,
  arms: readonly ArmCandidate[],
): EvaluationRequest {
  return {
    spec: {
      ...stageSpec(question, 'screening'),
      candidates: arms.map(({ candidate }) => candidate),
      repeats: SCREENING_REPEATS,
    },
    samples: question.failing.map((sample) => itemAt(question.samples, sample)),
  };
}

/** Returns the samples (from 0) by which an arm may be judged: all, or those that it did not learn from. */
export function judgedSamples({ samples, holdOut }: InquiryQuestion, { learned }: Arm): number[] {
  if (learned.length === 0 || holdOut.kind !== 'split') return samples.map((_, index) => index);
  return [...holdOut.parts.held];
}

/**
 * Returns the evaluation that confirms an arm: a candidate of its own, by fresh trials on all samples that may
 * judge it (recipes.md A4), each once: a plan that stops where the bar is out of reach would not tell whether
 * the arm helps. Against a relative bar its reference is asked, too, by the normal plan.
 */
export function confirmationRequest(
  question: InquiryQuestion,
  { arm, candidate }: ArmCandidate,
): EvaluationRequest {
  const { spec, samples } = question;
  const { bar, repeats } = spec;
  const reference = bar.kind === 'relative' ? referenceOf(question) : null;
  const common = stageSpec(question, 'confirmation');
  const compared: Partial<EvaluationSpec> =
    bar.kind === 'relative' && reference
      ? { bar: { ...bar, of: reference.name }, repeats, design: 'adaptive' }
      : {};
  return {
    spec: {
      ...common,
      name: `${spec.name} with ${arm.label}`,
      candidates: [candidate, ...(reference ? [reference] : [])],
      ...compared,
    },
    samples: judgedSamples(question, arm).map((index) => itemAt(samples, index)),
  };
}

function referenceOf({ spec, result }: InquiryQuestion): Candidate | null {
  const { bar } = result.evaluation;
  const name = typeof bar === 'object' ? bar.of : null;
  return spec.candidates.find((candidate) => candidate.name === name) ?? null;
}

/**
 * Returns the evaluation that gives the incumbent the same document, once on each sample: a fair
 * comparison, since the document lifts it, too. null where there is no incumbent or no document.
 */
export function comparisonRequest(question: InquiryQuestion): EvaluationRequest | null {
  const { incumbent, inquiry, spec, samples } = question;
  if (incumbent === null || inquiry.document === null) return null;
  return {
    spec: {
      ...stageSpec(question, 'comparison'),
      candidates: [withDocument(incumbent.candidate, spec.context, inquiry.document)],
    },
    samples,
  };
}
