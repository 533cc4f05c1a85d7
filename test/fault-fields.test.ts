import { describe, expect, it } from 'vitest';
import { faultFields } from '../src/fault-fields.ts';
import { createLogger } from '../src/log.ts';

const failed = (message: string) => faultFields(new Error(message));

describe('the reference of an unexpected error', () => {
  it('is the same for the same fault, whatever its ids and numbers', () => {
    const [one, two] = ['trial 12 is gone', 'trial 7 is gone'].map(failed);
    expect(one?.reference).toMatch(/^[b-v]{4}$/);
    expect(two?.reference).toBe(one?.reference);
  });

  it('differs for another message, another cause and another place', () => {
    const elsewhere = () => faultFields(new Error('trial 12 is gone'));
    const references = [
      failed('trial 12 is gone'),
      failed('evaluation 12 is gone'),
      faultFields(new Error('trial 12 is gone', { cause: new Error('reset') })),
      elsewhere(),
    ].map(({ reference }) => reference);
    expect(new Set(references).size).toBe(4);
  });

  it('stands in the log for every fault, also where alike lines are left out', () => {
    const lines: string[] = [];
    const logger = createLogger(
      'info',
      (line) => lines.push(line),
      () => 0,
    );
    const references = ['one', 'two', 'three'].flatMap((fault) =>
      Array.from({ length: 30 }, (_, index) => {
        const fields = failed(`${fault}: trial ${index} is gone`);
        logger.error(`A request failed: ${fault}`, fields);
        return fields.reference;
      }),
    );
    const logged = new Set(lines.map((line) => JSON.parse(line).reference));
    expect(logged).toEqual(new Set(references));
    expect(lines.length).toBeLessThan(20);
  });

  it('is given to what is no error, too', () => {
    expect(faultFields('lost')).toEqual({
      reference: expect.stringMatching(/^[b-v]{4}$/),
      at: null,
      error: 'lost',
    });
    expect(faultFields(undefined).reference).toMatch(/^[b-v]{4}$/);
  });
});
