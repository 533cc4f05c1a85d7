import { AppError, type Fault } from '../../core/errors.ts';
import { wholeNumber } from '../../core/format.ts';
import { takesNoConnection } from '../../core/takes-no-connection.ts';
import { faultFields } from '../../fault-fields.ts';
import { printable } from './printable.ts';

/** More would push the first ones out of sight. */
const MOST_FAULTS = 100;

/** An error as the terminal tells it: the message, then each fault with its place on a line of its own. */
export function errorText(error: unknown): string {
  return printable(plainText(error));
}

function plainText(error: unknown): string {
  if (!(error instanceof AppError)) {
    const message = error instanceof Error ? error.message || codeOf(error) : String(error);
    const what = explained(error) ?? `llm-pick failed (reference ${faultFields(error).reference})`;
    return `${what}: ${message}\n`;
  }
  const shown = error.faults.slice(0, MOST_FAULTS).map((fault) => `  ${faultText(fault)}`);
  const more = error.faults.length - shown.length;
  return [
    error.message,
    ...shown,
    ...(more > 0 ? [`  and ${wholeNumber(more)} more like these.`] : []),
    '',
  ].join('\n');
}

/** Whether the error is neither ours nor one whose cause its code tells. */
export function isUnexpected(error: unknown): boolean {
  return !(error instanceof AppError) && explained(error) === undefined;
}

const UNREACHABLE = "The database or the queue can't be reached (DATABASE_URL, REDIS_URL)";

/** What the codes of the system and of PostgreSQL mean here. */
const MESSAGE_BY_CODE = new Map([
  ['ECONNREFUSED', UNREACHABLE],
  ['ENOTFOUND', UNREACHABLE],
  ['EAI_AGAIN', UNREACHABLE],
  ['EHOSTUNREACH', UNREACHABLE],
  ['ETIMEDOUT', UNREACHABLE],
  ['EADDRINUSE', 'The port is taken by another program; set PORT to a free one'],
  [
    'ERR_MODULE_NOT_FOUND',
    'llm-pick is not fully installed; run "npm ci" in its checkout (the demo needs the development packages, too)',
  ],
  ['53100', 'The disk where PostgreSQL keeps its data is full; free some space'],
  ['57P03', 'PostgreSQL is starting, stopping or recovering; try again when it takes connections'],
]);

const NO_ROOM =
  'PostgreSQL has no connection left; each process of llm-pick takes up to 20: raise its max_connections, or the limit of this role, database or pooler';

/** What an error means that is neither ours nor unexpected. */
function explained(error: unknown): string | undefined {
  return MESSAGE_BY_CODE.get(codeOf(error)) ?? (takesNoConnection(error) ? NO_ROOM : undefined);
}

/** The first code that the error or what caused it carries; '' where there is none. */
function codeOf(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each) return String(each.code);
  }
  return '';
}

/** "tickets.csv:7:3 expected: is missing; give every sample an answer." */
function faultText({ file, line, column, field, message }: Fault): string {
  const place = [file, line, column].filter((part) => part !== null).join(':');
  const named = field && !message.startsWith(field) ? `${field}: ` : '';
  return place ? `${place} ${named}${message}` : `${named}${message}`;
}
