import type { PostedMessage } from '../core/record/evaluation-record.ts';
import type { Messages } from './ports/messages.ts';
import type { MessageRecord } from './ports/record.ts';

/**
 * Takes the buttons from the approver's own message once nothing waits for their word. Returns what is
 * kept of the evaluation's message then; as it is where they have none. Throws where Slack can't be
 * reached: it is done when the evaluation is posted again.
 */
export async function closeCopy(
  {
    evaluations,
    messages,
  }: { evaluations: Pick<MessageRecord, 'saveMessage'>; messages: Pick<Messages, 'update'> },
  message: PostedMessage,
  { id, name, simulated }: { id: string; name: string; simulated: boolean },
): Promise<PostedMessage> {
  const { copy, ...kept } = message;
  if (!copy) return message;
  await messages.update(copy, { kind: 'answered', name, simulated });
  await evaluations.saveMessage(id, kept);
  return kept;
}
