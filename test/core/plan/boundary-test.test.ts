import { describe, expect, it } from 'vitest';
import { every, first, type Marks, outcomes, playByPlace, wrong } from './play-by-place.ts';
import type { Facts } from './play-plan.ts';

type Row = [name: string, marks: Marks, expected: string];

const absolute = (rate: number) => ({ bar: { kind: 'absolute', rate } }) as const;
const groups = Array.from({ length: 60 }, (_, sample) => `pair ${Math.floor(sample / 2)}`);
const right = () => 1;
/** The two cheaper models err on one in so many. */
const cheapErr = (n: number) => wrong(every(n), 0, 1);
const flaky: Marks = (place, candidate, repeat) =>
  (place * 7 + repeat * 5 + candidate * 5) % 9 === 0 ? 0 : 1;
const lost =
  (on: (place: number) => boolean, errs = every(1_000)): Marks =>
  (place) =>
    on(place) ? null : errs(place) ? 0 : 1;

/** Two cheap models, which are asked more than once, so by boundaries, and an expensive one. */
function play(facts: Facts, rows: readonly Row[]): void {
  it.each(rows)('%s', (_, marks, expected) => {
    expect(outcomes(playByPlace(facts, [2, 8, 90], marks))).toBe(expected);
  });
}

describe('40 samples at 80%', () => {
  play({ samples: 40, ...absolute(0.8) }, [
    ['all right', right, '35 proven, 0 not needed, 0 not needed'],
    ['1 in 20 wrong', cheapErr(20), '40 proven, 0 not needed, 0 not needed'],
    ['1 in 12 wrong', cheapErr(12), '80 proven, 0 not needed, 0 not needed'],
    ['1 in 8 wrong', cheapErr(8), '120 exhausted, 120 exhausted, 19 proven'],
    ['1 in 6 wrong', cheapErr(6), '80 cannot be proven, 80 cannot be proven, 19 proven'],
    ['1 in 4 wrong', cheapErr(4), '30 cannot be proven, 30 cannot be proven, 19 proven'],
    ['the first two wrong', wrong(first(2), 0, 1), '40 proven, 0 not needed, 0 not needed'],
    ['now right, now wrong', flaky, '120 proven, 0 not needed, 0 not needed'],
  ]);
});

describe('40 samples at 90%', () => {
  play({ samples: 40, ...absolute(0.9) }, [
    ['all right', right, '80 proven, 0 not needed, 0 not needed'],
    ['1 in 20 wrong', cheapErr(20), '80 cannot be proven, 80 cannot be proven, 36 proven'],
    ['1 in 12 wrong', cheapErr(12), '40 cannot be proven, 40 cannot be proven, 36 proven'],
    [
      'the first two wrong',
      wrong(first(2), 0, 1),
      '80 cannot be proven, 80 cannot be proven, 36 proven',
    ],
    ['the first three wrong', wrong(first(3), 0, 1), '10 ruled out, 10 ruled out, 36 proven'],
  ]);
});

describe('100 samples at 90%', () => {
  play({ samples: 100, ...absolute(0.9) }, [
    ['all right', right, '75 proven, 0 not needed, 0 not needed'],
    ['1 in 20 wrong', cheapErr(20), '300 exhausted, 300 exhausted, 38 proven'],
    ['1 in 12 wrong', cheapErr(12), '200 cannot be proven, 200 cannot be proven, 38 proven'],
    ['1 in 6 wrong', cheapErr(6), '50 cannot be proven, 50 cannot be proven, 38 proven'],
    [
      'now right, now wrong',
      flaky,
      '75 cannot be proven, 80 cannot be proven, 33 cannot be proven',
    ],
  ]);
});

describe('60 samples at 90%, where the second has half of the repeats and is sooner given up', () => {
  play({ samples: 60, repeats: 6, ...absolute(0.9) }, [
    ['all right', right, '60 proven, 0 not needed, 0 not needed'],
    ['1 in 20 wrong', cheapErr(20), '240 cannot be proven, 120 cannot be proven, 44 proven'],
    ['1 in 12 wrong', cheapErr(12), '60 cannot be proven, 50 cannot be proven, 44 proven'],
    ['1 in 4 wrong', cheapErr(4), '20 ruled out, 15 cannot be proven, 44 proven'],
    ['the first two wrong', wrong(first(2), 0, 1), '300 exhausted, 5 ruled out, 44 proven'],
  ]);
});

describe('100 samples at 80%, where the second has half of the repeats and is sooner given up', () => {
  play({ samples: 100, repeats: 6, ...absolute(0.8) }, [
    ['1 in 8 wrong', cheapErr(8), '300 proven, 0 not needed, 0 not needed'],
    ['1 in 6 wrong', cheapErr(6), '300 cannot be proven, 200 cannot be proven, 18 proven'],
    ['now right, now wrong', flaky, '200 proven, 0 not needed, 0 not needed'],
  ]);
});

describe('60 samples at 90% in a thorough evaluation', () => {
  play({ samples: 60, thorough: true, ...absolute(0.9) }, [
    ['1 in 12 wrong', cheapErr(12), '60 cannot be proven, 60 cannot be proven, 55 proven'],
    ['1 in 8 wrong', cheapErr(8), '50 cannot be proven, 50 cannot be proven, 55 proven'],
    [
      '1 in 6 wrong',
      wrong(every(6)),
      '40 cannot be proven, 40 cannot be proven, 30 cannot be proven',
    ],
  ]);
});

describe('30 pairs of near-duplicates at 90%', () => {
  play({ samples: 60, groups, ...absolute(0.9) }, [
    ['all right', right, '180 proven, 0 not needed, 0 not needed'],
    [
      '1 in 20 wrong',
      wrong(every(20)),
      '120 cannot be proven, 120 cannot be proven, 20 cannot be proven',
    ],
    ['the first wrong', wrong(first(1)), '180 exhausted, 180 exhausted, 10 cannot be proven'],
    [
      'both of the first pair wrong',
      wrong(first(2)),
      '120 cannot be proven, 120 cannot be proven, 10 cannot be proven',
    ],
  ]);
});

describe('60 scores between 0 and 1 at 50%', () => {
  play({ samples: 60, continuous: true, ...absolute(0.5) }, [
    ['all 0.7', () => 0.7, '20 proven, 0 not needed, 0 not needed'],
    [
      '0.5 and 1 by turns',
      (place) => (place % 2 === 0 ? 0.5 : 1),
      '30 proven, 0 not needed, 0 not needed',
    ],
  ]);
});

describe('60 scores between 0 and 1 at 80%', () => {
  play({ samples: 60, continuous: true, ...absolute(0.8) }, [
    ['all 0.85', () => 0.85, '60 proven, 0 not needed, 0 not needed'],
    ['all 0.7', () => 0.7, '10 ruled out, 10 ruled out, 10 ruled out'],
    [
      '0.5 and 1 by turns',
      (place) => (place % 2 === 0 ? 0.5 : 1),
      '120 cannot be proven, 120 cannot be proven, 35 cannot be proven',
    ],
    ['1, but 1 in 12 of 0', wrong(every(12)), '55 proven, 0 not needed, 0 not needed'],
    [
      '1, but 1 in 4 of 0',
      wrong(every(4)),
      '120 cannot be proven, 120 cannot be proven, 30 cannot be proven',
    ],
  ]);
});

describe('exactly these 20 samples at 90%', () => {
  play({ samples: 20, repeats: 4, estimand: 'these-samples', ...absolute(0.9) }, [
    ['all right', right, '60 proven, 0 not needed, 0 not needed'],
    ['one wrong', wrong(every(20)), '80 exhausted, 80 exhausted, 80 exhausted'],
    [
      'two wrong',
      wrong(every(10)),
      '40 cannot be proven, 40 cannot be proven, 40 cannot be proven',
    ],
  ]);
});

describe('exactly these 20 samples at 80%', () => {
  play({ samples: 20, repeats: 2, estimand: 'these-samples', ...absolute(0.8) }, [
    ['one wrong', wrong(every(20)), '40 proven, 0 not needed, 0 not needed'],
    ['two wrong', wrong(every(10)), '40 exhausted, 40 exhausted, 40 exhausted'],
  ]);
});

describe('60 samples at 80%, of which answers are missing', () => {
  play({ samples: 60, ...absolute(0.8) }, [
    ['one', lost(every(59)), '40 proven, 0 not needed, 0 not needed'],
    ['1 in 8', lost(every(8)), '180 exhausted, 180 exhausted, 60 exhausted'],
    [
      '1 in 8, 1 in 3 wrong',
      lost(every(8), every(3)),
      '30 cannot be proven, 30 cannot be proven, 12 cannot be proven',
    ],
    ['all', lost(every(1)), '30 cannot be proven, 30 cannot be proven, 60 exhausted'],
  ]);
});
