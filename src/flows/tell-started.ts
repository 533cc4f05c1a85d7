import type { Actor, Destination } from '../core/actor.ts';
import type { PostedMessage } from '../core/record/evaluation-record.ts';
import type { EvaluationCommand } from './ctx.ts';
import type { Address, MessagePlace, Messages } from './ports/messages.ts';
import type { MessageRecord } from './ports/record.ts';

export interface TellStartedDeps {
  evaluations: Pick<MessageRecord, 'telling' | 'progress' | 'keepMessage'>;
  messages: Pick<Messages, 'post' | 'remove'>;
}

/**
 * Posts an evaluation's message where its answer goes, unless it has one or has ended: its result is
 * posted anew where this never succeeds.
 */
export async function tellStarted(
  { evaluations, messages }: TellStartedDeps,
  { input: { evaluationId } }: EvaluationCommand,
): Promise<void> {
  const [telling, progress] = await Promise.all([
    evaluations.telling(evaluationId),
    evaluations.progress(evaluationId),
  ]);
  const { actor, destination, message } = telling;
  if (!destination || message || !progress || progress.finished) return;
  const content = { kind: 'progress', evaluationId, progress } as const;
  const place = await messages.post(addressOf(destination, actor), content);
  if (place) await keepOne({ evaluations, messages }, evaluationId, place);
}

/**
 * An evaluation has one message: where another process posted one meanwhile, ours is taken back.
 * Returns the one that stays.
 */
export async function keepOne(
  {
    evaluations,
    messages,
  }: {
    evaluations: Pick<MessageRecord, 'keepMessage'>;
    messages: Pick<Messages, 'remove'>;
  },
  evaluationId: string,
  place: MessagePlace,
): Promise<PostedMessage> {
  const kept = await evaluations.keepMessage(evaluationId, { ...place, replies: [] });
  if (kept.ts !== place.ts || kept.channel !== place.channel) await messages.remove(place);
  return kept;
}

/** Returns the ways to whoever waits for an evaluation. */
export function addressOf({ channel, responseUrl }: Destination, { id }: Actor): Address {
  return { channel, person: id, responseUrl: responseUrl ?? null };
}
