import {
  type Attributes,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
} from '@opentelemetry/api';
import { modelOf } from '../../core/catalog/find-model.ts';
import type { Catalog } from '../../core/catalog/model.ts';
import { servedModel } from '../../core/catalog/served-model.ts';
import type { Candidate } from '../../core/evaluation.ts';
import { toDollars } from '../../core/money.ts';
import { priceCall } from '../../core/pricing/call-cost.ts';
import type { Answer, CallOutcome } from '../../core/trial.ts';
import type { Complete } from '../../flows/ports/calls.ts';

/** Has each call be a span, in OpenTelemetry's words for language models. */
export function tracedCalls(tracer: Tracer, catalog: Catalog, complete: Complete): Complete {
  return (request) => {
    const { candidate } = request;
    const attributes = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': candidate.provider,
      'gen_ai.request.model': candidate.model,
    };
    const options = { kind: SpanKind.CLIENT, attributes };
    return tracer.startActiveSpan(`chat ${candidate.model}`, options, async (span) => {
      const outcome = await complete(request);
      endSpan(span, outcome, { catalog, candidate });
      return outcome;
    });
  };
}

interface Called {
  catalog: Catalog;
  candidate: Candidate;
}

function endSpan(span: Span, outcome: CallOutcome, called: Called): void {
  if (outcome.kind === 'answered') {
    span.setAttributes(answerAttributes(outcome.answer, called));
  } else {
    span.setAttributes({
      'llm_pick.outcome': outcome.failure.kind,
      'error.type': outcome.failure.kind,
    });
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}

/** Its dollars are left out where its model is an evaluation's own, or its tokens were not told. */
function answerAttributes(
  { stop, servedModel: served, usage }: Answer,
  { catalog, candidate }: Called,
): Attributes {
  const outcome = { 'llm_pick.outcome': stop, 'gen_ai.response.model': served };
  if (usage === null) return outcome;
  const model = modelOf(catalog, candidate);
  const priced = model && priceCall(servedModel(catalog, model, served), usage, new Date());
  return {
    ...outcome,
    'gen_ai.usage.input_tokens': usage.input,
    'gen_ai.usage.output_tokens': usage.output,
    'llm_pick.usd': priced ? toDollars(priced.cost) : undefined,
  };
}
