import type { Traces } from './traces.ts';

const NO_TRACES: Traces = {
  telemetry: null,
  within: (_, work) => work(),
  trial: (_, run) => run(),
  calls: (complete) => complete,
  ended: () => {},
  close: async () => {},
};

/**
 * Sends traces to an OTLP address; with null nothing is traced, and nothing loaded for it. `onError`
 * hears why some could not be sent.
 */
export async function openTraces(
  url: string | null,
  onError: (error: unknown) => void,
): Promise<Traces> {
  if (url === null) return NO_TRACES;
  const { startTraces } = await import('./start-traces.ts');
  return startTraces(url, onError);
}
