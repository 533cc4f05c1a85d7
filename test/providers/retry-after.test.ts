import { describe, expect, it } from 'vitest';
import { durationMs, retryAfter } from '../../src/providers/retry-after.ts';

const NOW = Date.parse('2026-11-24T01:00:00Z');

describe('retryAfter', () => {
  it.each<[string, Record<string, string>, number | null]>([
    ['seconds', { 'retry-after': '17' }, 17_000],
    ['parts of seconds', { 'retry-after': '0.5' }, 500],
    ['milliseconds, which win', { 'retry-after-ms': '250', 'retry-after': '1' }, 250],
    ['a date', { 'retry-after': 'Tue, 24 Nov 2026 01:00:30 GMT' }, 30_000],
    ['a date that has passed', { 'retry-after': 'Tue, 24 Nov 2026 00:00:00 GMT' }, null],
    ['no wait at all', { 'retry-after': '0' }, null],
    ['more than a day', { 'retry-after': '99999999999999999999' }, 86_400_000],
    ['nothing', {}, null],
    ['an empty header', { 'retry-after': '' }, null],
    ['nonsense', { 'retry-after': 'soon' }, null],
    ['a negative number', { 'retry-after': '-5 seconds' }, null],
  ])('reads %s', (_name, headers, expected) => {
    expect(retryAfter(new Headers(headers), NOW)).toBe(expected);
  });
});

describe('durationMs', () => {
  it.each([
    ['12s', 12_000],
    ['12.4s', 12_400],
    ['0.020s', 20],
    ['0s', null],
    ['315576000000s', 86_400_000],
    ['12', null],
    ['soon', null],
  ])('reads %s', (text, expected) => {
    expect(durationMs(text)).toBe(expected);
  });
});
