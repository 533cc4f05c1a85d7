import { webApi } from '@slack/bolt';
import type { SlackMessage } from '../blocks/surfaces.ts';
import type { Requester } from '../flows/ports.ts';
import type { Logger } from '../log.ts';
import { boltLogger } from './bolt-logger.ts';
import { slackErrorCode } from './reply.ts';
import { unreachableNote } from './unreachable-note.ts';

/** Where a message stands. */
interface Place {
  channel: string;
  ts: string;
}

/** Posts for the workers, with clients of its own, so that a throttled update never delays a form. */
export interface Poster {
  /** In the requester's channel; where we may not post, in a direct message that says why. */
  post(requester: Requester, message: SlackMessage): Promise<Place>;
  update(place: Place, message: SlackMessage): Promise<void>;
  /** Throws at once when Slack asks to wait: the next update carries more. */
  updateNow(place: Place, message: SlackMessage): Promise<void>;
  reply(place: Place, message: SlackMessage): Promise<void>;
}

const QUIET = { unfurl_links: false, unfurl_media: false } as const;

export function createPoster(
  token: string,
  { apiUrl, logger }: { apiUrl: string | null; logger: Logger },
): Poster {
  const options = { logger: boltLogger(logger), ...(apiUrl !== null && { slackApiUrl: apiUrl }) };
  const patient = new webApi.WebClient(token, {
    ...options,
    timeout: 10_000,
    retryConfig: webApi.retryPolicies.fiveRetriesInFiveMinutes,
  });
  const hasty = new webApi.WebClient(token, {
    ...options,
    timeout: 10_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  const send = async (channel: string, message: SlackMessage): Promise<Place> =>
    placeOf(await patient.chat.postMessage({ channel, ...message, ...QUIET }));
  return {
    post: async ({ channel, user }, message) => {
      try {
        return await send(channel, message);
      } catch (error) {
        const code = slackErrorCode(error);
        if (code === null || !UNREACHABLE.has(code)) throw error;
        return send(user, unreachableNote(channel, code, message));
      }
    },
    update: async (place, message) => {
      await patient.chat.update({ ...place, ...message });
    },
    updateNow: async (place, message) => {
      await hasty.chat.update({ ...place, ...message });
    },
    reply: async ({ channel, ts }, message) => {
      await patient.chat.postMessage({ channel, thread_ts: ts, ...message, ...QUIET });
    },
  };
}

/** Slack's words for a channel we can't post in. */
const UNREACHABLE = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
]);

function placeOf({ channel, ts }: { channel?: string; ts?: string }): Place {
  if (!channel || !ts) throw new Error('chat.postMessage answered without channel or ts');
  return { channel, ts };
}
