import { describe, expect, it } from 'vitest';
import { labelsOf } from '../../../src/core/catalog/labels-of.ts';
import { digestOf } from '../../../src/core/digest/digest.ts';
import { digestWords } from '../../../src/core/digest/digest-words.ts';
import { headlineOf } from '../../../src/core/digest/headline.ts';
import { digestInput, spend } from './sample-digest.ts';

const labelOf = labelsOf(digestInput().catalog);
const headline = (rows: Parameters<typeof spend>[]) =>
  headlineOf(digestOf(digestInput({ rows: rows.map((row) => spend(...row)) })));

describe('the headline', () => {
  it.each<{ name: string; rows: Parameters<typeof spend>[]; words: string }>([
    { name: 'nothing', rows: [], words: 'No evaluations ran last week.' },
    {
      name: 'nothing after something',
      rows: [[6, 2]],
      words: 'No evaluations ran last week; the week before they cost $2.',
    },
    {
      name: 'a first week',
      rows: [[7, 2]],
      words:
        'Evaluations cost $2 last week, after none the week before; all of it is “support tickets”.',
    },
    {
      name: 'a rise, most of it from one task',
      rows: [
        [6, 2],
        [7, 2.35],
        [6, 0.82, { task: 'b' }],
        [7, 1.77, { task: 'b' }],
      ],
      words:
        'Evaluations cost $4.12 last week, $1.30 (46%) more than the week before; $0.95 of that is “b”.',
    },
    {
      name: 'a rise that one task alone surpasses',
      rows: [
        [6, 2],
        [7, 1],
        [7, 2, { task: 'b' }],
      ],
      words:
        'Evaluations cost $3 last week, $1 (50%) more than the week before; “b” alone cost $2 more.',
    },
    {
      name: 'a fall, as a task did not run',
      rows: [
        [6, 2],
        [7, 2],
        [6, 1, { task: 'b' }],
      ],
      words:
        'Evaluations cost $2 last week, $1 (33%) less than the week before; “b”, $1 the week before, did not run.',
    },
    {
      name: 'no change',
      rows: [
        [6, 2],
        [7, 2],
      ],
      words: 'Evaluations cost $2 last week, as much as the week before.',
    },
    {
      name: 'a change of many tasks has no one cause',
      rows: [0, 1, 2, 3].flatMap((task) => [
        [6, 1, { task: `${task}` }],
        [7, 2, { task: `${task}` }],
      ]) as Parameters<typeof spend>[],
      words: 'Evaluations cost $8 last week, $4 (100%) more than the week before.',
    },
  ])('$name', ({ rows, words }) => {
    expect(headline(rows)).toBe(words);
  });

  it('says which week it is of where that was missed', () => {
    const at = new Date('2026-12-01T08:00:00Z');
    const late = digestOf(digestInput({ rows: [spend(6, 1), spend(7, 2)], at }));
    expect(headlineOf(late)).toBe(
      'Evaluations cost $2 in the week of 16 Nov 2026, $1 (100%) more than the week before; all of that is “support tickets”.',
    );
    expect(digestWords(late, labelOf).found).toBe('Found in the week of 16 Nov 2026');
  });
});
