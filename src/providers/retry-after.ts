/** No provider means more, and timers and Redis take no more than a few weeks. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/**
 * How long a reply asks to wait, in ms, a day at most: its `retry-after-ms`, else `retry-after` in
 * seconds, as a duration (`30s`) or as an HTTP date (RFC 9110, 10.2.3) seen from `now`; null where
 * neither is there or readable, or asks for no wait at all.
 */
export function retryAfter(headers: Headers, now: number): number | null {
  const milliseconds = amount(headers.get('retry-after-ms'));
  if (milliseconds !== null) return inReason(milliseconds);
  const value = headers.get('retry-after');
  const seconds = amount(value);
  if (seconds !== null) return inReason(seconds * 1000);
  return durationMs(value ?? '') ?? waitUntil(value ?? '', now);
}

/**
 * How long it is until a moment (any date `Date` reads), in ms, a day at most; null for none or one that
 * passed.
 */
export function waitUntil(text: string, now: number): number | null {
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? null : inReason(moment - now);
}

/** A duration (`12s`, `0.5s`, `1h2m3.5s`, `539.4ms`) as ms, a day at most; null where it is none. */
export function durationMs(text: string): number | null {
  if (!/^\s*(\d+(\.\d+)?\s*[a-z]+\s*)+$/i.test(text)) return null;
  return sumOf(text);
}

/**
 * `Please retry in 36.4s`, `try again in 2 minutes`, `wait 30 seconds`: the wait in ms; null where none
 * is named.
 */
export function waitInWords(text: string): number | null {
  const wait = WAIT.exec(text)?.[1];
  return wait === undefined ? null : sumOf(wait);
}

const UNITS: readonly [RegExp, number][] = [
  [/^(ms|msecs?|milliseconds?)$/i, 1],
  [/^(s|secs?|seconds?)$/i, 1_000],
  [/^(m|mins?|minutes?)$/i, 60_000],
  [/^(h|hrs?|hours?)$/i, 3_600_000],
  [/^(d|days?)$/i, 86_400_000],
];

const WAIT =
  /\b(?:retry|retrying|try again|again|wait|available|resets?|back|come back)\b[^.\d]{0,24}((?:\d+(?:\.\d+)?\s*[a-z]+(?:,?\s*(?:and\s+)?)?)+)/i;

/** null where a unit is none of time's, or for no wait at all. */
function sumOf(text: string): number | null {
  let sum = 0;
  for (const [, number, unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/gi)) {
    const ms = UNITS.find(([pattern]) => pattern.test(unit))?.[1];
    if (ms === undefined) break;
    sum += Number(number) * ms;
  }
  return inReason(Math.round(sum));
}

/** A wait of nothing says nothing: our own pauses are better than none. */
function inReason(ms: number): number | null {
  return ms > 0 ? Math.min(ms, LONGEST_MS) : null;
}

function amount(text: string | null): number | null {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : null;
}
