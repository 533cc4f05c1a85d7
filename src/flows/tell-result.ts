import type { PostedMessage } from '../core/record/evaluation-record.ts';
import { hasRun } from '../core/result/has-run.ts';
import type { Result } from '../core/result/result.ts';
import type { EvaluationCommand } from './ctx.ts';
import type { Messages, Notify } from './ports/messages.ts';
import type { MessageRecord, Telling } from './ports/record.ts';
import { addressOf, keepOne } from './tell-started.ts';

export interface TellResultDeps {
  evaluations: MessageRecord;
  /** null in a process that posts none: it leaves what somebody waits for to one that does. */
  messages: Messages | null;
  notify: Pick<Notify, 'settle'>;
}

/**
 * Turns an evaluation's message into its result, with a reply for each model that was called, and
 * marks it as announced. Safe to repeat: what was posted is not posted again.
 */
export async function tellResult(
  { evaluations, messages, notify }: TellResultDeps,
  { input: { evaluationId } }: EvaluationCommand,
): Promise<void> {
  await notify.settle(evaluationId);
  const telling = await evaluations.telling(evaluationId);
  const { destination, result } = telling;
  if (!result || (destination && !messages)) return;
  if (destination && messages) {
    const deps = { evaluations, messages };
    const message = await showResult(deps, evaluationId, { ...telling, result });
    if (message)
      await replyModels(deps, { evaluationId, message, result, mention: telling.actor.id });
  }
  await evaluations.markAnnounced(evaluationId);
}

interface Showing {
  evaluations: Pick<MessageRecord, 'keepMessage' | 'saveMessage'>;
  messages: Messages;
}

/** Updates the message, or posts one where there is none (any more). null: nobody waits for it, or no channel takes it. */
export async function showResult(
  { evaluations, messages }: Showing,
  evaluationId: string,
  { actor, destination, message, result }: Telling & { result: Result },
): Promise<PostedMessage | null> {
  if (!destination) return null;
  const content = { kind: 'result', result, askedBy: actor.id } as const;
  if (message && (await messages.update(message, content))) return message;
  const place = await messages.post(addressOf(destination, actor), content);
  if (!place) return null;
  if (message) {
    const posted = { ...place, replies: [] };
    await evaluations.saveMessage(evaluationId, posted);
    return posted;
  }
  const kept = await keepOne({ evaluations, messages }, evaluationId, place);
  if (kept.ts !== place.ts) await messages.update(kept, content);
  return kept;
}

/** One reply a model; the pick's (else the first) mentions who asked: an update notifies nobody. */
async function replyModels(
  { evaluations, messages }: Showing,
  {
    evaluationId,
    message,
    result,
    mention,
  }: { evaluationId: string; message: PostedMessage; result: Result; mention: string | null },
): Promise<void> {
  const ran = result.models.filter(hasRun);
  const notifying = ran.find(({ model }) => model === result.pick?.model) ?? ran[0];
  const replies = [...message.replies];
  for (const model of ran) {
    if (replies.includes(model.model)) continue;
    await messages.reply(message, {
      kind: 'model',
      model,
      result,
      mention: model === notifying ? mention : null,
    });
    replies.push(model.model);
    await evaluations.saveMessage(evaluationId, { ...message, replies });
  }
}
