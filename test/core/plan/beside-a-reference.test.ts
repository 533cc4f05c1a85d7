import { describe, expect, it } from 'vitest';
import { every, type Marks, outcomes, playByPlace, wrong } from './play-by-place.ts';
import type { Facts } from './play-plan.ts';

type Row = [name: string, marks: Marks, expected: string];

const within = (margin: number) =>
  ({ bar: { kind: 'relative', within: margin, of: null } }) as const;
const right = () => 1;
const flaky: Marks = (place, candidate, repeat) =>
  (place * 7 + repeat * 5 + candidate * 5) % 9 === 0 ? 0 : 1;
const apart: Marks = (place, candidate) => (place % 5 === 2 * candidate ? 0 : 1);
const nearlyApart: Marks = (place, candidate) => (place % (12 - 2 * candidate) === 9 ? 0 : 1);
const late: Marks = (place, candidate) =>
  candidate === 0 && place >= 30 && place % 3 === 0 ? 0 : 1;

/** What is asked and decided of a model and of the reference, the more expensive of the two. */
function beside(facts: Facts, prices: readonly number[], rows: readonly Row[]): void {
  it.each(rows)('%s', (_, marks, expected) => {
    expect(outcomes(playByPlace(facts, prices, marks))).toBe(expected);
  });
}

describe('60 samples beside a reference, 10 points', () => {
  beside(
    { samples: 60, ...within(0.1) },
    [30, 70],
    [
      ['both wrong on the same 1 in 5', wrong(every(5)), '55 proven, 55 not needed'],
      [
        'wrong on 1 in 5 that the reference has right',
        wrong(every(5), 0),
        '30 ruled out, 30 not needed',
      ],
      [
        'wrong on 1 in 8 that the reference has right',
        wrong(every(8), 0),
        '50 cannot be proven, 50 not needed',
      ],
      [
        'wrong on 1 in 12 that the reference has right',
        wrong(every(12), 0),
        '60 cannot be proven, 60 not needed',
      ],
      ['wrong on 1 in 12, the reference on 1 in 10', nearlyApart, '60 proven, 84 not needed'],
      ['each wrong on another 1 in 5', apart, '60 cannot be proven, 102 not needed'],
      ['both now right, now wrong', flaky, '60 exhausted, 120 not needed'],
      ['wrong on a third from the thirtieth on', late, '50 cannot be proven, 50 not needed'],
    ],
  );
});

describe('60 samples beside a reference, 5 points, where the candidate costs next to nothing', () => {
  beside(
    { samples: 60, ...within(0.05) },
    [2, 98],
    [
      ['both wrong on the same 1 in 5', wrong(every(5)), '180 proven, 84 not needed'],
      [
        'wrong on 1 in 5 that the reference has right',
        wrong(every(5), 0),
        '45 cannot be proven, 15 not needed',
      ],
      [
        'wrong on 1 in 12 that the reference has right',
        wrong(every(12), 0),
        '120 cannot be proven, 40 not needed',
      ],
      ['each wrong on another 1 in 5', apart, '150 cannot be proven, 50 not needed'],
      ['both now right, now wrong', flaky, '180 cannot be proven, 102 not needed'],
    ],
  );
});

describe('100 samples beside a reference, 5 points', () => {
  beside(
    { samples: 100, repeats: 5, ...within(0.05) },
    [8, 92],
    [
      ['both wrong on the same 1 in 5', wrong(every(5)), '285 proven, 95 not needed'],
      [
        'wrong on 1 in 8 that the reference has right',
        wrong(every(8), 0),
        '120 ruled out, 40 not needed',
      ],
      ['wrong on 1 in 12, the reference on 1 in 10', nearlyApart, '300 proven, 170 not needed'],
      ['both now right, now wrong', flaky, '300 proven, 200 not needed'],
    ],
  );
});

describe('100 samples beside a reference, asked once', () => {
  beside(
    { samples: 100, repeats: 1, ...within(0.1) },
    [30, 70],
    [
      ['both wrong on the same 1 in 5', wrong(every(5)), '65 proven, 65 not needed'],
      [
        'wrong on 1 in 8 that the reference has right',
        wrong(every(8), 0),
        '65 cannot be proven, 65 not needed',
      ],
      ['each wrong on another 1 in 5', apart, '100 exhausted, 100 not needed'],
      ['both now right, now wrong', flaky, '100 proven, 100 not needed'],
    ],
  );
});

describe('exactly these 20 samples beside a reference', () => {
  beside(
    { samples: 20, repeats: 4, estimand: 'these-samples', ...within(0.1) },
    [30, 70],
    [
      [
        'wrong on 1 in 5 that the reference has right',
        wrong(every(5), 0),
        '80 cannot be proven, 20 not needed',
      ],
      [
        'wrong on 1 in 8 that the reference has right',
        wrong(every(8), 0),
        '80 exhausted, 40 not needed',
      ],
      ['both right', right, '80 proven, 20 not needed'],
    ],
  );
});

describe('60 scores between 0 and 1 beside a reference, 5 points', () => {
  beside(
    { samples: 60, repeats: 2, continuous: true, ...within(0.05) },
    [30, 70],
    [
      [
        '0.2 lower',
        (place, candidate) => 0.5 + (place % 3) * 0.1 + candidate * 0.2,
        '20 cannot be proven, 20 not needed',
      ],
      [
        '0.04 lower',
        (place, candidate) => 0.5 + (place % 3) * 0.1 + candidate * 0.04,
        '60 exhausted, 120 not needed',
      ],
      [
        'alike on the whole, on none the same',
        (place, candidate) => 0.5 + ((place + candidate) % 3) * 0.2,
        '60 cannot be proven, 102 not needed',
      ],
      [
        '0.02 higher',
        (place, candidate) => 0.5 + ((place + candidate) % 3) * 0.1 - candidate * 0.02,
        '60 proven, 84 not needed',
      ],
    ],
  );
});

it('exactly these 20 samples asked once can’t show a margin of 10 points', () => {
  const facts = { samples: 20, repeats: 1, estimand: 'these-samples', ...within(0.1) } as const;
  expect(outcomes(playByPlace(facts, [30, 70], right))).toBe('20 exhausted, 20 not needed');
});
