import { date, toTheCent } from '../format.ts';
import { quotedName } from '../watch/quoted-name.ts';
import type { Digest } from './digest.ts';
import type { SpendLine } from './week-spend.ts';

/** Of a task's name, so that the sentence fits Slack's header. */
const NAME = 36;

/**
 * The week in one sentence: the number, its change, and what caused most of that. "Evaluations cost
 * $4.12 last week, $1.30 (46%) more than the week before; $0.95 of that is “invoice amounts”."
 */
export function headlineOf(
  digest: Pick<Digest, 'usd' | 'changeUsd' | 'tasks' | 'week' | 'isLate'>,
): string {
  const { usd, changeUsd, tasks } = digest;
  const when = whenOf(digest);
  if (usd === 0 && sameCents(changeUsd, 0)) return `No evaluations ran ${when}.`;
  const before = usd - changeUsd;
  if (usd === 0)
    return `No evaluations ran ${when}; the week before they cost ${toTheCent(before)}.`;
  const start = `Evaluations cost ${toTheCent(usd)} ${when}`;
  if (sameCents(before, 0)) return `${start}, after none the week before${topTaskWords(tasks)}.`;
  if (sameCents(usd, before)) return `${start}, as much as the week before.`;
  const size = `${toTheCent(Math.abs(changeUsd))} (${wholePercent(changeUsd, before)})`;
  return `${start}, ${size} ${changeUsd > 0 ? 'more' : 'less'} than the week before${cause(digest)}.`;
}

/** "last week", or which week it is where another has ended since. */
export function whenOf({ week, isLate }: Pick<Digest, 'week' | 'isLate'>): string {
  return isLate ? `in the week of ${date(week.firstDay)}` : 'last week';
}

/** Names what changed most, where it is a third of the change or more. */
function cause({ changeUsd, tasks }: Pick<Digest, 'changeUsd' | 'tasks'>): string {
  const direction = Math.sign(changeUsd);
  const most = [...tasks].sort((a, b) => direction * (b.changeUsd - a.changeUsd))[0];
  if (!most || most.changeUsd * direction * 3 < Math.abs(changeUsd)) return '';
  const name = quotedName(most.name, NAME);
  const size = toTheCent(Math.abs(most.changeUsd));
  // Others changed the other way, so that it is no part of the change.
  if (Math.abs(most.changeUsd) > Math.abs(changeUsd) + 0.005) {
    return `; ${name} alone cost ${size} ${direction > 0 ? 'more' : 'less'}`;
  }
  if (direction < 0 && most.usd === 0) return `; ${name}, ${size} the week before, did not run`;
  return sameCents(most.changeUsd, changeUsd)
    ? `; all of that is ${name}`
    : `; ${size} of that is ${name}`;
}

function topTaskWords(tasks: readonly SpendLine[]): string {
  const first = tasks[0];
  if (!first) return '';
  return tasks.length === 1
    ? `; all of it is ${quotedName(first.name, NAME)}`
    : `; ${toTheCent(first.usd)} of it is ${quotedName(first.name, NAME)}`;
}

function sameCents(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.005 && toTheCent(a) === toTheCent(b);
}

function wholePercent(change: number, before: number): string {
  return `${Math.round(Math.abs(change / before) * 100).toLocaleString('en-US')}%`;
}
