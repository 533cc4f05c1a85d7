import { questionReplyName } from '../core/record/question.ts';
import type { EvaluationCommand } from './ctx.ts';
import type { Messages } from './ports/messages.ts';
import type { MessageRecord } from './ports/record.ts';

export interface TellQuestionDeps {
  evaluations: Pick<MessageRecord, 'telling' | 'progress' | 'saveMessage'>;
  /** null in a process that posts none: it leaves that to one that does. */
  messages: Pick<Messages, 'post' | 'update' | 'reply'> | null;
}

/**
 * Puts what an evaluation waits on into its message, and a reply below it that mentions whose answer it
 * is, as an update notifies nobody; an approver who can't see that message, a direct one where Slack took
 * none in the channel, gets one of their own until it is answered. Returns false where it waits on no answer. Safe to repeat:
 * what was posted is not posted again; where its message is not out yet, the next sweep has it posted.
 */
export async function tellQuestion(
  { evaluations, messages }: TellQuestionDeps,
  { input: { evaluationId } }: EvaluationCommand,
): Promise<boolean> {
  const progress = await evaluations.progress(evaluationId);
  if (!progress?.question) return false;
  const { actor, message } = await evaluations.telling(evaluationId);
  const reply = questionReplyName(progress.question);
  if (!message || !messages || message.replies.includes(reply)) return true;
  await messages.update(message, { kind: 'progress', evaluationId, progress });
  const { question } = progress;
  const approver = question.kind === 'approval' ? question.approval.approver : null;
  const mention = approver ?? actor.id;
  const saved = { ...message, replies: [...message.replies, reply] };
  if (approver !== null && message.refusal) {
    const address = { channel: approver, person: null, responseUrl: null };
    const copy = await messages.post(address, { kind: 'progress', evaluationId, progress });
    await evaluations.saveMessage(evaluationId, copy ? { ...saved, copy } : saved);
    return true;
  }
  if (mention !== null) await messages.reply(message, { kind: 'question', progress, mention });
  await evaluations.saveMessage(evaluationId, saved);
  return true;
}
