import { SpanStatusCode } from '@opentelemetry/api';
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { expect, it } from 'vitest';
import { withoutContent } from '../../../src/runtime/tracing/without-content.ts';

it('a span of an error keeps the kind of the error alone', () => {
  const memory = new InMemorySpanExporter();
  const processor = new SimpleSpanProcessor({ exporter: withoutContent(memory) });
  const tracer = new TracerProvider({ spanProcessors: [processor] }).getTracer('test');
  const span = tracer.startSpan('process', { attributes: { queue: 'trials-google' } });
  span.recordException(new RangeError('Failed query: insert\nparams: secret'));
  span.setStatus({ code: SpanStatusCode.ERROR, message: 'secret' });
  span.end();
  const [sent] = memory.getFinishedSpans();
  expect(sent).toMatchObject({ name: 'process', attributes: { queue: 'trials-google' } });
  expect(sent!.events.map(({ attributes }) => attributes)).toEqual([
    { 'exception.type': 'RangeError' },
  ]);
  expect(JSON.stringify([sent!.events, sent!.status])).not.toContain('secret');
});
