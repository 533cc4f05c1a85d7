import { expect, it } from 'vitest';
import { resultChart } from '../../../src/blocks/result/result-chart.ts';
import { FLASH_LITE, HAIKU, labelOf, result } from '../../support/fixtures/result-fixtures.ts';

const named = (names: readonly string[]) =>
  names.map((candidate) => ({ ...FLASH_LITE, candidate }));
const chartOf = (names: readonly string[], current: string | null = null) => {
  const { evaluation } = result();
  const models = [HAIKU, ...named(names)];
  const [block] = resultChart(
    { ...result({ models }), evaluation: { ...evaluation, current } },
    labelOf,
  );
  return block!;
};
const namesIn = (block: ReturnType<typeof chartOf>) => block.chart.axis_config.categories;
const FIFTY = Array.from({ length: 49 }, (_, index) => `google/gemini-${index}-of-a-long-name`);

it('shows every model under its name where names have room', () => {
  const block = chartOf(['a/b', 'c/d']);
  expect(namesIn(block)).toEqual(['Haiku 5.5', 'a/b', 'c/d']);
  expect(block.title).toBe('How often each model is right');
});

it.each([
  { what: 'fifty long names', names: FIFTY },
  {
    what: 'names that begin alike',
    names: FIFTY.map((name) => `the/same-beginning-of-all-${name}`),
  },
  { what: 'short names', names: Array.from({ length: 30 }, (_, index) => `m/${index}`) },
])('shows as many of $what as have room side by side, and says so', ({ names }) => {
  const block = chartOf(names);
  const shown = namesIn(block);
  expect(shown.length).toBeGreaterThanOrEqual(2);
  expect(new Set(shown).size).toBe(shown.length);
  expect(shown.join(' ').length).toBeLessThanOrEqual(72);
  expect(block.title).toBe(`How often ${shown.length} of the ${names.length + 1} models are right`);
  expect(block.title.length).toBeLessThanOrEqual(50);
});

it('keeps the pick and the model in use, cheapest first', () => {
  const names = [...FIFTY, 'x/today'];
  expect(namesIn(chartOf(names, 'x/today'))).toEqual(
    expect.arrayContaining(['Haiku 5.5', 'x/today']),
  );
  expect(namesIn(chartOf(names, 'x/today')).at(-1)).toBe('x/today');
});
