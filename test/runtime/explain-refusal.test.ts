import { describe, expect, it } from 'vitest';
import type { AppError } from '../../src/core/errors.ts';
import { explainRefusal } from '../../src/runtime/explain-refusal.ts';

const POSTGRES = { variable: 'DATABASE_URL', url: 'postgres://ana:secret@db:5432/picks' } as const;
const REDIS = { variable: 'REDIS_URL', url: 'rediss://:secret@cache:6380/99' } as const;

function coded(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

describe('a server that refuses at the start', () => {
  it.each([
    [
      POSTGRES,
      coded('28P01', 'password authentication failed'),
      /at db:5432 does not let this user/,
    ],
    [POSTGRES, coded('3D000', 'database "picks" does not exist'), /has no database picks/],
    [POSTGRES, coded('42501', 'permission denied for database'), /make no tables/],
    [POSTGRES, coded('25006', 'cannot execute CREATE SCHEMA'), /read-only/],
    [POSTGRES, new Error('The server does not support SSL connections'), /leave out sslmode/],
    [POSTGRES, new Error('Connection terminated unexpectedly'), /as PostgreSQL does/],
    [POSTGRES, coded('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed'), /NODE_EXTRA_CA_CERTS/],
    [REDIS, new Error('NOAUTH HELLO must be called'), /at cache:6380 wants a password/],
    [REDIS, new Error('WRONGPASS invalid username-password pair'), /this password/],
    [REDIS, new Error('ERR DB index is out of range'), /has no database 99/],
    [REDIS, new Error('NOPERM this user has no permissions'), /all that a queue needs/],
    [REDIS, new Error('cluster'), /single Redis/],
    [REDIS, new Error('Unknown RESP type 72 "H"'), /as Redis does/],
    [
      REDIS,
      coded('EPROTO', 'wrong version number'),
      /takes TLS \(this address says that it does\)/,
    ],
    [
      REDIS,
      coded('ETIMEDOUT', 'connect ETIMEDOUT'),
      /takes TLS \(this address says that it does\)/,
    ],
    [POSTGRES, new Error('timeout expired'), /takes TLS \(this address says that it does not\)/],
  ])(
    '%o: %o is told in a sentence, by its variable, without the password',
    (server, error, words) => {
      const wrapped = new Error('Failed query', { cause: error });
      const explained = explainRefusal(wrapped, server) as AppError;
      expect(explained).toMatchObject({ code: 'configuration', cause: wrapped });
      expect(explained.message).toMatch(words);
      expect(explained.message).toMatch(new RegExp(`^${server.variable}: the .+\\.$`));
      expect(explained.message).not.toContain('secret');
    },
  );

  it.each([coded('ECONNREFUSED', 'connect ECONNREFUSED'), new TypeError('x'), 'text'])(
    'leaves %o as it is',
    (error) => {
      expect(explainRefusal(error, POSTGRES)).toBe(error);
    },
  );
});
