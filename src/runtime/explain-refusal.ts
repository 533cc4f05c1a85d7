import { AppError } from '../core/errors.ts';

/** A server that was asked, and the variable that says where it is. */
export interface AskedServer {
  variable: 'DATABASE_URL' | 'QUEUE_DATABASE_URL' | 'REDIS_URL';
  url: string;
}

/** What a refusal means, by PostgreSQL's code, TLS's code or Redis's words; `name` is the database's. */
const REFUSALS: readonly (readonly [
  RegExp,
  (name: string, kind: string, overTls: boolean) => string,
])[] = [
  [/^(28P01|28000) |WRONGPASS/, () => 'does not let this user in with this password.'],
  [/^3D000 |DB index is out of range/, (name) => `has no database ${name}: name one that it has.`],
  [/^42501 /, () => 'lets this user make no tables: give it the right to.'],
  [/^25006 /, () => 'is read-only, as a replica is: take the address of the primary.'],
  [/does not support SSL connections/, () => 'takes no TLS: leave out sslmode.'],
  [/NOAUTH/, () => 'wants a password: redis://:PASSWORD@HOST:PORT.'],
  [/NOPERM/, () => 'does not let this user do all that a queue needs.'],
  [/cluster/i, () => 'is a Redis Cluster: llm-pick needs a single Redis.'],
  [
    /^\S*(CERT|LEAF_SIGNATURE|ALTNAME)\S* /,
    () => 'has a certificate that is not trusted here: name its authority in NODE_EXTRA_CA_CERTS.',
  ],
  [
    /^EPROTO |^ERR_SSL|terminated unexpectedly|timeout expired|^ETIMEDOUT |is closed|RESP type|TLS connection/,
    (_, kind, overTls) =>
      `does not answer as ${kind} does: check the host and the port, and whether it takes TLS (this address says that it does${overTls ? '' : ' not'}).`,
  ],
];

/**
 * Returns an AppError('configuration') that says in a sentence why a server refused at the start and
 * which variable to correct, without its password; any other error as it is.
 */
export function explainRefusal(error: unknown, { variable, url }: AskedServer): unknown {
  if (error instanceof AppError) return error;
  const { host, pathname, protocol, searchParams } = new URL(url);
  const overTls =
    protocol === 'rediss:' || /require|verify/.test(searchParams.get('sslmode') ?? '');
  const kind = variable === 'REDIS_URL' ? 'Redis' : 'PostgreSQL';
  for (let each = error; each instanceof Error; each = each.cause) {
    const text = `${'code' in each ? each.code : ''} ${each.message}`;
    const why = REFUSALS.find(([pattern]) => pattern.test(text))?.[1];
    if (why) {
      const sentence = `${variable}: the ${kind} at ${host} ${why(pathname.slice(1), kind, overTls)}`;
      return new AppError('configuration', sentence, { cause: error });
    }
  }
  return error;
}
