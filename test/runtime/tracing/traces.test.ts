import { expect, it } from 'vitest';
import {
  candidate,
  evaluationRequest,
  FLASH_LITE,
  HAIKU,
} from '../../support/evaluation-request.ts';
import { BACKENDS, openPlace, openTestRuntime } from '../../support/runtime.ts';
import { startTraceReceiver, type TraceReceiver } from '../../support/trace-receiver.ts';

const REQUEST = evaluationRequest(
  { prompt: 'Secret question: {{input}}', candidates: [candidate(HAIKU), candidate(FLASH_LITE)] },
  3,
);

it.each(BACKENDS)(
  'an evaluation is one trace with the queue in %s: its jobs, trials and calls, without their content',
  async (backend) => {
    await using receiver = await startTraceReceiver();
    await using place = await openPlace(backend);
    const load = { latencyMs: 2, answer: 'Secret answer' };
    const result = await (async () => {
      await using test = await openTestRuntime(place, { load, tracesUrl: receiver.url });
      return await test.run(REQUEST);
    })();
    const { spans } = receiver;
    const traceId = result.evaluation.id.replaceAll('-', '');
    expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
    const roots = spans.filter(({ parentSpanId }) => !parentSpanId);
    expect(roots).toMatchObject([
      {
        name: 'evaluation',
        attributes: { 'llm_pick.usd': result.spend.usd, 'llm_pick.trials': 12 },
      },
    ]);
    const ids = new Set(spans.map(({ spanId }) => spanId));
    expect(spans.filter(({ parentSpanId }) => parentSpanId && !ids.has(parentSpanId))).toEqual([]);
    expect(named(receiver, 'trial').length).toBeGreaterThanOrEqual(12);
    const calls = named(receiver, 'chat claude-haiku-5-5');
    expect(calls).toHaveLength(6);
    expect(calls[0]!.attributes).toMatchObject({
      'gen_ai.provider.name': 'anthropic',
      'llm_pick.outcome': 'complete',
      'gen_ai.usage.output_tokens': 4,
    });
    const all = [...calls, ...named(receiver, 'chat gemini-3.5-flash-lite')];
    const callIds = new Set(all.map(({ spanId }) => spanId));
    expect(spans.filter(({ parentSpanId }) => callIds.has(parentSpanId ?? ''))).toEqual([]);
    const usd = all.reduce((sum, { attributes }) => sum + Number(attributes['llm_pick.usd']), 0);
    expect(usd).toBeCloseTo(result.spend.usd, 9);
    expect(receiver.bodies.join('')).not.toMatch(/secret/i);
  },
);

it('an address that takes none is told, and holds nothing up', async () => {
  await using receiver = await startTraceReceiver(403);
  await using place = await openPlace('postgres');
  await using test = await openTestRuntime(place, { tracesUrl: receiver.url });
  expect((await test.run(REQUEST)).models.map(({ trials }) => trials)).toEqual([6, 6]);
  const reports = () => test.logs.filter(({ message }) => message === 'Traces could not be sent');
  await expect.poll(reports).not.toEqual([]);
});

function named({ spans }: TraceReceiver, name: string) {
  return spans.filter((span) => span.name === name);
}
