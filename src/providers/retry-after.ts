/** No provider means more, and timers and Redis take no more than a few weeks. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/**
 * How long a reply asks to wait, in ms, a day at most: its `retry-after-ms`, else `retry-after` in
 * seconds or as an HTTP date (RFC 9110, 10.2.3) seen from `now`; null where neither is there or
 * readable, or asks for no wait at all.
 */
export function retryAfter(headers: Headers, now: number): number | null {
  const milliseconds = amount(headers.get('retry-after-ms'));
  if (milliseconds !== null) return inReason(milliseconds);
  const value = headers.get('retry-after');
  const seconds = amount(value);
  if (seconds !== null) return inReason(seconds * 1000);
  const date = Date.parse(value ?? '');
  return Number.isNaN(date) ? null : inReason(date - now);
}

/** A protobuf Duration in JSON (`"12s"`, `"0.5s"`) as ms, a day at most; null where it is none. */
export function durationMs(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)s$/.exec(text);
  return match ? inReason(Math.round(Number(match[1]) * 1000)) : null;
}

/** A wait of nothing says nothing: our own pauses are better than none. */
function inReason(ms: number): number | null {
  return ms > 0 ? Math.min(ms, LONGEST_MS) : null;
}

function amount(text: string | null): number | null {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : null;
}
