import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leakFinder } from '../../../../src/core/request/leaks/leak-finder.ts';
import { sample } from '../../why/stored-fixtures.ts';

const all = <T>(samples: readonly T[]) => samples.map((_, index) => index);

describe('a document', () => {
  const samples = [
    sample({ input: 'Can I still get my money back after six weeks, please?' }),
    sample({ input: 'short question', expected: 'Refunds take up to fourteen days' }),
    sample({ input: 'hello', expected: 'bug' }),
  ];
  const find = leakFinder(samples, all(samples));

  it('gives away a question that stands in it, whatever its case, spaces and punctuation', () => {
    const text = 'FAQ.\nCAN I still get my MONEY back -\n after six weeks please!\nNo.';
    expect(find(text)).toEqual([{ sample: 0, part: 'input' }]);
  });

  it('gives away eight words in a row', () => {
    expect(find('you can still get my money back after six weeks.')).toHaveLength(1);
    expect(find('Whether I still get my money back after six, we know')).toHaveLength(1);
    expect(find('Whether you still get my money back after six, we know')).toEqual([]);
  });

  it('gives away an expected answer', () => {
    expect(find('Refunds take up to fourteen days.')).toEqual([{ sample: 1, part: 'expected' }]);
  });

  it('gives nothing away by texts under twenty characters, or parts of words', () => {
    expect(find('A short question about a bug: hello')).toEqual([]);
    expect(find('prerefunds take up to fourteen daysies')).toEqual([]);
    expect(find('')).toEqual([]);
  });

  it('is held against the samples asked for alone', () => {
    const text =
      'Can I still get my money back after six weeks, please? Refunds take up to fourteen days.';
    expect(leakFinder(samples, [1])(text)).toEqual([{ sample: 1, part: 'expected' }]);
    expect(find(text).map((leak) => leak.sample)).toEqual([0, 1]);
  });

  it('gives away one of several accepted answers, and any column', () => {
    const others = [
      sample({ alternatives: ['the fourteenth of next month'] }),
      sample({ columns: { input: 'x', body: 'my parcel arrived broken' } }),
    ];
    expect(
      leakFinder(others, [0, 1])('My parcel arrived broken; the fourteenth of next month'),
    ).toEqual([
      { sample: 0, part: 'expected' },
      { sample: 1, part: 'input' },
    ]);
  });
});

describe('a sample that is given away twice', () => {
  const input = 'may I return a parcel';
  const expected = 'within fourteen days you may return it';

  it('is one leak, by its input, whichever stands first', () => {
    const of = [
      sample({ input, expected }),
      sample({ columns: { input: expected }, expected: input }),
    ];
    const find = leakFinder(of, [0, 1]);
    const both = [
      { sample: 0, part: 'input' },
      { sample: 1, part: 'input' },
    ];
    expect(find(`${input}? ${expected}.`)).toEqual(both);
    expect(find(`${expected}: ${input}`)).toEqual(both);
  });
});

describe('what many samples share', () => {
  const label = 'billing and payment issues';
  it('a label gives nothing away', () => {
    const samples = [sample({ expected: label }), sample({ expected: label })];
    expect(leakFinder(samples, [0, 1])(`We know ${label}.`)).toEqual([]);
    expect(leakFinder(samples.slice(0, 1), [0])(`We know ${label}.`)).toHaveLength(1);
  });

  it('a long answer does, however many share it', () => {
    const expected = 'you may send it back within fourteen days of buying it';
    const samples = [sample({ expected }), sample({ expected })];
    expect(leakFinder(samples, [0, 1])(`Rule: ${expected}.`)).toHaveLength(2);
    const eight = 'you may send it back within fourteen days';
    const of = [sample({ expected: eight }), sample({ expected: eight })];
    expect(leakFinder(of, [0, 1])(eight)).toHaveLength(2);
  });

  it('a question of twenty characters does, one of nineteen does not', () => {
    const find = (input: string) => leakFinder([sample({ input })], [0])(`So: ${input}!`);
    expect(find('is twenty long, yes')).toEqual([]);
    expect(find('is it twenty long ok')).toHaveLength(1);
  });

  it('a column that is the same in most gives nothing away', () => {
    const samples = [0, 1, 2, 3].map((at) =>
      sample({ columns: { input: `q${at}`, country: 'the kingdom of the Netherlands' } }),
    );
    expect(leakFinder(samples, all(samples))('in the kingdom of the Netherlands')).toEqual([]);
  });

  it('a question asked twice is given away by a document that has it', () => {
    const input = 'How long may I return a parcel?';
    const samples = [
      ...Array.from({ length: 4 }, (_, at) => sample({ input: `${at}` })),
      sample({ input }),
      sample({ input }),
    ];
    expect(leakFinder(samples, all(samples))(`Q: ${input}`).map((leak) => leak.sample)).toEqual([
      4, 5,
    ]);
  });

  it('the form they are written in gives nothing away, their own words do', () => {
    const form = 'Dear team of the shop, I write to you today because';
    const samples = ['one lamp is broken', 'two chairs are missing', 'a table is late'].map((own) =>
      sample({ input: `${form} ${own}` }),
    );
    const find = leakFinder(samples, all(samples));
    expect(find(`Letters begin: ${form} …`)).toEqual([]);
    expect(find(`${form} two chairs are missing`)).toEqual([{ sample: 1, part: 'input' }]);
  });

  it('samples that share every run are given away all the same', () => {
    const input = 'may I return a parcel that was opened by my dog';
    const samples = [
      ...Array(3).fill(sample({ input })),
      ...[1, 2, 3].map((at) => sample({ input: `${at}` })),
    ];
    expect(leakFinder(samples, all(samples))(input)).toHaveLength(3);
  });
});

it('a document that contains test questions is always reported', () => {
  const word = fc.stringMatching(/^[a-zé]{3,9}$/);
  const question = fc.array(word, { minLength: 6, maxLength: 20 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(
      fc.uniqueArray(question, { minLength: 2, maxLength: 8 }),
      fc.array(question, { maxLength: 4 }),
      fc.nat(),
      (questions, around, pick) => {
        const samples = questions.map((input) => sample({ input }));
        const picked = pick % questions.length;
        const text = [...around, `${questions[picked]!.toUpperCase()}?`, ...around].join('.\n');
        expect(leakFinder(samples, all(samples))(text)).toContainEqual({
          sample: picked,
          part: 'input',
        });
      },
    ),
  );
});
