import { describe, expect, it } from 'vitest';
import { untilNextLook } from '../../../src/cli/questions/until-next-look.ts';

describe('the next look at an evaluation', () => {
  it('comes when its calls will have ended at the pace since the look before', () => {
    const before = { done: 300, waitedMs: 200 };
    expect(untilNextLook({ done: 400, planned: 450 }, before)).toBe(100);
    expect(untilNextLook({ done: 400, planned: 430 }, before)).toBe(60);
  });

  it.each([
    ['its calls will take longer', { done: 400, planned: 2_000 }, { done: 300, waitedMs: 200 }],
    ['none has ended since', { done: 300, planned: 310 }, { done: 300, waitedMs: 200 }],
    ['calls are asked again', { done: 290, planned: 310 }, { done: 300, waitedMs: 200 }],
    ['it is not planned yet', null, { done: 0, waitedMs: 0 }],
  ])('comes a fifth of a second later where %s', (_, progress, before) => {
    expect(untilNextLook(progress, before)).toBe(200);
  });

  it.each([
    ['all have ended', { done: 500, planned: 500 }],
    ['the last one is about to', { done: 499, planned: 500 }],
    ['more have than were planned', { done: 501, planned: 500 }],
    ['none was planned', { done: 0, planned: 0 }],
  ])('comes at once where %s', (_, progress) => {
    expect(untilNextLook(progress, { done: 0, waitedMs: 200 })).toBe(20);
  });
});
