import { count, dollars } from '../format.ts';
import {
  conditionWords,
  isListMoney,
  lackingRateWords,
  type OwnMoney,
  ownMoneyFormat,
} from '../own-money.ts';
import type { ExpectedMonth } from './estimate.ts';
import { retiringWords } from './retiring-words.ts';
import { steppingWords } from './stepping-words.ts';

/** Candidates that are named; of more, the most expensive one's figure is. */
const NAMED = 4;

/**
 * What a month is expected to cost, by candidate, at every price level, then as a workspace pays it:
 * `100,000 calls, before any was made: about Haiku 5.5 $6 (batch $3), Opus 5.5 $240 (batch $120).` null
 * where no price is known.
 */
export function monthWords(
  { months }: { months: readonly ExpectedMonth[] },
  { volume, money }: { volume: number; money: OwnMoney },
): string | null {
  if (months.length === 0) return null;
  const calls = `${count(volume, 'call')}, before any was made: about ${pricesOf(months, dollars)}.`;
  const lacking = lackingRateWords(money.currency);
  const less = money.discount === 0 ? '' : ',';
  const own = isListMoney(money)
    ? []
    : [`As you pay it${less}${conditionWords(money)}: ${pricesOf(months, ownMoneyFormat(money))}.`];
  return [
    calls,
    ...own,
    ...(lacking === null ? [] : [lacking]),
    ...steppingWords(months),
    ...retiringWords(months),
  ].join(' ');
}

function pricesOf(months: readonly ExpectedMonth[], print: (usd: number) => string): string {
  const named = months.length > NAMED + 1 ? months.slice(0, NAMED) : months;
  const notNamed = months.slice(named.length);
  const parts = named.map(({ label, usd, levels }) => {
    const others = levels.map(({ level, usd: at }) => `${level} ${print(at)}`);
    return `${label} ${print(usd)}${others.length > 0 ? ` (${others.join(', ')})` : ''}`;
  });
  const most = notNamed.at(-1);
  return [
    ...parts,
    ...(most ? [`${count(notNamed.length, 'more model')} up to ${print(most.usd)}`] : []),
  ].join(', ');
}
