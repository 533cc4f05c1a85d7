import { describe, expect, it } from 'vitest';
import { storageFault } from '../../src/runtime/storage-fault.ts';
import { tellErrors, tellQueueErrors } from '../../src/runtime/tell-errors.ts';
import { silentLogger } from '../support/silent-logger.ts';

const DISK = /disk .* is full: free some space/;
const REDIS = /Redis takes no writes/;

const withCode = (message: string, code: string) => Object.assign(new Error(message), { code });

describe('a storage that can not be written to', () => {
  it.each([
    [withCode('could not extend file "base/5/1259"', '53100'), DISK],
    [new Error('could not write to file "pg_wal/xlogtemp.1": No space left on device'), DISK],
    [new Error('Failed query', { cause: withCode('could not extend file', '53100') }), DISK],
    [new Error('MISCONF Errors writing to the AOF file: No space left'), REDIS],
    [new Error("READONLY You can't write against a read only replica. script: 1f2a"), REDIS],
    [new Error('NOREPLICAS Not enough good replicas to write.'), REDIS],
    [new Error("OOM command not allowed when used memory > 'maxmemory'."), REDIS],
  ])('is said in a plain sentence: %s', (error, sentence) => {
    const { logger, lines } = silentLogger();
    tellErrors(logger)('A job failed', error, { job: 'trial' });
    expect(lines).toEqual([
      { level: 'error', message: expect.stringMatching(sentence), fields: undefined },
    ]);
  });
});

describe('any other error', () => {
  it.each([new Error('a READONLY model was asked'), new TypeError('x is not a function'), 'text'])(
    'is told as it is: %s',
    (error) => {
      expect(storageFault(error)).toBeNull();
      const { logger, lines } = silentLogger();
      tellErrors(logger)('A job failed', error, { job: 'trial' });
      expect(lines).toEqual([
        { level: 'error', message: 'A job failed', fields: { job: 'trial', error } },
      ]);
    },
  );
});

describe('a queue', () => {
  const heard = (error: unknown) => {
    const { logger, lines } = silentLogger();
    tellQueueErrors(logger)(error);
    return lines;
  };

  it('that can not be reached is told as what passes by itself', () => {
    const error = withCode('connect ECONNREFUSED 127.0.0.1:6379', 'ECONNREFUSED');
    expect(heard(error)).toEqual([
      {
        level: 'warn',
        message: expect.stringMatching(/queue can't be reached/),
        fields: { error },
      },
    ]);
  });

  it('that takes no writes is told in the sentence of every other fault of that kind', () => {
    expect(heard(new Error("READONLY You can't write"))).toEqual([
      { level: 'error', message: expect.stringMatching(REDIS), fields: undefined },
    ]);
  });

  it('that fails otherwise is told as an error', () => {
    const error = new Error('WRONGTYPE');
    expect(heard(error)).toEqual([
      { level: 'error', message: 'The queue failed', fields: { error } },
    ]);
  });
});
