import { describe, expect, it } from 'vitest';
import { FIELDS, type FieldName } from '../../../src/core/request/fields.ts';

describe('a field as people write it', () => {
  it.each<[FieldName, unknown, unknown]>([
    ['take', 200, { kind: 'drawn', count: 200 }],
    ['take', { first: 50 }, { kind: 'first', first: 50 }],
    ['bar', 0.9, { kind: 'absolute', rate: 0.9 }],
    ['bar', '90%', { kind: 'absolute', rate: 0.9 }],
    ['bar', { within: 0.05 }, { kind: 'relative', within: 0.05 }],
    ['volume', 1_000, 1_000],
    ['volume', '1,000', 1_000],
    ['budget', '$2.50', 2.5],
  ])('%s: %j', (name, written, value) => {
    expect(FIELDS[name].safeParse(written)).toMatchObject({ success: true, data: value });
  });

  it.each<[FieldName, unknown, string]>([
    ['take', 0, 'must be a whole number of samples, at least 1'],
    ['take', 1.5, 'must be a whole number of samples, at least 1'],
    ['take', { first: 0 }, 'must be a whole number of samples, at least 1'],
    ['take', 'all', 'must be a number of samples, or {first: a number}'],
    ['volume', 1e99, 'must be at most 1,000,000,000,000 calls a month'],
    ['volume', '1e99', 'must be at most 1,000,000,000,000 calls a month'],
    ['volume', 1.5, 'must be a whole number of calls a month'],
    ['volume', -1e99, 'must be at least 1 call a month'],
    ['repeats', 1e99, 'must be from 1 to 10'],
    ['repeats', 2.5, 'must be a whole number from 1 to 10'],
    ['seed', 1e99, 'must be at most 2147483647'],
    ['seed', 0.5, 'must be a whole number'],
    ['budget', 0, 'must be above 0: it is the most this evaluation may spend, in dollars'],
    ['budget', 1e-13, 'must be at least 0.000001 dollars'],
    ['budget', 1e99, 'must be at most 10,000 dollars'],
    ['bar', {}, 'is missing: write 0.05 for 5 points'],
    ['bar', { within: 'much' }, 'must be above 0 and below 1: write 0.05 for 5 points'],
    ['bar', 1.5, 'must be above 0 and at most 1: write 0.9 for 90%'],
    ['scorer', undefined, 'must be one of exact, contains, regex, number, json, judge'],
    ['scorer', { type: 5 }, 'must be one of exact, contains, regex, number, json, judge'],
    ['scorer', 'contain', 'Did you mean contains?'],
  ])('%s: %j is faulted', (name, written, message) => {
    const issues = FIELDS[name].safeParse(written).error?.issues ?? [];
    expect(issues.map((issue) => issue.message)).toEqual([expect.stringContaining(message)]);
  });
});
