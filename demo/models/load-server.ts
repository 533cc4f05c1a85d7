import { setTimeout as sleep } from 'node:timers/promises';
import { chance } from './chance.ts';
import type { HttpReply, ModelCall, ModelReply } from './model-call.ts';
import { modelAnswer, modelError } from './model-reply.ts';
import { startModelServer } from './model-server.ts';

export interface LoadOptions {
  /** How long every reply takes. */
  latencyMs: number;
  /** The share of requests that fail, in equal parts as 429, 500, a reset connection and garbage, or as given. */
  faults?: { rate: number; seed: number; kinds?: readonly Fault[] };
  /** What every model says, or what one says to a call; `ok` when not given. */
  answer?: string | ((call: ModelCall) => string);
}

/** The calls a provider would bill: those answered in full, whether or not the client was still there. */
interface Billed {
  calls: number;
  byModel: Record<string, number>;
}

export interface LoadServer {
  anthropicUrl: string;
  googleUrl: string;
  /** Where a GET answers `Billed` as JSON. */
  billedUrl: string;
  billed(): Billed;
  stop(): Promise<void>;
}

/** A timer of Node's fires about so late, and a request is read before it is set. */
const TIMER_IS_LATE_MS = 1;

/** How long a 429 asks to wait. */
const RETRY_AFTER_MS = 50;

/** A fast stand-in for both providers that counts what it would bill: for benchmarks and tests of recovery. */
export async function startLoadServer({
  latencyMs,
  faults,
  answer = 'ok',
}: LoadOptions): Promise<LoadServer> {
  const byModel: Record<string, number> = {};
  let requests = 0;
  let calls = 0;
  const billed = (): Billed => ({ calls, byModel: { ...byModel } });
  const respond = async (call: ModelCall): Promise<HttpReply> => {
    requests += 1;
    const id = String(requests);
    const fault = faults ? faultOf(chance(faults.seed, id) / faults.rate, faults.kinds) : null;
    if (latencyMs > TIMER_IS_LATE_MS) await sleep(latencyMs - TIMER_IS_LATE_MS);
    if (fault) return faultReply(fault, call);
    calls += 1;
    byModel[call.model] = (byModel[call.model] ?? 0) + 1;
    const text = typeof answer === 'string' ? answer : answer(call);
    return modelAnswer(call, id, replyOf(call, text));
  };
  const { url, ...server } = await startModelServer({ respond, pages: { '/billed': billed } });
  return {
    anthropicUrl: server.anthropicUrl,
    googleUrl: server.googleUrl,
    billedUrl: `${url}/billed`,
    billed,
    stop: server.stop,
  };
}

const FAULTS = ['rate limit', 'server error', 'reset', 'garbage'] as const;

type Fault = (typeof FAULTS)[number];

/** `share` below 1 is a fault, and where in [0,1) says which. */
function faultOf(share: number, kinds: readonly Fault[] = FAULTS): Fault | null {
  return kinds[Math.floor(share * kinds.length)] ?? null;
}

function faultReply(fault: Fault, { provider }: ModelCall): HttpReply {
  switch (fault) {
    case 'rate limit':
      return modelError(provider, 429, 'simulated rate limit', RETRY_AFTER_MS);
    case 'server error':
      return modelError(provider, 500, 'simulated server error');
    case 'reset':
      return { kind: 'reset' };
    case 'garbage':
      return { kind: 'answer', status: 200, body: '<html>simulated garbage' };
  }
}

function replyOf({ text }: ModelCall, answer: string): ModelReply {
  return {
    text: answer,
    truncated: false,
    inputTokens: Math.ceil(text.length / 4),
    textTokens: Math.ceil(answer.length / 4),
    reasoningTokens: 0,
  };
}
