import { AppError } from '../errors.ts';
import { DEFINITIONS } from './definitions.ts';
import type { HeldSettings, Settings, UnreadSetting } from './settings.ts';

/** Says of a stored setting that it can't be read any more, and what to do. */
export function unreadWords({ key, text, problem }: UnreadSetting): string {
  const { name } = DEFINITIONS[key];
  return `The setting ${name} is “${text}”, which can’t be read any more: it ${problem}. Set it again: ${name}=VALUE.`;
}

const LIMITS: readonly (keyof Settings)[] = [
  'monthlyCap',
  'personalCap',
  'approvalAbove',
  'approver',
];

/** Returns the same of what is told of money before any is spent; the month's own words tell it of the currency. */
export function unreadMoneyWords({ unread }: Pick<HeldSettings, 'unread'>): string[] {
  return unread.filter(({ key }) => key === 'discount' || LIMITS.includes(key)).map(unreadWords);
}

/** Throws AppError('invalid input') where a limit of what may be spent can't be read: it would hold nothing back. */
export function requireReadLimits({ unread }: Pick<HeldSettings, 'unread'>): void {
  const limit = unread.find(({ key }) => LIMITS.includes(key));
  if (limit) throw new AppError('invalid input', unreadWords(limit));
}
