import { describe, expect, it } from 'vitest';
import { biggerModel, failureCause } from '../../../src/core/why/failure-cause.ts';
import { type Rating, ratedDocument } from '../../../src/core/why/ratings.ts';
import { stored, trialsIn } from './stored-fixtures.ts';
import { arm } from './why-fixtures.ts';

const screenedArm = (kind: 'effort' | 'context' | 'examples' | 'rules') => ({
  arm: arm({ kind }),
  samples: 12,
  fixed: 6,
  lift: 0.5,
  p: 0.01,
  worth: 'yes' as const,
});
const screening = (passedByChance = 2, arms = [screenedArm('context')]) => ({
  samples: 12,
  passedByChance,
  arms,
  stayWrong: [1, 2, 3],
});
const compared = (helps: boolean) => ({
  samples: 28,
  right: 27,
  plainRight: 20,
  difference: 0.25,
  interval90: [helps ? 0.1 : -0.1, 0.4] as [number, number],
  helps,
});
const rating = (answers: Rating['answers'], topic: string | null = null): Rating => ({
  sample: 0,
  answers,
  topic,
});
const nothing = {
  chosen: null,
  isWhole: true,
  confirmed: null,
  proven: false,
  rated: null,
  bigger: null,
};

describe('the cause', () => {
  it.each([
    { kind: 'context', cause: 'knowledge' },
    { kind: 'effort', cause: 'effort' },
    { kind: 'examples', cause: 'unwritten rules' },
    { kind: 'rules', cause: 'unwritten rules' },
  ] as const)('is $cause where $kind fixed it', ({ kind, cause }) => {
    const chosen = screenedArm(kind);
    const question = { ...nothing, screening: screening(), chosen, confirmed: compared(true) };
    expect(failureCause(question)).toBe(cause);
  });

  it('is not confirmed without fresh trials that say so', () => {
    const chosen = screenedArm('context');
    const question = { ...nothing, screening: screening(), chosen };
    expect(failureCause(question)).toBe('not confirmed');
    expect(failureCause({ ...question, confirmed: compared(false) })).toBe('not confirmed');
  });

  it('is confirmed by a proof where the plain candidate is ruled out', () => {
    const chosen = screenedArm('context');
    const facts = { screening: screening(), chosen, confirmed: compared(false), proven: true };
    expect(failureCause({ ...nothing, ...facts })).toBe('knowledge');
  });

  it('is not told where something ended it before all was tried, but by what had helped by then', () => {
    const question = { ...nothing, screening: screening(6), isWhole: false };
    expect(failureCause(question)).toBe('not finished');
    const chosen = screenedArm('context');
    expect(failureCause({ ...question, chosen, confirmed: compared(true) })).toBe('knowledge');
  });

  it('is luck where half of the failures pass on a plain retry', () => {
    expect(failureCause({ ...nothing, screening: screening(6) })).toBe('luck');
    expect(failureCause({ ...nothing, screening: screening(5.5) })).toBe('unknown');
  });

  it.each([
    { answers: ['no', 'no', 'yes'], cause: 'not in the document' },
    { answers: ['yes', 'yes', 'no'], cause: 'unused' },
    { answers: ['yes', 'no'], cause: 'skill' },
    { answers: ['unsure', 'unsure'], cause: 'skill' },
  ] as const)('is $cause where the document did not help and rates $answers', (line) => {
    const rated = ratedDocument(line.answers.map((each) => rating(each)));
    const bigger = { name: 'big', right: 2, samples: 3 };
    const question = { ...nothing, screening: screening(), rated, bigger };
    expect(failureCause(question)).toBe(line.cause);
    const both = [screenedArm('effort'), screenedArm('context')];
    expect(failureCause({ ...question, screening: screening(2, both) })).toBe(line.cause);
    const untried = { ...question, screening: screening(2, [screenedArm('effort')]) };
    expect(failureCause(untried)).toBe('knowledge or skill');
  });

  it.each([
    { right: 3, samples: 4, cause: 'skill' },
    { right: 2, samples: 4, cause: 'task or answers' },
    { right: 0, samples: 0, cause: 'unknown' },
  ])(
    'is $cause where a bigger model gets $right of $samples right',
    ({ right, samples, cause }) => {
      const bigger = { name: 'big', right, samples };
      expect(failureCause({ ...nothing, screening: screening(), bigger })).toBe(cause);
    },
  );
});

describe('the bigger model', () => {
  it('is the more expensive one that gets most of the samples right', () => {
    const trials = stored([
      trialsIn('11 11'),
      trialsIn('00 00 00'),
      trialsIn('11 00'),
      trialsIn('01 11 00'),
    ]);
    expect(biggerModel(trials, 1, [0, 1, 2])).toEqual({ name: 'model-3', right: 2, samples: 3 });
    expect(biggerModel(trials, 1, [0])).toEqual({ name: 'model-2', right: 1, samples: 1 });
    const shares = stored([trialsIn('00 00 00'), trialsIn('11 00 11'), trialsIn('11')]);
    expect(biggerModel(shares, 0, [0, 1, 2])).toEqual({ name: 'model-2', right: 1, samples: 1 });
  });

  it('is none where none was asked', () => {
    expect(biggerModel(stored([trialsIn('00'), []]), 0, [0])).toBeNull();
    expect(biggerModel(stored([trialsIn('11'), trialsIn('00')]), 1, [0])).toBeNull();
  });
});

describe('a rated document', () => {
  it('tells what it lacks, the most asked first', () => {
    const ratings = [
      rating('no', 'shipping'),
      rating('no', ' Refunds '),
      rating('no', 'refunds'),
      rating('no', 'x'.repeat(41)),
      rating('no', ''),
      rating('no'),
      rating('yes', 'opening hours'),
    ];
    expect(ratedDocument(ratings)).toEqual({
      samples: 7,
      answered: 1,
      lacking: [
        { topic: 'refunds', samples: 2 },
        { topic: 'shipping', samples: 1 },
      ],
      verdict: 'lacks them',
    });
  });

  it('of no ratings is nothing', () => {
    expect(ratedDocument([])).toBeNull();
  });
});
