import { describe, expect, it } from 'vitest';
import { comparedWithPlain } from '../../../src/core/why/confirmation.ts';
import { tangoClustered } from '../stats/tango-clustered.ts';
import { trialsIn } from './stored-fixtures.ts';

const study = (samples: number, groups: (string | null)[] = Array(samples).fill(null)) => ({
  samples,
  groups,
  continuous: false,
  repeats: 2,
  bar: { kind: 'absolute', rate: 0.9 } as const,
  estimand: 'population' as const,
  seed: 1,
});
const words = (word: string, samples: number) => Array(samples).fill(word).join(' ');

describe('a recipe beside the plain model', () => {
  it('is told by Tango’s interval over their common samples', () => {
    const fresh = trialsIn(words('11', 20));
    const plain = trialsIn(`${words('11', 12)} ${words('00', 8)}`);
    const judged = Array.from({ length: 20 }, (_, at) => at);
    const found = comparedWithPlain(study(20), { judged, fresh, plain });
    const x = [...Array(12).fill(1), ...Array(8).fill(0)];
    const { lo, hi } = tangoClustered(Array(20).fill(1), x, 2, 2, 1.644854);
    expect(found).toMatchObject({ samples: 20, right: 20, plainRight: 12, helps: true });
    expect(found.difference).toBeCloseTo(0.4, 12);
    expect(found.interval90[0]).toBeCloseTo(lo, 6);
    expect(found.interval90[1]).toBeCloseTo(hi, 6);
  });

  it('leaves out samples that may not judge it, and those one was not asked', () => {
    const fresh = trialsIn('11 11 00 11 --');
    const plain = trialsIn('00 00 11 -- 11');
    const found = comparedWithPlain(study(5), { judged: [1, 2, 3, 4], fresh, plain });
    expect(found).toMatchObject({ samples: 2, right: 1, plainRight: 1, helps: false });
  });

  it('counts near-duplicates once', () => {
    const groups = ['a', 'a', 'a', null];
    const found = comparedWithPlain(study(4, groups), {
      judged: [0, 1, 2, 3],
      fresh: trialsIn('11 11 11 11'),
      plain: trialsIn('00 00 00 11'),
    });
    expect(found).toMatchObject({ samples: 2, right: 2, plainRight: 1 });
  });

  it('helps only where it is better with 95% certainty', () => {
    const of = (better: number) =>
      comparedWithPlain(study(30), {
        judged: Array.from({ length: 30 }, (_, at) => at),
        fresh: trialsIn(words('11', 30)),
        plain: trialsIn(`${words('00', better)} ${words('11', 30 - better)}`),
      }).helps;
    expect(of(1)).toBe(false);
    expect(of(6)).toBe(true);
  });

  it('of no common samples says nothing', () => {
    const found = comparedWithPlain(study(2), { judged: [0], fresh: [], plain: trialsIn('11') });
    expect(found).toMatchObject({ samples: 0, right: 0, plainRight: 0, helps: false });
    expect(found.interval90).toEqual([-1, 1]);
  });
});
