import { describe, expect, it } from 'vitest';
import type { CallOutcome } from '../../src/core/trial.ts';
import type { CallRequest, Complete } from '../../src/flows/ports/calls.ts';
import { limitCalls } from '../../src/providers/limit-calls.ts';
import { candidate } from '../support/evaluation-request.ts';

const DONE: CallOutcome = { kind: 'failed', failure: { kind: 'too slow', latencyMs: 1 } };

const request = (name: string): CallRequest => ({
  ...{ candidate: candidate(name), system: null, turns: [], prompt: 'p', timeoutMs: 1_000 },
  signal: new AbortController().signal,
});
const ANTHROPIC = request('anthropic/claude-haiku-5-5');
const GOOGLE = request('google/gemini-3.8-flash');

/** No other process holds calls back. */
const nobody = async () => 0;

/** Calls that end when told to. */
function held() {
  const waiting: ((outcome: CallOutcome) => void)[] = [];
  const asked: string[] = [];
  const complete: Complete = ({ candidate: { provider } }) => {
    asked.push(provider);
    return new Promise((resolve) => waiting.push(resolve));
  };
  return { complete, asked, end: (outcome = DONE) => waiting.shift()!(outcome) };
}

describe('a provider’s slots', () => {
  it('let so many calls through at once, and the next when one ends; each provider has its own', async () => {
    const { complete, asked, end } = held();
    const limited = limitCalls(complete, 2, new AbortController().signal, nobody);
    const calls = [1, 2, 3].map(() => limited(ANTHROPIC));
    const other = limited(GOOGLE);
    await expect.poll(() => asked).toEqual(['anthropic', 'anthropic', 'google']);
    end();
    await expect.poll(() => asked.length).toBe(4);
    for (let left = 0; left < 3; left++) end();
    expect(await Promise.all([...calls, other])).toEqual([DONE, DONE, DONE, DONE]);
  });

  it('are left, unsent, when the provider asked to wait for long', async () => {
    const { complete, asked, end } = held();
    const limited = limitCalls(complete, 1, new AbortController().signal, nobody);
    const calls = [1, 2, 3].map(() => limited(ANTHROPIC));
    await expect.poll(() => asked).toHaveLength(1);
    end({
      kind: 'failed',
      failure: { kind: 'rate limited', retryAfterMs: 3_600_000, message: 'later' },
    });
    for (const outcome of await Promise.all(calls)) {
      expect(outcome).toMatchObject({ kind: 'failed', failure: { kind: 'rate limited' } });
    }
    expect(asked).toHaveLength(1);
  });

  it.each(['rate limited', 'transient'] as const)(
    'stay shut as long as a provider that is %s asked to wait, and only its own',
    async (kind) => {
      const { complete, asked, end } = held();
      const limited = limitCalls(complete, 2, new AbortController().signal, nobody);
      const refused = limited(ANTHROPIC);
      await expect.poll(() => asked.length).toBe(1);
      const message = 'slow down';
      end({ kind: 'failed', failure: { kind, retryAfterMs: 200, message } });
      await refused;
      const begun = performance.now();
      const next = limited(ANTHROPIC);
      const other = limited(GOOGLE);
      await expect.poll(() => asked).toEqual(['anthropic', 'google']);
      end();
      await other;
      await expect.poll(() => asked.length).toBe(3);
      expect(performance.now() - begun).toBeGreaterThan(190);
      end();
      await next;
    },
  );

  it('stay shut as long as another process holds the provider back', async () => {
    const { complete, asked, end } = held();
    const until = performance.now() + 200;
    const heldFor = async (provider: string) =>
      provider === 'google' ? until - performance.now() : 0;
    const limited = limitCalls(complete, 2, new AbortController().signal, heldFor);
    const calls = [limited(GOOGLE), limited(ANTHROPIC)];
    await expect.poll(() => asked).toEqual(['anthropic', 'google']);
    expect(performance.now()).toBeGreaterThan(until - 10);
    end();
    end();
    await Promise.all(calls);
  });

  it('send nothing more once the process closes', async () => {
    const { complete, asked, end } = held();
    const closing = new AbortController();
    const limited = limitCalls(complete, 1, closing.signal, nobody);
    const [first, second] = [limited(ANTHROPIC), limited(ANTHROPIC)];
    await expect.poll(() => asked.length).toBe(1);
    closing.abort();
    end();
    expect(await first).toEqual(DONE);
    expect(await second).toEqual({ kind: 'failed', failure: { kind: 'not sent' } });
    expect(asked).toHaveLength(1);
  });
});
