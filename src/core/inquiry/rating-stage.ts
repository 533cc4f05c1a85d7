import type { EvaluationRequest, Sample } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { exampleFrom } from '../request/choose-examples.ts';
import { isObject, readJson } from '../scoring/json/read-json.ts';
import type { FinishedTrial } from '../trial.ts';
import type { Rating } from '../why/ratings.ts';
import type { InquiryQuestion } from './inquiry-question.ts';
import { stageSpec } from './stage-spec.ts';

/** Asked of the model that rates: the definition is that of "sufficient context" (arXiv 2411.06037). */
export const RATING =
  'You judge whether a document contains enough to answer a question. It is enough where a careful reader who knows nothing else could tell the right answer from the document alone; that it is about the same subject is not enough. Reply with JSON alone: {"topic": "what the question asks for, in one or two words", "answers": "yes", "no" or "unsure"}.';

/**
 * Returns the evaluation that asks of each failing sample whether the document answers it; null where
 * nothing can be asked.
 */
export function ratingRequest(question: InquiryQuestion): EvaluationRequest | null {
  const { helper, inquiry, spec, samples, failing } = question;
  if (helper === null || inquiry.document === null || failing.length === 0) return null;
  return {
    spec: {
      ...stageSpec(question, 'rating'),
      system: RATING,
      context: inquiry.document.text,
      prompt: 'Document:\n{{context}}\n\n{{question}}',
      candidates: [{ ...helper, name: `${helper.name} rates`, purpose: 'rater' }],
      scorer: {
        type: 'json',
        schema: null,
        fields: ['answers'],
        order: true,
        tolerance: 0,
        strict: false,
      },
    },
    samples: failing.map((at) => ratedSample(spec.prompt, itemAt(samples, at))),
  };
}

function ratedSample(prompt: string, sample: Sample): Sample {
  const { input, answer } = exampleFrom(prompt, sample);
  return {
    columns: { question: `Question:\n${input}\n\nIts right answer:\n${answer}` },
    expected: '{"answers": "yes"}',
    alternatives: [],
    group: null,
  };
}

/** Returns what was said of each failing sample; one that can't be read is left out. */
export function ratingsIn(ended: readonly FinishedTrial[], failing: readonly number[]): Rating[] {
  return ended.flatMap(({ sample, answer }) => {
    const rating = answer === null ? null : ratingIn(answer);
    return rating ? [{ sample: itemAt(failing, sample), ...rating }] : [];
  });
}

function ratingIn(answer: string): Omit<Rating, 'sample'> | null {
  const reading = readJson(answer, { likeObject: true, strict: false });
  if ('fault' in reading || !isObject(reading.value)) return null;
  const { answers, topic } = reading.value;
  const rated = ANSWERS.find((each) => each === answers);
  return rated ? { answers: rated, topic: typeof topic === 'string' ? topic : null } : null;
}

const ANSWERS = ['yes', 'no', 'unsure'] as const;
