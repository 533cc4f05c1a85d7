import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CallOutcome } from '../core/trial.ts';
import type { Complete } from '../flows/ports/calls.ts';
import type { Gauges } from './read-gauges.ts';

/** From a tenth of a second to the longest that a call may take. */
const SECONDS = [0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 120];

export interface Metrics {
  /** Counts and times a model's calls; their texts go nowhere. */
  measured(complete: Complete): Complete;
  /** Returns them in Prometheus' text format, with the gauges as they are now. */
  text(gauges: Gauges): Promise<string>;
}

/** What one process counts: calls by provider, model and outcome, and itself (memory, event loop, garbage). */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const showGauges = gaugesIn(registry);
  return {
    measured: callMeter(registry),
    text: (gauges) => {
      showGauges(gauges);
      return registry.metrics();
    },
  };
}

/** Returns what counts and times a model's calls. */
function callMeter(registry: Registry): Metrics['measured'] {
  const registers = [registry];
  const calls = new Counter({
    name: 'llm_pick_calls_total',
    help: 'Calls to models of this process, by outcome',
    labelNames: ['provider', 'model', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'llm_pick_call_seconds',
    help: 'How long calls took that were answered',
    labelNames: ['provider', 'model'],
    buckets: SECONDS,
    registers,
  });
  return (complete) => async (request) => {
    const { provider, model } = request.candidate;
    const outcome = await complete(request);
    calls.inc({ provider, model, outcome: outcomeWord(outcome) });
    if (outcome.kind === 'answered') {
      seconds.observe({ provider, model }, outcome.answer.latencyMs / 1000);
    }
    return outcome;
  };
}

/** Returns what puts the record's and the queues' figures in the place of those before. */
function gaugesIn(registry: Registry): (gauges: Gauges) => void {
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name: `llm_pick_${name}`, help, labelNames, registers: [registry] });
  const jobs = gauge(
    'queue_jobs',
    'Jobs in the queues, of all processes; one of a provider carries up to ten trials',
    ['queue', 'state'],
  );
  const holds = gauge('provider_hold_seconds', 'How long a provider is held back yet', [
    'provider',
  ]);
  const spend = gauge(
    'month_spend_dollars',
    'Dollars of the ledger since the month began, as the caps of each workspace count it',
    ['provider'],
  );
  return (gauges) => {
    jobs.reset();
    for (const { queue, state, jobs: number } of gauges.queues) jobs.set({ queue, state }, number);
    for (const { provider, ms } of gauges.holds) holds.set({ provider }, ms / 1000);
    spend.reset();
    for (const { provider, usd } of gauges.monthSpend) spend.set({ provider }, usd);
  };
}

/** `answered`, or the kind of its failure: `rate_limited`, `too_slow`. */
function outcomeWord(outcome: CallOutcome): string {
  return outcome.kind === 'answered' ? outcome.kind : outcome.failure.kind.replaceAll(' ', '_');
}
