import { eq, sql } from 'drizzle-orm';
import type { PostedMessage } from '../core/record/evaluation-record.ts';
import type { MessageRecord } from '../flows/ports/record.ts';
import type { Database } from './client.ts';
import { readProgress } from './progress.ts';
import { actorOf, destinationOf, notFound, storedResult } from './read-evaluation.ts';
import { evaluations } from './schema.ts';
import { takeUpdateTurn } from './update-turns.ts';

/** What is posted of evaluations, and where their messages stand, in PostgreSQL. */
export function createMessageRecord(db: Database): MessageRecord {
  return {
    telling: async (id) => {
      const [row] = await db
        .select({
          actorKind: evaluations.actorKind,
          actorId: evaluations.actorId,
          destinationChannel: evaluations.destinationChannel,
          destinationResponseUrl: evaluations.destinationResponseUrl,
          message: evaluations.message,
          result: evaluations.result,
        })
        .from(evaluations)
        .where(eq(evaluations.id, id));
      if (!row) throw notFound(id);
      return {
        actor: actorOf(row),
        destination: destinationOf(row),
        message: row.message,
        result: storedResult(row),
      };
    },
    progress: (id) => readProgress(db, id),
    takeUpdateTurn: (id) => takeUpdateTurn(db, id),
    keepMessage: (id, message) => keepMessage(db, id, message),
    saveMessage: async (id, message) => {
      await db.update(evaluations).set({ message }).where(eq(evaluations.id, id));
    },
    markAnnounced: async (id) => {
      await db.update(evaluations).set({ announcedAt: sql`now()` }).where(eq(evaluations.id, id));
    },
  };
}

async function keepMessage(
  db: Database,
  id: string,
  message: PostedMessage,
): Promise<PostedMessage> {
  const [row] = await db
    .update(evaluations)
    .set({ message: sql`coalesce(${evaluations.message}, ${JSON.stringify(message)}::jsonb)` })
    .where(eq(evaluations.id, id))
    .returning({ message: evaluations.message });
  return row?.message ?? message;
}
