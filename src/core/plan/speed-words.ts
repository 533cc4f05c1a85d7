import type { LatencyBar } from '../evaluation.ts';
import type { Speed } from '../evidence/speed.ts';
import { chosenPercent, count, duration, percent } from '../format.ts';

/** `71% of 35 calls within 2 s` */
export function speedWords({ calls, quick }: Speed, bar: LatencyBar): string {
  return `${percent(quick / calls)} of ${count(calls, 'call')} ${withinWords(bar)}`;
}

/** `within 2 s`, or `within 0.8 s to the first token`: as it may be written, too. */
export function withinWords({
  withinMs,
  firstToken,
}: {
  withinMs: number;
  firstToken?: true | undefined;
}): string {
  return `within ${duration(withinMs)}${firstToken ? ' to the first token' : ''}`;
}

/** Why a candidate is out for its speed; whether nothing else is against it, as far as is known. */
export function tooSlowReason(
  speed: Speed,
  bar: LatencyBar,
  right: 'proven' | 'so far' | 'unknown',
): string {
  const slow = TOO_SLOW[right];
  return `${slow}: ${speedWords(speed, bar)}, your bar is ${chosenPercent(bar.share)}.`;
}

const TOO_SLOW = {
  proven: 'Right often enough, too slow',
  'so far': 'Right often enough so far, too slow',
  unknown: 'Too slow',
};

/** Why a candidate is not proven to be quick enough, by how well it is proven to be right. */
export function notQuickReason(speed: Speed, bar: LatencyBar, right: 'proven' | 'so far'): string {
  const often = right === 'proven' ? 'Right often enough' : 'Right often enough so far';
  if (speed.calls === 0) return `${often}; no call has a time of its own.`;
  return `${often}; not proven to be quick enough: ${speedWords(speed, bar)}, your bar is ${chosenPercent(bar.share)}.`;
}
