import { AppError } from '../core/errors.ts';
import type { Inquiry } from '../core/evaluation.ts';
import { inquiryFiles } from '../core/inquiry/inquiry-files.ts';
import type { PostedMessage } from '../core/record/evaluation-record.ts';
import type { EvaluationCommand } from './ctx.ts';
import { type LookIntoDeps, lookInto } from './look-into.ts';
import type { InquiryContent, Messages } from './ports/messages.ts';
import type { MessageRecord } from './ports/record.ts';

export interface TellInquiryDeps {
  look: LookIntoDeps;
  evaluations: MessageRecord;
  /** null in a process that posts none: it leaves what somebody waits for to one that does. */
  messages: Messages | null;
}

/**
 * Brings an inquiry on when one of its stages has ended, where the evaluation that it is about stands in a
 * channel: the next stage, or the answer in its thread, once. Elsewhere whoever asked brings it on. False
 * for an evaluation that is no stage of one.
 */
export async function tellInquiry(
  { look, evaluations, messages }: TellInquiryDeps,
  { ctx, input: { evaluationId } }: EvaluationCommand,
): Promise<boolean> {
  const { inquiry } = (await look.evaluations.load(evaluationId)).spec;
  if (!inquiry) return false;
  const { message } = await evaluations.telling(inquiry.of);
  if (message === null) {
    await evaluations.markAnnounced(evaluationId);
    return true;
  }
  if (!messages) return true;
  const { actor, workspace, simulated } = await look.evaluations.read(evaluationId);
  const asking = { actor, workspace, now: ctx.now };
  const found = await lookInto(look, { ctx: asking, input: { inquiry, again: false } }).catch(
    (error) => {
      if (error instanceof AppError) return { kind: 'refused' as const, message: error.message };
      throw error;
    },
  );
  if (found.kind !== 'running') {
    const outcome =
      found.kind === 'answered' ? { answer: found.answer } : { refusal: found.message };
    const place = { of: inquiry.of, message, evaluationId };
    await replyOnce({ evaluations, messages }, place, {
      said: outcome,
      simulated,
      mention: actor.id,
    });
  }
  await evaluations.markAnnounced(evaluationId);
  return true;
}

/** The last stage's name stands for the answer among the message's replies. */
async function replyOnce(
  { evaluations, messages }: { evaluations: MessageRecord; messages: Messages },
  {
    of,
    message,
    evaluationId,
  }: { of: Inquiry['of']; message: PostedMessage; evaluationId: string },
  content: InquiryContent,
): Promise<void> {
  const name = `why ${evaluationId}`;
  if (message.replies.includes(name)) return;
  await messages.reply(message, { kind: 'inquiry', ...content });
  await evaluations.saveMessage(of, { ...message, replies: [...message.replies, name] });
  const files = 'answer' in content.said ? inquiryFiles(content.said.answer) : [];
  if (files.length > 0) await messages.attach(message, files);
}
