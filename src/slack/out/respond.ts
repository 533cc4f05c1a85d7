import type { SlackMessage } from '../../blocks/parts/surfaces.ts';

/** So long an answer may take. */
const TIMEOUT_MS = 5_000;

/**
 * Answers a command or button, for its person alone, by the `response_url` that Slack gave with it;
 * `replaces` the answer that the button stands in. Returns whether Slack took it.
 */
export async function respond(
  url: string,
  { text, blocks }: SlackMessage,
  { replaces }: { replaces: boolean },
): Promise<boolean> {
  const answer = { response_type: 'ephemeral', replace_original: replaces, text, blocks };
  try {
    const { ok } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(answer),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return ok;
  } catch {
    return false;
  }
}
