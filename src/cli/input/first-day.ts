import { AppError } from '../../core/errors.ts';

/**
 * Returns the first day, `2026-11-01`, of what `--since` names: a day, or a month, `2026-11`. Throws
 * AppError('invalid input') for anything else.
 */
export function firstDay(text: string): string {
  const typed = text.trim();
  const day = new Date(`${typed}T00:00:00Z`);
  const isDay = DAY_OR_MONTH.test(typed) && !Number.isNaN(day.getTime());
  if (isDay && day.toISOString().startsWith(typed)) return day.toISOString().slice(0, 10);
  throw new AppError(
    'invalid input',
    `--since is a day such as 2026-11-01, or a month such as 2026-11: "${text}" is neither.`,
  );
}

const DAY_OR_MONTH = /^[1-9]\d{3}-\d\d(?:-\d\d)?$/;
