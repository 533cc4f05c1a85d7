import type { EvaluationSpec, InquiryStage } from '../evaluation.ts';
import { barRate, type InquiryQuestion } from './inquiry-question.ts';

const WORDS: Readonly<Record<InquiryStage, string>> = {
  baseline: 'where it fails',
  rating: 'does the document answer',
  rules: 'rules',
  screening: 'what helps',
  confirmation: 'confirmation',
  comparison: 'comparison',
};

/**
 * Returns what all evaluations of an inquiry have in common: each candidate is asked everything once, and
 * nothing is decided. A stage says what it does otherwise; its budget is for who starts it.
 */
export function stageSpec({ spec, inquiry }: InquiryQuestion, stage: InquiryStage): EvaluationSpec {
  return {
    ...spec,
    name: `${spec.name} (why: ${WORDS[stage]})`,
    inquiry: { ...inquiry, stage },
    bar: { kind: 'absolute', rate: barRate({ bar: spec.bar }) },
    repeats: 1,
    design: 'full',
    pilots: false,
    current: null,
    budget: inquiry.budget,
    dataNotes: [],
  };
}
