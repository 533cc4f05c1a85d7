import { describe, expect, it } from 'vitest';
import { screenOf } from '../../../src/cli/output/screen.ts';
import { type Column, textTable } from '../../../src/cli/output/text-table.ts';

const COLUMNS: readonly Column[] = [
  { heading: 'Model', align: 'left' },
  { heading: 'Times the cheapest', narrow: 'Times', align: 'right' },
  { heading: 'p50', narrow: null, align: 'right' },
  { heading: 'Verdict', align: 'left' },
];
const ROWS = [
  ['Haiku', '1x', '0.1 s', 'proven, the pick'],
  ['Opus', '171x', '2 s', 'not needed'],
];

/** Its lines at this width, with single spaces. */
function linesAt(width: number): string[] {
  const screen = { ...screenOf(process.stdout, true), width };
  const lines = textTable(COLUMNS, ROWS, screen).split('\n');
  expect(lines.filter((line) => line.length > width)).toEqual([]);
  return lines.map((line) => line.trim().replaceAll(/ +/g, ' '));
}

describe('a table', () => {
  it('has every column under its full heading where it fits', () => {
    expect(linesAt(60)).toEqual([
      'Model Times the cheapest p50 Verdict',
      'Haiku 1x 0.1 s proven, the pick',
      'Opus 171x 2 s not needed',
    ]);
  });

  it('takes its narrow form before a cell breaks', () => {
    expect(linesAt(40)).toEqual([
      'Model Times Verdict',
      'Haiku 1x proven, the pick',
      'Opus 171x not needed',
    ]);
  });

  it('breaks cells before headings', () => {
    expect(linesAt(24)).toEqual([
      'Model Times Verdict',
      'Haiku 1x proven,',
      'the pick',
      'Opus 171x not needed',
    ]);
  });

  it('is a list of its rows where its headings don’t fit side by side', () => {
    expect(linesAt(20)).toEqual([
      'Haiku',
      'Times the',
      'cheapest: 1x',
      'p50: 0.1 s',
      'Verdict: proven,',
      'the pick',
      'Opus',
      'Times the',
      'cheapest: 171x',
      'p50: 2 s',
      'Verdict: not',
      'needed',
    ]);
  });
});
