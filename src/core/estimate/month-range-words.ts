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

/**
 * What a month is expected to cost, in short: `100,000 calls: from about $6 with Haiku 5.5 to $240 with
 * Opus 5.5. In batches, which take up to a day, from $3.` Then as a workspace pays it. null where no
 * price is known.
 */
export function monthRangeWords(
  { months }: { months: readonly ExpectedMonth[] },
  { volume, money }: { volume: number; money: OwnMoney },
): string | null {
  const [cheapest, highest] = [months.at(0), months.at(-1)];
  if (!cheapest || !highest) return null;
  const isOne = months.length === 1;
  const calls = count(volume, 'call');
  const list = isOne
    ? `${calls}: about ${dollars(cheapest.usd)} with ${cheapest.label}.`
    : `${calls}: from about ${dollars(cheapest.usd)} with ${cheapest.label} to ${dollars(highest.usd)} with ${highest.label}.`;
  const lacking = lackingRateWords(money.currency);
  return [
    list,
    ...batchWords(months, isOne),
    ...(isListMoney(money) ? [] : [ownWords([cheapest.usd, highest.usd], isOne, money)]),
    ...(lacking === null ? [] : [lacking]),
    ...steppingWords(months),
    ...retiringWords(months),
  ].join(' ');
}

function batchWords(months: readonly ExpectedMonth[], isOne: boolean): string[] {
  const batches = months.flatMap(({ levels }) => levels.filter(({ level }) => level === 'batch'));
  if (batches.length === 0) return [];
  const least = dollars(Math.min(...batches.map(({ usd }) => usd)));
  return [`In batches, which take up to a day, ${isOne ? 'about' : 'from'} ${least}.`];
}

function ownWords([least, most]: [number, number], isOne: boolean, money: OwnMoney): string {
  const print = ownMoneyFormat(money);
  const range = isOne ? print(least) : `${print(least)} to ${print(most)}`;
  const less = money.discount === 0 ? '' : ',';
  return `As you pay it${less}${conditionWords(money)}: ${range}.`;
}
