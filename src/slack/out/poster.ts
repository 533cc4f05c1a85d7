import { setTimeout as sleep } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import type { Modal, SlackMessage } from '../../blocks/parts/surfaces.ts';
import { shorten } from '../../blocks/parts/text.ts';
import type { TextFile } from '../../core/text-file.ts';
import type { Address, MessagePlace } from '../../flows/ports/messages.ts';
import type { Picture } from '../../flows/ports/pictures.ts';
import type { Logger } from '../../log.ts';
import { boltLogger } from '../bolt-logger.ts';
import { reach } from './reach.ts';
import { slackErrorCode } from './reply.ts';
import { unreachableNote } from './unreachable-note.ts';

/**
 * Posts for the workers, with a client of its own, so that a throttled update never delays a form.
 * Each call is tried once and never for long, so that nobody waits for a Slack that is down: whoever
 * calls tries again later.
 */
export interface Poster {
  /** In the channel alone. */
  post(channel: string, message: SlackMessage): Promise<MessagePlace>;
  /**
   * In the channel; where Slack refuses that, in a direct message that says why; then to the response
   * URL; then it is logged. Returns where it stands, null where in no channel. Throws where Slack is
   * down or asks to wait: it can be tried again.
   */
  reach(address: Address, message: SlackMessage): Promise<MessagePlace | null>;
  update(place: MessagePlace, message: SlackMessage): Promise<void>;
  /** Throws at once when Slack asks to wait, and for as long: the next update carries more. */
  updateNow(place: MessagePlace, message: SlackMessage): Promise<void>;
  reply(place: MessagePlace, message: SlackMessage): Promise<void>;
  /** Puts another view into an open form, by Slack's id for it. */
  fill(view: string, modal: Modal): Promise<void>;
  /** Needs the scope files:write. */
  attach(place: MessagePlace, files: readonly TextFile[]): Promise<void>;
  /** Needs files:write. Returns the id of a file that stands nowhere yet. */
  upload(picture: Picture): Promise<string>;
  remove(place: MessagePlace): Promise<void>;
}

const QUIET = { unfurl_links: false, unfurl_media: false } as const;
const TIMEOUT_MS = 5_000;
/** A rate limit that ends so soon is waited for. */
const LONGEST_WAIT_S = 5;
/** Slack refuses a longer description of a picture. */
const LONGEST_ALT = 1_000;

type Chat = webApi.WebClient['chat'];
type Content = Pick<SlackMessage, 'text'> & Partial<Pick<SlackMessage, 'blocks'>>;

/** A poster with this bot token; `apiUrl` null: Slack's own Web API. */
export function createPoster(
  token: string,
  { apiUrl, logger }: { apiUrl: string | null; logger: Logger },
): Poster {
  const client = openClient(token, { apiUrl, logger });
  return {
    ...createSender(client.chat, logger),
    updateNow: updaterAtOnce(client.chat),
    fill: async (view_id, view) => {
      await client.views.update({ view_id, view });
    },
    attach: async ({ channel, ts }, files) => {
      await client.filesUploadV2({
        channel_id: channel,
        thread_ts: ts,
        file_uploads: files.map(({ name, text }) => ({ filename: name, content: text })),
      });
    },
    upload: (picture) => upload(client, picture),
    remove: async ({ channel, ts }) => {
      await client.chat.delete({ channel, ts });
    },
  };
}

/** What sends messages, a text alone where Slack refuses the blocks. */
function createSender(
  chat: Chat,
  logger: Logger,
): Pick<Poster, 'post' | 'reach' | 'update' | 'reply'> {
  const sendOrText = textFallback(logger);
  const post = async (channel: string, message: SlackMessage): Promise<MessagePlace> =>
    placeOf(
      await sendOrText(message, (content) => chat.postMessage({ channel, ...content, ...QUIET })),
    );
  return {
    post,
    reach: (address, message) => reach(address, message, { send: post, logger }),
    update: async (place, message) => {
      const { channel, ts } = place;
      await sendOrText(withRefusalNote(place, message), (content) =>
        chat.update({ channel, ts, ...content }),
      );
    },
    reply: async ({ channel, ts }, message) => {
      await sendOrText(message, (content) =>
        chat.postMessage({ channel, thread_ts: ts, ...content, ...QUIET }),
      );
    },
  };
}

/** Returns what updates a message unless Slack asked to wait, which it remembers. */
function updaterAtOnce(chat: Chat): Poster['updateNow'] {
  let quietUntil = 0;
  return async (place, message) => {
    if (performance.now() < quietUntil) throw new Error('Slack asked to wait');
    const { channel, ts } = place;
    try {
      await chat.update({ channel, ts, ...withRefusalNote(place, message) });
    } catch (error) {
      if (error instanceof webApi.WebAPIRateLimitedError) {
        quietUntil = performance.now() + error.retryAfter * 1_000;
      }
      throw error;
    }
  };
}

/** A client whose calls are tried once, and fail at once where Slack asks to wait. */
function openClient(
  token: string,
  { apiUrl, logger }: { apiUrl: string | null; logger: Logger },
): webApi.WebClient {
  return new webApi.WebClient(token, {
    logger: boltLogger(logger),
    ...(apiUrl !== null && { slackApiUrl: apiUrl }),
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
}

async function upload(client: webApi.WebClient, { name, png, alt }: Picture): Promise<string> {
  const alt_text = shorten(alt, LONGEST_ALT);
  const { files } = await client.filesUploadV2({
    filename: name,
    file: Buffer.from(png),
    alt_text,
  });
  const id = files[0]?.files?.[0]?.id;
  if (!id) throw new Error('files.completeUploadExternal answered without a file');
  return id;
}

/** What stands in a direct message instead of a channel goes on saying why. */
function withRefusalNote({ refusal }: MessagePlace, message: SlackMessage): SlackMessage {
  return refusal ? unreachableNote(refusal, message) : message;
}

/** Returns what sends a message, and its text alone where Slack refuses the blocks. */
function textFallback(logger: Logger) {
  return async <T>(message: SlackMessage, send: (content: Content) => Promise<T>): Promise<T> => {
    try {
      return await patiently(() => send(message));
    } catch (error) {
      const code = slackErrorCode(error);
      if (code === null || !REFUSED_BLOCKS.has(code)) throw error;
      logger.error('Slack refused the blocks of a message: its text stands alone', { code });
      return patiently(() => send({ text: message.text }));
    }
  };
}

async function patiently<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof webApi.WebAPIRateLimitedError)) throw error;
    if (error.retryAfter > LONGEST_WAIT_S) throw error;
    await sleep(error.retryAfter * 1_000);
    return call();
  }
}

/** Slack's words for blocks it doesn't take. */
const REFUSED_BLOCKS = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_attachments',
  'msg_blocks_too_long',
]);

function placeOf({ channel, ts }: { channel?: string; ts?: string }): MessagePlace {
  if (!channel || !ts) throw new Error('chat.postMessage answered without channel or ts');
  return { channel, ts };
}
