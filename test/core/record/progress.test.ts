import { describe, expect, it } from 'vitest';
import type { CandidateMemory, Decision } from '../../../src/core/plan/plan-memory.ts';
import { type CandidateRecord, candidateProgress } from '../../../src/core/record/progress.ts';

const memory = (decision: Decision | null): CandidateMemory => ({
  repeats: 1,
  alpha: 0.05,
  shortcut: false,
  looks: 1,
  decision,
  reason: null,
});
const record = (rest: Partial<CandidateRecord>): CandidateRecord => ({
  name: 'a/b',
  trials: { done: 12, wanted: 20, score: 0.75 },
  memory: memory(null),
  isStopped: false,
  outcome: null,
  ...rest,
});
const lineOf = (rest: Partial<CandidateRecord>) => candidateProgress(record(rest), 30);

describe('a candidate’s line while its evaluation runs', () => {
  it('waits before its first trial and runs after it, out of all samples at least', () => {
    expect(lineOf({ trials: null })).toMatchObject({ state: 'waits', done: 0, planned: 30 });
    expect(lineOf({})).toMatchObject({ state: 'running', done: 12, planned: 30, score: 0.75 });
    expect(lineOf({ trials: { done: 1, wanted: 90, score: 1 } }).planned).toBe(90);
  });

  it('waits with a pilot alone, which tells what a call costs, and is not run after it', () => {
    const pilot = { done: 1, wanted: 1, score: 1 };
    const unbegun = (decision: Decision | null) => ({ ...memory(decision), repeats: null });
    expect(lineOf({ trials: pilot, memory: unbegun(null) }).state).toBe('waits');
    expect(lineOf({ trials: pilot, memory: null }).state).toBe('waits');
    expect(lineOf({ trials: pilot }).state).toBe('running');
    expect(lineOf({ trials: pilot, memory: unbegun('not needed') })).toMatchObject({
      state: 'not run',
      why: 'not needed',
    });
  });

  it.each(['proven', 'ruled out'] as const)('is what the plan decided: %s', (decision) => {
    expect(lineOf({ memory: memory(decision) })).toMatchObject({
      state: decision,
      why: null,
      planned: 12,
    });
  });

  it.each(['exhausted', 'cannot be proven'] as const)('is not proven when %s', (decision) => {
    expect(lineOf({ memory: memory(decision) })).toMatchObject({ state: 'not proven', why: null });
  });

  it.each(['not needed', 'no proof', 'stopped'] as const)('keeps the cause: %s', (why) => {
    expect(lineOf({ memory: memory(why) })).toMatchObject({ state: 'unclear', why });
    expect(lineOf({ memory: memory(why), trials: null })).toMatchObject({ state: 'not run', why });
  });

  it('is stopped before the plan heard of it', () => {
    expect(lineOf({ isStopped: true })).toMatchObject({ why: 'stopped' });
    expect(lineOf({ isStopped: true, memory: memory('proven') }).state).toBe('proven');
  });

  it('is unanswered when none of its trials has a score', () => {
    const trials = { done: 30, wanted: 30, score: null };
    expect(lineOf({ trials, memory: memory('exhausted') })).toMatchObject({
      state: 'not run',
      why: 'unanswered',
    });
  });

  it('is what the result says once there is one', () => {
    const outcome = { verdict: 'likely', why: 'stopped' } as const;
    expect(lineOf({ outcome, memory: memory('stopped') })).toMatchObject({
      state: 'likely',
      why: 'stopped',
    });
  });
});
