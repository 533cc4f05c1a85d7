import type { RequestListener } from 'node:http';
import type { Logger } from '@slack/bolt';

/** "More than five minutes from local time" may be a replay (docs.slack.dev, verifying requests from Slack). */
const MOST_AHEAD_S = 5 * 60;

/**
 * Returns the listener behind a check that a request is dated at most five minutes ahead of `now`, in ms;
 * others are refused with 401. Bolt refuses those that are as much older.
 */
export function notAhead(
  listener: RequestListener,
  { logger, now }: { logger: Pick<Logger, 'warn'>; now: () => number },
): RequestListener {
  return (request, response) => {
    const ahead = Number(request.headers['x-slack-request-timestamp'] ?? 0) - now() / 1_000;
    if (!(ahead > MOST_AHEAD_S)) return listener(request, response);
    logger.warn(
      `A request of Slack's is dated ${Math.round(ahead / 60)} minutes ahead and was refused: is this machine's clock right?`,
    );
    response.writeHead(401, { connection: 'close' });
    response.end();
  };
}
