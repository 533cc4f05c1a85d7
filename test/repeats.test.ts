import { describe, expect, it } from 'vitest';
import { createRepeats } from '../src/repeats.ts';

function clock() {
  let at = 0;
  const repeats = createRepeats(() => at);
  const wait = (ms: number) => {
    at += ms;
  };
  return { repeats, wait };
}

describe('lines that are alike', () => {
  it('are a handful a minute, however many there are, and none is lost from the count', () => {
    const { repeats, wait } = clock();
    const written: number[] = [];
    for (let line = 0; line < 60_000; line++) {
      const leftOut = repeats('A queue worker failed', `OOM command not allowed, job ${line}`);
      if (leftOut !== null) written.push(leftOut);
      wait(1);
    }
    expect(written.length).toBeLessThanOrEqual(10);
    expect(written.slice(0, 3)).toEqual([0, 0, 0]);
    wait(60_000);
    const last = repeats('A queue worker failed', 'OOM command not allowed, job 1') ?? 0;
    expect(written.reduce((sum, each) => sum + each, last)).toBe(60_000 - written.length);
  });

  it('are news again after two minutes without one', () => {
    const { repeats, wait } = clock();
    const five = () => Array.from({ length: 5 }, () => repeats('A sweep failed', 'ECONNREFUSED'));
    expect(five()).toEqual([0, 0, 0, null, null]);
    wait(121_000);
    expect(five()).toEqual([0, 0, 0, null, null]);
  });

  it('do not hide another cause, nor another message', () => {
    const { repeats } = clock();
    for (let line = 0; line < 100; line++) repeats('A sweep failed', 'ECONNREFUSED');
    expect(repeats('A sweep failed', 'disk full')).toBe(0);
    expect(repeats('A heartbeat failed', 'ECONNREFUSED')).toBe(0);
  });

  it('without details are written once before gaps begin', () => {
    const { repeats, wait } = clock();
    const said = () => repeats('The disk is full.', '');
    expect([said(), said(), said()]).toEqual([0, null, null]);
    wait(1_000);
    expect([said(), said()]).toEqual([2, null]);
  });

  it('differ by more than numbers and ids', () => {
    const { repeats } = clock();
    const ids = ['4f9c1d2e-1111-4aaa-8bbb-0123456789ab', '5a9c1d2e-2222-4aaa-8bbb-0123456789ab'];
    const lines = [...ids, ...ids].map((id) => repeats('A job failed', `evaluation ${id}`));
    expect(lines).toEqual([0, 0, 0, null]);
  });
});

it('one message says at most 20 things a minute', () => {
  const { repeats, wait } = clock();
  const words = Array.from({ length: 100 }, (_, index) => 'x'.repeat(index + 1));
  const written = () => words.filter((word) => repeats('A job failed', word) !== null).length;
  expect(written()).toBe(20);
  wait(60_000);
  expect(written()).toBe(20);
});
