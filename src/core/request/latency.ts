/** The share that is asked for where none is named. */
export const USUAL_SHARE = 0.95;
/** Shares that calls can prove or miss within an evaluation. */
const SHARES = { least: 0.5, most: 0.99 };
/** In ms: a call that takes longer than the last is not waited for. */
const TIMES = { least: 1, most: 600_000 };

/** A comma before three digits may part thousands: it is not guessed at. */
const TIME = /^(\d+(?:\.\d+|,\d{1,2})?)\s*(ms|milliseconds?|s|secs?|seconds?|mins?|minutes?)$/i;
/** As ISO 8601 has it: PT2S. */
const ISO_TIME = /^PT(\d+(?:\.\d+)?)(S|M)$/i;
const WITHIN = '(?:within|in|under|below|<=?|≤)';
const BOTH = new RegExp(
  `^(?:p(\\d{2})|(\\d+(?:[.,]\\d+)?)\\s*%|(0?\\.\\d+))\\s*${WITHIN}\\s*(.+)$`,
  'i',
);
const TIME_ALONE = new RegExp(`^${WITHIN}\\s*(.+)$`, 'i');
const TO_FIRST_TOKEN = /^(.+?)\s+(?:to|for)\s+(?:the\s+)?first\s+token$/i;

/** Reads a time as people write one: `2s`, `800 ms`, `1,5 seconds`; in ms. null for anything else. */
export function readTime(text: string): number | null {
  const [, number, unit] = TIME.exec(text.trim()) ?? ISO_TIME.exec(text.trim()) ?? [];
  if (number === undefined || unit === undefined) return null;
  const ms = Number(number.replace(',', '.')) * factorOf(unit.toLowerCase());
  return ms >= TIMES.least && ms <= TIMES.most ? ms : null;
}

function factorOf(unit: string): number {
  if (unit === 'ms' || unit.startsWith('milli')) return 1;
  return unit.startsWith('m') ? 60_000 : 1_000;
}

/** Whether a share of calls can be asked for. */
export function isShare(share: number): boolean {
  return share >= SHARES.least && share <= SHARES.most;
}

/** The keys of a latency bar. */
interface LatencyParts {
  within: string;
  share?: number;
  firstToken?: true;
}

/**
 * A text such as `95% within 2s`, `p95 < 2s`, `2s` alone, or either `to the first token`, as the keys that it is short
 * for; null where it names no time.
 */
export function latencyParts(text: string): LatencyParts | null {
  const [, time] = TO_FIRST_TOKEN.exec(text.trim()) ?? [];
  const whole = time ?? text.trim();
  const [, percentile, percent, part, within] = BOTH.exec(whole) ?? [];
  const named = within ?? TIME_ALONE.exec(whole)?.[1] ?? whole;
  if (!TIME.test(named) && !ISO_TIME.test(named)) return null;
  const share = part ?? Number((percent ?? percentile)?.replace(',', '.')) / 100;
  return {
    within: named,
    ...(within !== undefined && { share: Number(share) }),
    ...(time !== undefined && { firstToken: true as const }),
  };
}

/** What is said of what can't be read. */
export const LATENCY_FORM =
  'must be such as 95% within 2s, 95% within 800ms to the first token, or {within: 2s, share: 0.95, firstToken: true}';
export const TIME_FORM = 'must be a time up to 10 minutes, such as 2s or 800ms';
export const FIRST_TOKEN_FORM = 'must be true where the time to the first token counts, else false';
export const SHARE_FORM = 'must be from 0.5 to 0.99: write 0.95 for 95%';
