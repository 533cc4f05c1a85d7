import { type AnswerQuestionDeps, answerQuestion } from '../flows/answer-question.ts';
import { type CancelEvaluationDeps, cancelEvaluation } from '../flows/cancel-evaluation.ts';
import { cancelInquiry } from '../flows/cancel-inquiry.ts';
import type { LookIntoDeps } from '../flows/look-into.ts';
import { type PauseEvaluationDeps, pauseEvaluation } from '../flows/pause-evaluation.ts';
import { type RaiseBudgetDeps, raiseBudget } from '../flows/raise-budget.ts';
import { type ResumeEvaluationDeps, resumeEvaluation } from '../flows/resume-evaluation.ts';
import type { EvaluationVerbs } from '../flows/verbs.ts';

type ControlDeps = AnswerQuestionDeps &
  CancelEvaluationDeps &
  PauseEvaluationDeps &
  RaiseBudgetDeps &
  ResumeEvaluationDeps;

/** What can be done with an evaluation that is under way; `look` finds an inquiry's stages. */
export function controlVerbs(
  deps: ControlDeps,
  look: LookIntoDeps,
): Pick<
  EvaluationVerbs,
  'resume' | 'raiseBudget' | 'pause' | 'cancel' | 'answerQuestion' | 'cancelInquiry'
> {
  return {
    resume: (command) => resumeEvaluation(deps, command),
    raiseBudget: (command) => raiseBudget(deps, command),
    pause: (command) => pauseEvaluation(deps, command),
    cancel: (command) => cancelEvaluation(deps, command),
    answerQuestion: (command) => answerQuestion(deps, command),
    cancelInquiry: (command) =>
      cancelInquiry({ look, cancel: (stage) => cancelEvaluation(deps, stage) }, command),
  };
}
