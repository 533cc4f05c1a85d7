import { describe, expect, it } from 'vitest';
import { datasetRows, squadRows } from '../../../../src/core/request/formats/datasets.ts';

describe('rows of Hugging Face', () => {
  const rows = [{ row_idx: 0, row: { text: 'a', label: 1 } }, { row: { text: 'b', label: 7 } }];

  it('are what stands under row', () => {
    expect(datasetRows({ rows })).toEqual({
      values: [
        { text: 'a', label: 1 },
        { text: 'b', label: 7 },
      ],
      path: null,
      notes: [],
    });
  });

  it('have the names of their labels where the file gives them, up to eight of them told', () => {
    const names = ['n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8'];
    const feature = (given: unknown) => [{ name: 'label', type: { names: given } }];
    const read = (given: unknown) => datasetRows({ features: feature(given), rows })!;
    expect(read(names).values).toEqual([
      { text: 'a', label: 'n1' },
      { text: 'b', label: 'n7' },
    ]);
    expect(read(names).notes).toEqual([
      'The ids in label are read as the names the file gives: 0 n0, 1 n1, 2 n2, 3 n3, 4 n4, 5 n5, 6 n6, 7 n7, ….',
    ]);
    expect(read(['no', 'yes'])).toMatchObject({
      values: [{ label: 'yes' }, { label: 7 }],
      notes: ['The ids in label are read as the names the file gives: 0 no, 1 yes.'],
    });
  });

  it.each([
    [null],
    [[null]],
    [[{ name: 7, type: { names: ['x'] } }]],
    [[{ name: 'label', type: 'int' }]],
    [[{ name: 'label', type: { names: ['x', 7] } }]],
    [[{ name: 'label', type: {} }]],
  ])('keep their ids where the features are %j', (features) => {
    expect(datasetRows({ features, rows })).toMatchObject({
      values: [{ label: 1 }, { label: 7 }],
      notes: [],
    });
  });

  it.each([[undefined], [[]], [[{ row: 1 }]], [[{ row: {} }, 7]], ['rows']])(
    'are not in %j',
    (value) => {
      expect(datasetRows({ rows: value })).toBeNull();
    },
  );
});

describe('questions of SQuAD', () => {
  const qas = [
    { id: 1, question: 'Where?', answers: [{ text: 'here' }, { text: 7 }] },
    { id: 2, question: 'When?', answers: [] },
  ];
  const file = (questions: unknown) => ({
    data: [{ paragraphs: [{ context: 'P', qas: questions }] }],
  });

  it('have their paragraph and every answer; those without one are left out', () => {
    expect(squadRows(file(qas))).toEqual({
      values: [{ context: 'P', id: 1, question: 'Where?', answers: ['here', '7'] }],
      path: null,
      notes: [
        'The questions are read with their paragraph: {{context}}.',
        '1 question without an answer left out.',
      ],
    });
  });

  it('are all kept where none has an answer, or all have', () => {
    const notes = ['The questions are read with their paragraph: {{context}}.'];
    expect(squadRows(file([qas[1]]))).toMatchObject({ values: [{ id: 2, answers: [] }], notes });
    expect(squadRows(file([qas[0]]))!.notes).toEqual(notes);
  });

  it.each([[undefined], [[]], [[7]], [[{ paragraphs: 7 }]], [[{ paragraphs: [{ qas: [] }] }]]])(
    'are not in %j',
    (data) => {
      expect(squadRows({ data })).toBeNull();
    },
  );
});
