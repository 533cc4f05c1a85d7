import { describe, expect, it } from 'vitest';
import { every, first, type Marks, outcomes, playByPlace, wrong } from './play-by-place.ts';
import type { Facts } from './play-plan.ts';

type Row = [name: string, marks: Marks, expected: string];

const right = () => 1;
const lost =
  (on: (place: number) => boolean, errs = every(1_000)): Marks =>
  (place) =>
    on(place) ? null : errs(place) ? 0 : 1;

/** What is asked and decided of models that are asked once. */
function play(
  samples: number,
  rate: number,
  rows: readonly Row[],
  facts: Facts = {},
  prices = [1],
) {
  it.each(rows)('%s', (_, marks, expected) => {
    const once = { samples, repeats: 1, bar: { kind: 'absolute', rate }, ...facts } as const;
    expect(outcomes(playByPlace(once, prices, marks))).toBe(expected);
  });
}

describe('40 samples at 80%', () => {
  play(40, 0.8, [
    ['all right', right, '20 proven'],
    ['1 in 20 wrong', wrong(every(20)), '28 proven'],
    ['1 in 12 wrong', wrong(every(12)), '35 proven'],
    ['1 in 6 wrong', wrong(every(6)), '24 cannot be proven'],
    ['the first two wrong', wrong(first(2)), '2 ruled out'],
  ]);
});

describe('60 samples at 90%', () => {
  play(60, 0.9, [
    ['all right', right, '47 proven'],
    ['1 in 20 wrong', wrong(every(20)), '60 cannot be proven'],
    ['1 in 12 wrong', wrong(every(12)), '36 cannot be proven'],
    [
      'the fourth and the twentieth wrong',
      (place) => (place === 3 || place === 20 ? 0 : 1),
      '60 proven',
    ],
    ['1 in 8 without a score', lost(every(8)), '60 exhausted'],
    ['one without a score', lost(every(40)), '48 proven'],
  ]);
});

describe('30 samples at 90%, where a proof forgives no error', () => {
  play(30, 0.9, [
    ['the first wrong: it rules nobody out', wrong(first(1)), '2 cannot be proven'],
    ['the first two wrong', wrong(first(2)), '2 ruled out'],
  ]);
});

describe('60 samples at 80%', () => {
  play(60, 0.8, [
    ['1 in 8 without a score, 1 in 3 wrong', lost(every(8), every(3)), '12 cannot be proven'],
  ]);
});

describe('100 samples at 90%', () => {
  play(100, 0.9, [
    ['all right', right, '43 proven'],
    ['1 in 20 wrong', wrong(every(20)), '99 proven'],
    ['1 in 12 wrong', wrong(every(12)), '60 cannot be proven'],
    ['1 in 4 wrong', wrong(every(4)), '12 ruled out'],
  ]);
});

it.each([
  [60, 0.925, '56 proven'],
  [200, 0.5, '15 proven'],
  [300, 0.99, '299 proven'],
  [301, 0.9, '110 proven'],
])('%i flawless samples at %d', (samples, rate, expected) => {
  const facts = { samples, repeats: 1, bar: { kind: 'absolute', rate } } as const;
  expect(outcomes(playByPlace(facts, [1], right))).toBe(expected);
});

describe('two models at 80%, where cheaper ones would be asked more often', () => {
  play(
    60,
    0.8,
    [
      ['all right', right, '22 proven, 0 not needed'],
      ['1 in 8', wrong(every(8)), '56 cannot be proven, 56 cannot be proven'],
      ['1 in 5', wrong(every(5)), '30 cannot be proven, 30 cannot be proven'],
    ],
    { repeats: 5 },
    [40, 60],
  );
});

describe('the same at 90%', () => {
  play(
    60,
    0.9,
    [['1 in 12', wrong(every(12)), '24 cannot be proven, 24 cannot be proven']],
    { repeats: 5 },
    [40, 60],
  );
});

describe('20 samples at 95%, which they can’t prove', () => {
  play(
    20,
    0.95,
    [
      ['all right', right, '20 exhausted, 0 no proof'],
      ['1 in 20', wrong(every(20)), '20 exhausted, 20 exhausted'],
      ['1 in 10', wrong(every(10)), '10 cannot be proven, 10 cannot be proven'],
      ['first', wrong(first(1)), '2 cannot be proven, 2 cannot be proven'],
      ['first two', wrong(first(2)), '2 ruled out, 2 ruled out'],
    ],
    {},
    [30, 70],
  );
});

describe('the same where the cheaper two are asked three times', () => {
  play(
    20,
    0.95,
    [
      ['1 in 10', wrong(every(10)), '60 exhausted, 60 exhausted, 10 cannot be proven'],
      ['1 in 6', wrong(every(6)), '20 ruled out, 20 ruled out, 6 cannot be proven'],
    ],
    { repeats: 3 },
    [2, 8, 90],
  );
});

describe('10 samples at 95%, where nobody is likely either', () => {
  play(
    10,
    0.95,
    [
      ['1 in 6', wrong(every(6)), '30 exhausted, 30 exhausted, 6 cannot be proven'],
      ['all right', right, '30 exhausted, 0 no proof, 0 no proof'],
    ],
    { repeats: 3 },
    [2, 8, 90],
  );
});

describe('30 samples at 90%', () => {
  play(30, 0.9, [['the eighth wrong', (place) => (place === 8 ? 0 : 1), '30 exhausted']]);
});

describe('46 samples at 90%, of two models', () => {
  play(
    46,
    0.9,
    [
      [
        'two wrong, one wrong',
        (place, candidate) => (place === 8 || (candidate === 0 && place === 20) ? 0 : 1),
        '21 cannot be proven, 46 proven',
      ],
    ],
    {},
    [1, 2],
  );
});
