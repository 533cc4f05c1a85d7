import { and, eq, inArray } from 'drizzle-orm';
import { type AnsweredBy, type QuestionAnswer, withAnswer } from '../core/record/question.ts';
import type { Database } from './client.ts';
import { evaluations, WOKEN } from './schema.ts';

/**
 * Answers an evaluation's open question and has its plan asked; false where it has none (any more).
 * Whoever answers first is heard.
 */
export async function recordAnswer(
  db: Database,
  id: string,
  answer: QuestionAnswer,
  by: AnsweredBy | null,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(evaluations)
      .where(and(eq(evaluations.id, id), inArray(evaluations.state, ['running', 'paused'])))
      .for('update');
    const answered = row ? withAnswer(row, answer, by) : null;
    if (answered === null) return false;
    await tx
      .update(evaluations)
      .set({ questions: answered.questions, stops: answered.stops, wakeAt: WOKEN })
      .where(eq(evaluations.id, id));
    return true;
  });
}
