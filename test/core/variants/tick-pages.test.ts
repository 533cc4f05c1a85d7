import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../src/core/evaluation.ts';
import { tickedAfter, tickPages } from '../../../src/core/variants/tick-pages.ts';

const samples = Array.from(
  { length: 12 },
  (_, index): Sample => ({
    columns: { input: `question ${index + 1}`, tone: 'kind' },
    expected: 'ok',
    alternatives: index === 0 ? ['fine'] : [],
    group: null,
  }),
);
const of = { prompt: '{{input}}', samples, ticked: [2] };
const three = samples.flatMap((_, parent) =>
  ['x', 'y', 'z'].map((text) => ({ parent, columns: { input: `${text}${parent}` } })),
);

describe('the pages on which variants are ticked', () => {
  it('hold five samples each, with all of their variants', () => {
    const { pages, tooLong } = tickPages(of, three);
    expect(tooLong).toBe(0);
    expect(pages.map((page) => page.map(({ parent }) => parent))).toEqual([
      [0, 1, 2, 3, 4],
      [5, 6, 7, 8, 9],
      [10, 11],
    ]);
    expect(pages[0]![0]).toEqual({
      parent: 0,
      input: 'question 1',
      expected: ['ok', 'fine'],
      variants: [
        { index: 0, number: 1, text: 'x0', isTicked: false },
        { index: 1, number: 2, text: 'y0', isTicked: false },
        { index: 2, number: 3, text: 'z0', isTicked: true },
      ],
    });
  });

  it('name the columns where several are shown', () => {
    const { pages } = tickPages({ ...of, prompt: '{{input}} {{tone}}' }, [
      { parent: 0, columns: { input: 'a', tone: 'rude' } },
    ]);
    expect(pages[0]![0]!.input).toBe('input: question 1\ntone: kind');
    expect(pages[0]![0]!.variants[0]!.text).toBe('input: a\ntone: rude');
  });

  it('go on with the same sample where it has more variants than boxes stand together', () => {
    const many = Array.from({ length: 23 }, (_, index) => ({
      parent: 3,
      columns: { input: `v${index}` },
    }));
    const { pages } = tickPages(of, many);
    expect(pages.map(([sample]) => sample!.variants.length)).toEqual([10, 10, 3]);
    expect(pages[2]![0]!.variants[0]).toMatchObject({ index: 20, number: 21 });
  });

  it('hold as much text as a form takes; what is longer than that stands on none', () => {
    const long = (length: number) => ({ parent: 0, columns: { input: 'é'.repeat(length) } });
    const { pages, tooLong } = tickPages(of, [
      long(20_000),
      long(20_000),
      long(20_000),
      long(30_000),
    ]);
    expect(pages.map(([sample]) => sample!.variants.map(({ index }) => index))).toEqual([
      [0, 1],
      [2],
    ]);
    expect(tooLong).toBe(1);
  });

  it('are none without variants', () => {
    expect(tickPages(of, [])).toEqual({ pages: [], tooLong: 0 });
  });
});

it('what is ticked on a page replaces what was ticked on it, and what is on no page of it is no tick', () => {
  const [first, second] = tickPages(of, three).pages;
  expect(tickedAfter([2, 20], first!, [0, 4, 20])).toEqual([0, 4, 20]);
  expect(tickedAfter([2, 20], second!, [])).toEqual([2]);
});
