import type { SlackMessage } from '../../blocks/parts/surfaces.ts';
import type { Address, Place } from '../../flows/ports/messages.ts';
import type { Logger } from '../../log.ts';
import { refusalCode } from './refusal.ts';
import { unreachableNote } from './unreachable-note.ts';

interface Reaching {
  send(channel: string, message: SlackMessage): Promise<Place>;
  logger: Pick<Logger, 'error'>;
}

/** So long an answer to a command may take. */
const TIMEOUT_MS = 5_000;

/** As `Poster.reach` says: by the first way to a person that is open, once. */
export async function reach(
  { channel, person, responseUrl }: Address,
  message: SlackMessage,
  { send, logger }: Reaching,
): Promise<Place | null> {
  const refused: string[] = [];
  const trying = async (to: string, content: SlackMessage): Promise<Place | null> => {
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
  const refusal = { channel, code: refused[0]! };
  const alone = unreachableNote(refusal, message);
  const direct = person === null || person === channel ? null : await trying(person, alone);
  if (direct) return { ...direct, refusal };
  const answered = responseUrl !== null && (await respond(responseUrl, alone));
  if (!answered) {
    const fields = { channel, person, refused };
    logger.error('Slack takes a message nowhere: whoever waits for it is not told', fields);
  }
  return null;
}

/** Whether Slack took it as an answer to the command, which only the person sees. */
async function respond(url: string, { text, blocks }: SlackMessage): Promise<boolean> {
  try {
    const { ok } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text, blocks }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return ok;
  } catch {
    return false;
  }
}
