import type { EvaluationRequest } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { exampleFrom } from '../request/choose-examples.ts';
import { withShownColumns } from '../request/shown-columns.ts';
import type { FinishedTrial } from '../trial.ts';
import { learnable } from '../why/examples.ts';
import { type KeptRules, keptRules } from '../why/kept-rules.ts';
import { isRight, scoredBySample } from '../why/stored-trials.ts';
import type { InquiryQuestion } from './inquiry-question.ts';
import { stageSpec } from './stage-spec.ts';

/** Asked of the model that writes rules. */
export const RULES =
  'You write the rules by which another, less able model does a task. You get the task and examples with their right answers, some with the wrong answer that the model gave. Write the rules that would have kept it from its mistakes: general ones, at most 300 words, one a line. Quote no example, and use no name or number that occurs in a single example. Write the rules alone.';

/** Returns the evaluation, of one call, that has rules written; null where none can be. */
export function rulesRequest(question: InquiryQuestion): EvaluationRequest | null {
  const { helper, inquiry, holdOut } = question;
  if (helper === null || holdOut.kind !== 'split' || !inquiry.fixes.includes('rules')) return null;
  return {
    spec: {
      ...stageSpec(question, 'rules'),
      system: RULES,
      context: null,
      prompt: '{{task}}',
      candidates: [{ ...helper, name: `${helper.name} writes rules`, purpose: 'rules' }],
      scorer: { type: 'regex', pattern: '\\S', ignoreCase: false, strict: false },
    },
    samples: [
      { columns: { task: taskText(question) }, expected: '', alternatives: [], group: null },
    ],
  };
}

/** The task and what may be learned from, with the candidate's wrong answers; nothing of the held-out samples. */
function taskText({ spec, samples, stored, index, holdOut }: InquiryQuestion): string {
  if (holdOut.kind !== 'split') throw new RangeError('taskText requires parts');
  const bySample = scoredBySample(itemAt(stored.candidates, index));
  const examples = learnable(spec.prompt, samples, holdOut.parts).map((sample) => {
    const wrong = bySample.get(sample)?.find((trial) => !isRight(trial, stored.passMark));
    const wrongAnswer = wrong?.answer ? `\nThe model's wrong answer: ${wrong.answer}` : '';
    const { input, answer } = exampleFrom(spec.prompt, itemAt(samples, sample));
    return `Input: ${input}\nAnswer: ${answer}${wrongAnswer}`;
  });
  return [
    `Task:\n${[spec.system, spec.prompt].filter(Boolean).join('\n\n')}`,
    'Examples:',
    ...examples,
  ].join('\n\n');
}

/** Returns the rules that were written, as far as they may be used; null where none were written. */
export function rulesIn(
  ended: readonly FinishedTrial[],
  { spec, samples, holdOut }: InquiryQuestion,
): KeptRules | null {
  const written = ended.find(({ score }) => score === 1)?.answer?.trim() ?? '';
  if (written === '' || holdOut.kind !== 'split') return null;
  const task = [spec.system, spec.prompt].join('\n');
  return keptRules(written, { samples: withShownColumns(spec, samples), task });
}
