import type { SlackMessage } from '../../blocks/parts/surfaces.ts';
import { itemAt } from '../../core/item-at.ts';
import type { Address, MessagePlace } from '../../flows/ports/messages.ts';
import type { Logger } from '../../log.ts';
import { refusalCode } from './refusal.ts';
import { respond } from './respond.ts';
import { unreachableNote } from './unreachable-note.ts';

interface Reaching {
  send(channel: string, message: SlackMessage): Promise<MessagePlace>;
  logger: Pick<Logger, 'error'>;
}

/** As `Poster.reach` says: by the first way to a person that is open, once. */
export async function reach(
  { channel, person, responseUrl }: Address,
  message: SlackMessage,
  { send, logger }: Reaching,
): Promise<MessagePlace | null> {
  const refused: string[] = [];
  const trying = async (to: string, content: SlackMessage): Promise<MessagePlace | null> => {
    try {
      return await send(to, content);
    } catch (error) {
      const code = refusalCode(error);
      if (code === null) throw error;
      refused.push(code);
      return null;
    }
  };
  const inChannel = await trying(channel, message);
  if (inChannel) return inChannel;
  const refusal = { channel, code: itemAt(refused, 0) };
  const alone = unreachableNote(refusal, message);
  const direct = person === null || person === channel ? null : await trying(person, alone);
  if (direct) return { ...direct, refusal };
  const answered = responseUrl !== null && (await respond(responseUrl, alone, { replaces: false }));
  if (!answered) {
    const fields = { channel, person, refused };
    logger.error(
      'Slack refuses a message in the channel and to the person: nobody sees it',
      fields,
    );
  }
  return null;
}
