import { takesNoConnection } from './takes-no-connection.ts';

/** The server is not there, has no room, or took a connection or a transaction back. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND', // a container that restarts has no name for a while
  'EAI_AGAIN',
  '08003', // connection_does_not_exist
  '08006', // connection_failure
  '25P03', // idle_in_transaction_session_timeout
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '53100', // disk_full
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
]);

/** The driver's own words for a lost connection, which have no code. */
const LOST =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** True when PostgreSQL was not there, as against an error in what was asked. */
export function isUnreachable(error: unknown): boolean {
  if (takesNoConnection(error)) return true;
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string' && UNREACHABLE.has(each.code)) return true;
    if (LOST.test(each.message)) return true;
  }
  return false;
}
