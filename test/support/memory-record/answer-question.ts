import {
  type AnsweredBy,
  isTimedOut,
  openQuestion,
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
  for (const { id, questions } of running) {
    const open = openQuestion(questions);
    if (open && isTimedOut(open, new Date())) answerQuestion(tables, id, 'timed out', null);
  }
}
