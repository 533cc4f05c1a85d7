import { describe, expect, it } from 'vitest';
import { studyOf } from '../../../src/core/evidence/study.ts';
import { addedLooks } from '../../../src/core/plan/added-samples-test.ts';
import { every, type Marks, outcomes, playByPlace, wrong } from './play-by-place.ts';
import { type Facts, type Played, planInput, playPlan } from './play-plan.ts';

type Row = [name: string, marks: Marks, added: number, expected: string];

const right = () => 1;
const apart: Marks = (place, candidate) => (place % 5 === 2 * candidate ? 0 : 1);
const absolute = (rate: number) => ({ bar: { kind: 'absolute', rate } }) as const;
const within = (margin: number) =>
  ({ bar: { kind: 'relative', within: margin, of: null } }) as const;

/** Plays on once so many samples were added to an evaluation that had ended. */
function playOn({ input, memory }: Played, added: number, marks: Marks): Played {
  const samples = input.samples + added;
  const groups = Array(samples).fill(null);
  const more = { ...input, samples, groups, rounds: [input.samples], memory };
  const places = new Map(
    studyOf(more)
      .units.flat()
      .map((sample, place) => [sample, place]),
  );
  return playPlan(more, {
    score: ({ candidate, sample, repeat }) => marks(places.get(sample)!, candidate, repeat),
  });
}

/** What was asked and decided in the first round, and once samples were added. */
function rounds(facts: Facts, prices: readonly number[], rows: readonly Row[]): void {
  it.each(rows)('%s', (_, marks, added, expected) => {
    const before = playByPlace({ repeats: 1, ...facts }, prices, marks);
    const after = playOn(before, added, marks);
    expect(`${outcomes(before)}; ${outcomes(after)}`).toBe(expected);
  });
}

describe('looks', () => {
  it('are taken after five samples each, the reference once beside them', () => {
    const looksOf = (facts: Facts) =>
      addedLooks(studyOf(planInput({ samples: 12, ...facts }))).map(
        ({ n, repeats, reference }) => `${n}x${repeats}, ${reference}`,
      );
    expect(looksOf({})).toEqual(['5x1, 0', '10x1, 0', '12x1, 0']);
    expect(looksOf(within(0.1))).toEqual(['5x1, 1', '10x1, 1', '12x1, 1']);
  });
});

describe('samples added to twelve at 90%', () => {
  rounds(
    { samples: 12, ...absolute(0.9) },
    [1],
    [
      ['29, all right', right, 29, '12 exhausted; 29 exhausted'],
      ['30, all right', right, 30, '12 exhausted; 30 proven'],
      ['60, 1 in 20 wrong', wrong(every(20)), 60, '12 exhausted; 60 exhausted'],
      ['300, 1 in 20 wrong', wrong(every(20)), 300, '12 exhausted; 188 proven'],
      ['60, 1 in 8 wrong', wrong(every(8)), 60, '8 cannot be proven; 2 cannot be proven'],
      ['60, 1 in 6 wrong', wrong(every(6)), 60, '6 cannot be proven; 4 cannot be proven'],
    ],
  );
});

describe('eight samples added to twelve, two models', () => {
  rounds(
    { samples: 12, ...absolute(0.9) },
    [1, 5],
    [
      [
        'can’t prove 90%: the first is likely and enough',
        right,
        8,
        '12 exhausted, 0 no proof; 8 exhausted, 0 no proof',
      ],
    ],
  );
  rounds(
    { samples: 12, ...absolute(0.8) },
    [1, 5],
    [['prove 80%', right, 8, '12 exhausted, 0 no proof; 8 proven, 0 not needed']],
  );
});

describe('few samples at 30%', () => {
  rounds(
    { samples: 5, ...absolute(0.3) },
    [1, 5],
    [
      [
        'ten prove nothing about new inputs',
        right,
        5,
        '5 exhausted, 0 no proof; 5 exhausted, 10 exhausted',
      ],
      ['fifteen do', right, 10, '5 exhausted, 0 no proof; 10 proven, 0 not needed'],
    ],
  );
});

describe('answers without a score', () => {
  rounds(
    { samples: 12, ...absolute(0.8) },
    [1],
    [
      [
        '1 in 8: as if they had been wrong',
        (place) => (place % 8 === 7 ? null : 1),
        60,
        '12 exhausted; 60 exhausted',
      ],
      ['one: left out', (place) => (place === 30 ? null : 1), 60, '12 exhausted; 8 proven'],
    ],
  );
});

describe('scores between 0 and 1 at 80%', () => {
  rounds(
    { samples: 12, continuous: true, ...absolute(0.8) },
    [1],
    [
      ['all 0.85', () => 0.85, 100, '6 cannot be proven; 74 proven'],
      ['all 0.95', () => 0.95, 100, '12 exhausted; 18 proven'],
      ['all 0.6', () => 0.6, 100, '2 cannot be proven; 3 ruled out'],
      [
        '0.7 and 1 by turns',
        (place) => 1 - 0.3 * (place % 2),
        200,
        '6 cannot be proven; 89 proven',
      ],
    ],
  );
});

describe('samples added beside a reference', () => {
  rounds(
    { samples: 20, ...within(0.1) },
    [30, 70],
    [
      [
        'wrong on 1 in 4 that it has right',
        wrong(every(4), 0),
        60,
        '10 cannot be proven, 10 not needed; 10 ruled out, 10 not needed',
      ],
      [
        'both right, too few',
        right,
        60,
        '20 exhausted, 20 not needed; 60 exhausted, 60 not needed',
      ],
      ['both right', right, 300, '20 exhausted, 20 not needed; 90 proven, 90 not needed'],
      [
        'each wrong on another 1 in 5',
        apart,
        300,
        '15 cannot be proven, 15 not needed; 305 exhausted, 305 not needed',
      ],
    ],
  );
});

describe('samples added to a full design at 90%', () => {
  rounds(
    { samples: 20, design: 'full', ...absolute(0.9) },
    [30, 70],
    [
      ['all right, too few', right, 60, '20 exhausted, 20 exhausted; 60 exhausted, 60 exhausted'],
      [
        '1 in 5 wrong',
        wrong(every(5)),
        20,
        '20 exhausted, 20 exhausted; 20 ruled out, 20 ruled out',
      ],
    ],
  );
});

describe('samples added to models that were tested by boundaries', () => {
  rounds(
    { samples: 30, repeats: 3, ...absolute(0.9) },
    [2, 8, 90],
    [
      [
        '1 in 10 wrong',
        wrong(every(10)),
        60,
        '20 cannot be proven, 20 cannot be proven, 20 cannot be proven; 50 cannot be proven, 50 cannot be proven, 0 cannot be proven',
      ],
    ],
  );
});
