import {
  type Context,
  ROOT_CONTEXT,
  type SpanContext,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import {
  type IdGenerator,
  RandomIdGenerator,
  type Sampler,
  SamplingDecision,
} from '@opentelemetry/sdk-trace';

/** Its span's name. */
export const EVALUATION = 'evaluation';

/** Returns what a span of any process is begun in to be a part of an evaluation. */
export function evaluationContext(evaluationId: string): Context {
  return trace.setSpanContext(ROOT_CONTEXT, evaluationSpan(evaluationId));
}

/** Its id is the trace's: who quotes the one has the other. */
function evaluationSpan(evaluationId: string): SpanContext {
  const traceId = evaluationId.replaceAll('-', '');
  const spanId = traceId.slice(16);
  return { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
}

/** Random ids, but for an evaluation's own span: others have it as their parent before it is there. */
export function evaluationIds(): {
  ids: IdGenerator;
  as<T>(evaluationId: string, begin: () => T): T;
} {
  const random = new RandomIdGenerator();
  let next: SpanContext | null = null;
  return {
    ids: {
      generateTraceId: () => next?.traceId ?? random.generateTraceId(),
      generateSpanId: () => next?.spanId ?? random.generateSpanId(),
    },
    as: (evaluationId, begin) => {
      next = evaluationSpan(evaluationId);
      try {
        return begin();
      } finally {
        next = null;
      }
    },
  };
}

/** Of what has no parent, evaluations alone: the queue's looks for work are no part of any. */
export const EVALUATIONS_ALONE: Sampler = {
  shouldSample: (_context, _traceId, name) => ({
    decision:
      name === EVALUATION ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD,
  }),
  toString: () => 'evaluations alone',
};
