import {
  type AnsweredBy,
  openQuestion,
  QUESTION_HOURS,
  type QuestionAnswer,
  withAnswer,
} from '../../../src/core/record/question.ts';
import { type EvaluationRow, type Tables, WOKEN } from './tables.ts';

/** Answers an evaluation's open question; false where it has none. */
export function answerQuestion(
  tables: Tables,
  id: string,
  answer: QuestionAnswer,
  by: AnsweredBy | null,
): boolean {
  const row = tables.evaluations.get(id);
  const answered = row && row.state !== 'finished' ? withAnswer(row, answer, by) : null;
  if (!row || answered === null) return false;
  Object.assign(row, answered, { wakeAt: WOKEN });
  return true;
}

/** Answers the questions that waited too long. */
export function timeOutQuestions(tables: Tables, running: readonly EvaluationRow[]): void {
  const soonest = Date.now() - QUESTION_HOURS * 3_600_000;
  for (const { id, questions } of running) {
    const open = openQuestion(questions);
    const isLate = open && open.kind !== 'approval' && Date.parse(open.askedAt) < soonest;
    if (isLate) answerQuestion(tables, id, 'timed out', null);
  }
}
