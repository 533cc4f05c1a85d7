import { expect, it } from 'vitest';
import type { CallOutcome } from '../../src/core/trial.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import { candidate, FLASH_LITE, HAIKU } from '../support/evaluation-request.ts';

const NONE = { queues: [], holds: [], monthSpend: [] };
const usage = { input: 1, cacheRead: 0, cacheWrite: 0, output: 1, reasoning: 0 };
const ANSWERED: CallOutcome = {
  kind: 'answered',
  answer: { text: 'secret answer', stop: 'complete', servedModel: 'm', latencyMs: 700, usage },
};
const LIMITED: CallOutcome = {
  kind: 'failed',
  failure: { kind: 'rate limited', retryAfterMs: null, message: 'secret message' },
};

it('calls are counted by provider, model and outcome, the answered ones timed, without their texts', async () => {
  const metrics = createMetrics();
  const call = async (name: string, outcome: CallOutcome) => {
    const { signal } = new AbortController();
    const request = {
      candidate: candidate(name),
      system: null,
      turns: [],
      prompt: 'secret prompt',
    };
    await metrics.measured(async () => outcome)({ ...request, signal, timeoutMs: 1_000 });
  };
  await call(HAIKU, ANSWERED);
  await call(HAIKU, ANSWERED);
  await call(FLASH_LITE, LIMITED);
  const text = await metrics.text(NONE);
  expect(text).toContain(
    'llm_pick_calls_total{provider="anthropic",model="claude-haiku-5-5",outcome="answered"} 2',
  );
  expect(text).toContain(
    'llm_pick_calls_total{provider="google",model="gemini-3.5-flash-lite",outcome="rate_limited"} 1',
  );
  expect(text).toContain(
    'llm_pick_call_seconds_sum{provider="anthropic",model="claude-haiku-5-5"} 1.4',
  );
  expect(text).not.toContain('secret');
  expect(text).toContain('process_resident_memory_bytes');
});

it('queues, holds and dollars are as they are when asked: what is gone is not told again', async () => {
  const metrics = createMetrics();
  const full = await metrics.text({
    queues: [{ queue: 'trials-google', state: 'waiting', jobs: 12 }],
    holds: [{ provider: 'google', ms: 1_500 }],
    monthSpend: [{ provider: 'google', usd: 1.25 }],
  });
  expect(full).toContain('llm_pick_queue_jobs{queue="trials-google",state="waiting"} 12');
  expect(full).toContain('llm_pick_provider_hold_seconds{provider="google"} 1.5');
  expect(full).toContain('llm_pick_month_spend_dollars{provider="google"} 1.25');
  expect(await metrics.text(NONE)).not.toContain('trials-google');
});
