import type { MessagePlace } from './ports/messages.ts';
import type { MessageRecord } from './ports/record.ts';

export interface LeftOverCommand {
  /** `place`: where a message of the evaluation stands. */
  input: { evaluationId: string; place: MessagePlace };
}

/**
 * Returns whether a message of an evaluation is not the one that is kept of it: it was posted, but the
 * answer that says where was lost, so that another was. False where none is kept. Throws
 * AppError('not found').
 */
export async function isLeftOver(
  { evaluations }: { evaluations: Pick<MessageRecord, 'telling'> },
  { input: { evaluationId, place } }: LeftOverCommand,
): Promise<boolean> {
  const { message } = await evaluations.telling(evaluationId);
  if (message === null) return false;
  const isAt = ({ channel, ts }: MessagePlace) => channel === place.channel && ts === place.ts;
  return !isAt(message) && !(message.copy && isAt(message.copy));
}
