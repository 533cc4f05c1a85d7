import { AppError, type Fault } from '../core/errors.ts';

/** More would push the first ones out of sight. */
const TOLD = 100;

/** An error as the terminal tells it: the message, then each fault with its place on a line of its own. */
export function errorText(error: unknown): string {
  if (!(error instanceof AppError)) {
    const message = error instanceof Error ? error.message : String(error);
    return `${isUnreachable(error) ? UNREACHABLE : 'llm-pick failed'}: ${message}\n`;
  }
  const told = error.faults.slice(0, TOLD).map((fault) => `  ${faultText(fault)}`);
  const more = error.faults.length - told.length;
  return [error.message, ...told, ...(more > 0 ? [`  and ${more} more like these.`] : []), ''].join(
    '\n',
  );
}

const UNREACHABLE = "The database or the queue can't be reached (DATABASE_URL, REDIS_URL)";

/** Nothing listens there, or there is no such place. */
function isUnreachable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ETIMEDOUT'].includes(code);
}

/** "tickets.csv:7:3 expected: is missing; give every sample an answer." */
function faultText({ file, line, column, field, message }: Fault): string {
  const place = [file, line, column].filter((part) => part !== null).join(':');
  const named = field && !message.startsWith(field) ? `${field}: ` : '';
  return place ? `${place} ${named}${message}` : `${named}${message}`;
}
