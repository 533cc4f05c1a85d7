/** PostgreSQL's codes for a server that is there, but has no room, or is starting or stopping. */
const CODES = new Set([
  '53300', // too_many_connections
  '57P03', // cannot_connect_now
]);

/** A pooler's words for the same, under a code that it has for other things, too. */
const POOLER = /^(no more connections allowed|Max client connections reached)/;

/** True when a PostgreSQL or a pooler refused a connection that it may give in a moment. */
export function takesNoConnection(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string' && CODES.has(each.code)) return true;
    if (POOLER.test(each.message)) return true;
  }
  return false;
}
