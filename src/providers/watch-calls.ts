import type { Provider } from '../core/evaluation.ts';
import type { CallFailure, CallOutcome } from '../core/trial.ts';
import type { Complete } from '../flows/ports/calls.ts';
import { PROVIDER_NAMES } from './names.ts';

/** So many pages of a proxy in a row, with no word of the provider between, are no passing fault. */
const STRANGE_IN_A_ROW = { neverHeard: 3, heard: 10 } as const;
/** So many calls in a row without a byte of an answer are an outage, not a slow model. */
const SILENT_IN_A_ROW = 5;
/** The same where each waited out its time alone, as at a concurrency of 1: five would take ten minutes. */
const SILENT_ALONE = { neverHeard: 2, heard: 3 } as const;
/** So many refusals in a row whose words don't tell are the candidate's, not a prompt's. */
const UNSURE_IN_A_ROW = 3;
/** So many samples refused in a row by a candidate that never answered: any call would be. */
const REFUSED_IN_A_ROW = 5;
/** What answered within this was well. */
const RECENT_MS = 10 * 60_000;

/** What was heard of a provider, or answered by a candidate, and what has come since. */
interface Course {
  /** When it was last heard of (`performance.now()`); null: never. */
  heardAt: number | null;
  strange: number;
  silent: number;
  unsure: number;
  refused: number;
  /** Calls begun, and calls under way. */
  begun: number;
  open: number;
}

/**
 * Judges failures that one call alone can't: pages of a proxy, calls without a byte, and refusals
 * whose words don't tell what they are about. Each is tried again at first, and ends its candidate
 * when nothing else comes of the provider; a slow or refused call among answers is that sample's.
 */
export function watchCalls(complete: Complete): Complete {
  const records = new Map<string, Course>();
  const recordOf = (name: string) => {
    const record = records.get(name) ?? { ...NEW };
    records.set(name, record);
    return record;
  };
  return async (request) => {
    const { provider, name } = request.candidate;
    const ofProvider = recordOf(provider);
    const ofCandidate = recordOf(`${provider} ${name}`);
    const begun = begin(ofProvider);
    const outcome = await complete(request);
    const span: Span = { ...begun, isAlone: isAlone(ofProvider, begun) };
    ofProvider.open -= 1;
    return judge(outcome, { provider, ofProvider, ofCandidate, span });
  };
}

const NEW: Course = {
  heardAt: null,
  strange: 0,
  silent: 0,
  unsure: 0,
  refused: 0,
  begun: 0,
  open: 0,
};

interface Begun {
  at: number;
  order: number;
  others: number;
}

interface Span extends Begun {
  /** No other call to the provider was under way meanwhile. */
  isAlone: boolean;
}

function begin(record: Course): Begun {
  const others = record.open;
  record.open += 1;
  record.begun += 1;
  return { at: performance.now(), order: record.begun, others };
}

function isAlone({ begun }: Course, { order, others }: Begun): boolean {
  return others === 0 && begun === order;
}

interface Heard {
  provider: Provider;
  ofProvider: Course;
  ofCandidate: Course;
  span: Span;
}

function judge(outcome: CallOutcome, heard: Heard): CallOutcome {
  const { ofProvider, ofCandidate } = heard;
  if (outcome.kind === 'answered') {
    noteAnswer(ofProvider);
    noteAnswer(ofCandidate);
    return outcome;
  }
  const { failure } = outcome;
  switch (failure.kind) {
    case 'too slow':
      if (failure.silent) return failed(silent(failure.latencyMs, heard));
      noteAnswer(ofProvider);
      return outcome;
    case 'transient':
      return failure.sign === 'strange' ? failed(afterStrangeReply(failure, ofProvider)) : outcome;
    case 'permanent':
      noteAnswer(ofProvider);
      return failure.unsure ? failed(afterUnsureRefusal(failure.message, ofCandidate)) : outcome;
    case 'rate limited':
      noteAnswer(ofProvider);
      return outcome;
    case 'this sample':
      noteAnswer(ofProvider);
      return failed(refused(failure, ofCandidate));
    case 'not sent':
      return outcome;
  }
}

function noteAnswer(record: Course): void {
  record.heardAt = performance.now();
  record.strange = 0;
  record.silent = 0;
  record.unsure = 0;
  record.refused = 0;
}

function afterStrangeReply(
  failure: Extract<CallFailure, { kind: 'transient' }>,
  record: Course,
): CallFailure {
  record.strange += 1;
  const enough = record.heardAt === null ? STRANGE_IN_A_ROW.neverHeard : STRANGE_IN_A_ROW.heard;
  if (record.strange < enough) return failure;
  return { kind: 'permanent', message: failure.message };
}

/** A slow model's, where its provider was heard of meanwhile, or the call was the only one. */
function silent(latencyMs: number, { provider, ofProvider, span }: Heard): CallFailure {
  const { heardAt } = ofProvider;
  const isAmongAnswers = heardAt !== null && heardAt >= span.at;
  const isFirstAlone = heardAt !== null && span.isAlone && ofProvider.silent === 0;
  if (!isAmongAnswers) ofProvider.silent += 1;
  if (isAmongAnswers || isFirstAlone) return { kind: 'too slow', latencyMs, silent: true };
  const company = PROVIDER_NAMES[provider]?.company ?? provider;
  const seconds = Math.round(latencyMs / 1000);
  const enoughAlone = heardAt === null ? SILENT_ALONE.neverHeard : SILENT_ALONE.heard;
  const enough = span.isAlone ? enoughAlone : SILENT_IN_A_ROW;
  if (ofProvider.silent < enough) {
    const message = `${company} did not answer with a single byte in ${seconds} s.`;
    return { kind: 'transient', retryAfterMs: null, sign: 'silent', message };
  }
  const message = `${company} does not answer: not a byte came back in ${seconds} s from the last ${ofProvider.silent} calls. Check its status page, the network and ${PROVIDER_NAMES[provider]?.baseUrlVariable ?? 'its address'}, and run again.`;
  return { kind: 'permanent', message };
}

function afterUnsureRefusal(message: string, record: Course): CallFailure {
  record.unsure += 1;
  if (record.unsure >= UNSURE_IN_A_ROW) return { kind: 'permanent', message };
  const isWell = record.heardAt !== null && performance.now() - record.heardAt < RECENT_MS;
  return isWell
    ? { kind: 'this sample', failure: 'refused', message }
    : { kind: 'transient', retryAfterMs: null, message };
}

function refused(
  failure: Extract<CallFailure, { kind: 'this sample' }>,
  record: Course,
): CallFailure {
  record.refused += 1;
  const isAny = record.heardAt === null && record.refused >= REFUSED_IN_A_ROW;
  return isAny ? { kind: 'permanent', message: failure.message } : failure;
}

function failed(failure: CallFailure): CallOutcome {
  return { kind: 'failed', failure };
}
