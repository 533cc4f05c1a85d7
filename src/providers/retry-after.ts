/**
 * How long a reply asks to wait, in ms: its `retry-after-ms`, else `retry-after` in seconds or as
 * an HTTP date (RFC 9110, 10.2.3) seen from `now`; null where neither is there or readable.
 */
export function retryAfter(headers: Headers, now: number): number | null {
  const milliseconds = amount(headers.get('retry-after-ms'));
  if (milliseconds !== null) return milliseconds;
  const value = headers.get('retry-after');
  const seconds = amount(value);
  if (seconds !== null) return seconds * 1000;
  const date = Date.parse(value ?? '');
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** A protobuf Duration in JSON (`"12s"`, `"0.5s"`) as ms; null where it is none. */
export function durationMs(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)s$/.exec(text);
  return match ? Math.round(Number(match[1]) * 1000) : null;
}

function amount(text: string | null): number | null {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : null;
}
