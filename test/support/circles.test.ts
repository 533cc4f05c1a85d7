import { describe, expect, it } from 'vitest';
import { type Arrows, findCircles } from './circles.ts';

describe('a circle', () => {
  const arrows = (...pairs: string[]): Arrows =>
    new Map(pairs.map((pair) => [pair[0]!, pair.slice(1).split('')] satisfies [string, string[]]));

  it('is found with the way around it, and what only leads to it is not', () => {
    expect(findCircles(arrows('ab', 'bc', 'cd', 'db', 'e'))).toEqual(['b -> c -> d -> b']);
  });

  it('of one file that imports itself is one too', () => {
    expect(findCircles(arrows('aa'))).toEqual(['a -> a']);
  });

  it('is not where two ways lead to one place', () => {
    expect(findCircles(arrows('abc', 'bd', 'cd', 'd'))).toEqual([]);
  });
});
