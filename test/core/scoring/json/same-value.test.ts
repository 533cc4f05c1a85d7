import { parse } from 'lossless-json';
import { describe, expect, it } from 'vitest';
import {
  matchesIn,
  sameValue,
  type ValueOptions,
} from '../../../../src/core/scoring/json/same-value.ts';

const PLAIN: ValueOptions = { order: true, tolerance: 0, strict: false };
const AS_SET = { ...PLAIN, order: false };

describe('two values', () => {
  it.each<[unknown, unknown, Partial<ValueOptions>, boolean]>([
    [1, 1, {}, true],
    [1, 2, {}, false],
    [1, '1', {}, false],
    [null, null, {}, true],
    [undefined, null, {}, true],
    [undefined, null, { strict: true }, false],
    [0, null, {}, false],
    [true, false, {}, false],
    ['A b', 'a B', {}, true],
    ['A b', 'a B', { strict: true }, false],
    ['e\u0301', '\u00e9', { strict: true }, true],
    ['a.', 'a', {}, true],
    ['a.', 'a', { strict: true }, false],
    [0.1 + 0.2, 0.3, {}, true],
    [0.1 + 0.2, 0.3, { strict: true }, false],
    [0.3001, 0.3, {}, false],
    [1.5, 1, { tolerance: 0.5 }, true],
    [1.51, 1, { tolerance: 0.5 }, false],
    [parse('12345678901234567890'), parse('12345678901234567890'), {}, true],
    [parse('12345678901234567890'), parse('12345678901234567891'), {}, false],
    [parse('0.30000000000000004'), 0.3, {}, true],
    [parse('0.30000000000000004'), 0.3, { strict: true }, false],
    [parse('12345678901234567890'), parse('12345678901234567891'), { tolerance: 1 }, true],
    [{ isLosslessNumber: true, value: '1' }, 1, {}, false],
    [{ a: 1, b: 2 }, { a: 1 }, {}, true],
    [{ a: 1 }, { a: 1, b: 2 }, {}, false],
    [{ a: 1 }, {}, {}, false],
    [{}, {}, {}, true],
    [[], {}, {}, false],
    [{}, [], {}, false],
    [[1, 2], [1, 2], {}, true],
    [[2, 1], [1, 2], {}, false],
    [[2, 1], [1, 2], { order: false }, true],
    [[1, 2, 3], [1, 2], {}, false],
    [{}, { constructor: null }, {}, true],
    [{}, { toString: 1 }, {}, false],
  ])('%j and %j by %j: the same is %j', (given, wanted, options, same) => {
    expect(sameValue(given, wanted, { ...PLAIN, ...options }) !== null).toBe(same);
  });

  it('tell what had to be dropped, the first of it', () => {
    expect(sameValue({ a: 'x.' }, { a: 'x', b: null }, PLAIN)).toEqual({ leniency: 'a full stop' });
    expect(sameValue(['x', '"y"'], ['x', 'y'], PLAIN)).toEqual({ leniency: 'quotes' });
    expect(sameValue(['x'], ['x'], PLAIN)).toEqual({ leniency: null });
  });
});

describe('a list', () => {
  it.each<[unknown[], unknown[], ValueOptions, number]>([
    [[1, 2, 3], [1, 3, 2], PLAIN, 1],
    [[1, 2], [1, 2, 3], PLAIN, 2],
    [[1, 2, 3], [1, 2], PLAIN, 2],
    [[3, 2, 1], [1, 2, 3], AS_SET, 3],
    [[1, 2, 3], [1, 1, 2], AS_SET, 2],
    [[1, 1, 2], [1, 2, 2], AS_SET, 2],
    [['b.', 'a'], ['a', 'b'], AS_SET, 2],
    [[{ a: 1 }, { a: 2 }], [{ a: 2 }, { a: 1 }], AS_SET, 2],
    [[{ a: 1 }, { a: 1 }], [{ a: 1 }, { a: 2 }], AS_SET, 1],
    [[1, 1.4], [1.4, 1.8], { ...AS_SET, tolerance: 0.5 }, 2],
  ])('%j has of %j, by %j: %d', (given, wanted, options, matches) => {
    expect(matchesIn(given, wanted, options).matches).toBe(matches);
  });

  it('has what is wanted however many there are and in whatever order', () => {
    const numbers = Array.from({ length: 20_000 }, (_, at) => at);
    expect(matchesIn(numbers, numbers.toReversed(), AS_SET).matches).toBe(20_000);
  });

  it('of objects is compared as long as that takes no seconds', () => {
    const objects = Array.from({ length: 1_000 }, (_, a) => ({ a }));
    const others = objects.toReversed().map(({ a }) => ({ a }));
    const { matches } = matchesIn(objects, others, AS_SET);
    expect(matches).toBeGreaterThan(40);
    expect(matches).toBeLessThan(100);
  });

  it('tells what had to be dropped of its items', () => {
    expect(matchesIn(['b.', 'a'], ['a', 'b'], AS_SET).leniency).toBe('a full stop');
    expect(matchesIn(['a', '"b"', 'c.'], ['a', 'b', 'c'], PLAIN).leniency).toBe('quotes');
  });
});
