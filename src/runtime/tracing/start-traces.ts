import { context, propagation, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { setGlobalErrorHandler, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, ParentBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import { BullMQOtel } from 'bullmq-otel';
import type { Result } from '../../core/result/schema/result.ts';
import type { TrialOutcome } from '../../core/settlement/claimed-trial.ts';
import type { TrialRef } from '../../core/trial.ts';
import { endsWithin } from '../../queue/ends-within.ts';
import { tracedCalls } from './call-span.ts';
import {
  EVALUATION,
  EVALUATIONS_ALONE,
  evaluationContext,
  evaluationIds,
} from './evaluation-span.ts';
import type { Traces } from './traces.ts';
import { withoutContent } from './without-content.ts';

const NAME = 'llm-pick';
/** Many trials end at once; what has no room is left out. */
const BATCHES = { maxQueueSize: 16_384, maxExportBatchSize: 1_024, scheduledDelayMillis: 1_000 };
/** So long a stop waits for what is left to be sent. */
const CLOSE_MS = 2_000;

/**
 * Traces to an OTLP address over HTTP; what else `OTEL_EXPORTER_OTLP_*` and `OTEL_SERVICE_NAME` say is
 * read by the libraries.
 */
export function startTraces(url: string, onError: (error: unknown) => void): Traces {
  const { ids, as } = evaluationIds();
  const exporter = withoutContent(new OTLPTraceExporter({ url }));
  const named = resourceFromAttributes({ 'service.name': NAME });
  const provider = new TracerProvider({
    resource: named.merge(detectResources({ detectors: [envDetector] })),
    sampler: new ParentBasedSampler({ root: EVALUATIONS_ALONE }),
    idGenerator: ids,
    spanProcessors: [new BatchSpanProcessor({ exporter, ...BATCHES })],
  });
  setGlobalErrorHandler(onError);
  // The queue's tracer finds them here.
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  const tracer = provider.getTracer(NAME);
  return {
    telemetry: new BullMQOtel({ tracerName: NAME }),
    within: (evaluationId, work) => context.with(evaluationContext(evaluationId), work),
    trial: (trial, run) => tracedTrial(tracer, trial, run),
    calls: (complete, catalog) => tracedCalls(tracer, catalog, complete),
    ended: (result) => as(result.evaluation.id, () => traceEvaluation(tracer, result)),
    close: async () => {
      await endsWithin(CLOSE_MS, provider.shutdown().catch(onError));
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
}

async function tracedTrial(
  tracer: Tracer,
  { evaluationId, candidate, sample, repeat }: TrialRef,
  run: () => Promise<TrialOutcome>,
): Promise<TrialOutcome> {
  const attributes = {
    'llm_pick.evaluation': evaluationId,
    'llm_pick.candidate': candidate,
    'llm_pick.sample': sample,
    'llm_pick.repeat': repeat,
  };
  return tracer.startActiveSpan('trial', { attributes }, async (span) => {
    try {
      const outcome = await run();
      span.setAttribute('llm_pick.outcome', outcome.kind);
      return outcome;
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

function traceEvaluation(tracer: Tracer, result: Result): void {
  const { ending, models, spend, evaluation } = result;
  const attributes = {
    'llm_pick.evaluation': evaluation.id,
    'llm_pick.outcome': ending,
    'llm_pick.trials': models.reduce((sum, { trials }) => sum + trials, 0),
    'llm_pick.usd': spend.usd,
  };
  const startTime = new Date(evaluation.startedAt);
  const span = tracer.startSpan(EVALUATION, { root: true, startTime, attributes });
  span.end(new Date(evaluation.finishedAt));
}
