import { SpanStatusCode } from '@opentelemetry/api';
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { findModel } from '../../../src/core/catalog/find-model.ts';
import { toDollars } from '../../../src/core/money.ts';
import { priceCall } from '../../../src/core/pricing/call-cost.ts';
import type { Answer, CallOutcome } from '../../../src/core/trial.ts';
import { tracedCalls } from '../../../src/runtime/tracing/call-span.ts';
import { candidate, HAIKU } from '../../support/evaluation-request.ts';

const MODEL = 'claude-haiku-5-5';
const ANSWER: Answer = {
  text: 'secret answer',
  stop: 'complete',
  servedModel: MODEL,
  latencyMs: 700,
  usage: { input: 900, cacheRead: 0, cacheWrite: 0, output: 70, reasoning: 0 },
};

it('a call tells its model, how it ended, its tokens and their price', async () => {
  const span = await spanOf({ kind: 'answered', answer: ANSWER });
  const model = findModel(loadCatalog(), HAIKU)!;
  expect(span.name).toBe(`chat ${MODEL}`);
  expect(span.attributes).toEqual({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'anthropic',
    'gen_ai.request.model': MODEL,
    'gen_ai.response.model': MODEL,
    'gen_ai.usage.input_tokens': 900,
    'gen_ai.usage.output_tokens': 70,
    'llm_pick.outcome': 'complete',
    'llm_pick.usd': toDollars(priceCall(model, ANSWER.usage!, new Date())!.cost),
  });
});

it('a call whose tokens were not told has no price', async () => {
  const span = await spanOf({ kind: 'answered', answer: { ...ANSWER, usage: null } });
  expect(Object.keys(span.attributes)).not.toContain('llm_pick.usd');
});

it('a call that failed tells the kind of its failure, not what the provider said', async () => {
  const failure = { kind: 'transient', retryAfterMs: null, message: 'secret words' } as const;
  const span = await spanOf({ kind: 'failed', failure });
  expect(span.status).toEqual({ code: SpanStatusCode.ERROR });
  expect(span.attributes).toMatchObject({ 'error.type': 'transient' });
  expect(JSON.stringify([span.attributes, span.events])).not.toContain('secret');
});

async function spanOf(outcome: CallOutcome) {
  const memory = new InMemorySpanExporter();
  const spanProcessors = [new SimpleSpanProcessor({ exporter: memory })];
  const tracer = new TracerProvider({ spanProcessors }).getTracer('test');
  const call = tracedCalls(tracer, loadCatalog(), async () => outcome);
  const { signal } = new AbortController();
  const request = { candidate: candidate(HAIKU), system: null, turns: [], prompt: 'secret prompt' };
  await call({ ...request, signal, timeoutMs: 1_000 });
  return memory.getFinishedSpans()[0]!;
}
