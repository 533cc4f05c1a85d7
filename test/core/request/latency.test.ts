import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../../src/core/request/fields.ts';

const read = (value: unknown) => FIELDS.latency.safeParse(value);
const problem = (value: unknown) => {
  const [issue] = read(value).error!.issues;
  return [...issue!.path, issue!.message].join(' ');
};

const FORM =
  'must be such as 95% within 2s, 95% within 800ms to the first token, or {within: 2s, share: 0.95, firstToken: true}';

describe('latency in an evaluation file', () => {
  it.each([
    [{ within: '2s', share: 0.9 }, 2_000, 0.9],
    [{ within: '800 ms' }, 800, 0.95],
    [{ within: '2s', share: ' 90 % ' }, 2_000, 0.9],
    ['95% within 2s', 2_000, 0.95],
    ['99 % in 1.5 seconds', 1_500, 0.99],
    ['2 min', 120_000, 0.95],
    [' 10 min ', 600_000, 0.95],
    ['1ms', 1, 0.95],
    [' 50% within 2s ', 2_000, 0.5],
    ['1,5 s', 1_500, 0.95],
    ['97,5% within 1,5 s', 1_500, 0.975],
    ['500 milliseconds', 500, 0.95],
    ['2 mins', 120_000, 0.95],
    ['PT2S', 2_000, 0.95],
    ['< 2s', 2_000, 0.95],
    ['p90 < 2s', 2_000, 0.9],
    ['0.9 within 2s', 2_000, 0.9],
    [{ within: '2s', share: '90%' }, 2_000, 0.9],
  ])('reads %j', (value, withinMs, share) => {
    expect(read(value).data).toEqual({ withinMs, share });
  });

  it.each([
    '90% within 800ms to the first token',
    { within: '800ms', share: 0.9, firstToken: true },
  ])('reads %j as the time to the first token', (value) => {
    expect(read(value).data).toEqual({ withinMs: 800, share: 0.9, firstToken: true });
  });

  it('takes the whole answer where the first token is said not to count', () => {
    const value = { within: '2s', firstToken: false };
    expect(read(value).data).toEqual({ withinMs: 2_000, share: 0.95 });
    expect(read('800 ms to the first token').data).toMatchObject({
      withinMs: 800,
      firstToken: true,
    });
  });

  it.each([
    [
      { within: '2s', firstToken: 'yes' },
      'firstToken must be true where the time to the first token counts, else false',
    ],
    ['soon', FORM],
    ['95% binnen 2s', FORM],
    ['1,500 ms', FORM],
    ['0s', 'within must be a time up to 10 minutes, such as 2s or 800ms'],
    ['11 min', 'within must be a time up to 10 minutes, such as 2s or 800ms'],
    [{ within: 2 }, 'within must be a time up to 10 minutes, such as 2s or 800ms'],
    [{ share: 0.9 }, 'within must be a time up to 10 minutes, such as 2s or 800ms'],
    [{ within: '2s', share: '30%' }, 'share must be from 0.5 to 0.99: write 0.95 for 95%'],
    ['100% within 2s', 'share must be from 0.5 to 0.99: write 0.95 for 95%'],
    [{ within: '2s', share: 95 }, 'share must be from 0.5 to 0.99: write 0.95 for 95%'],
    [2, FORM],
    [[], FORM],
  ])('says of %j what it must be', (value, message) => {
    expect(problem(value)).toBe(message);
  });
});
