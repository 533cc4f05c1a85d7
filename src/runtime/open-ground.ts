import { openStorage, type Storage, type StorageOptions } from './open-storage.ts';
import { openTraces } from './tracing/open-traces.ts';
import type { Traces } from './tracing/traces.ts';

export interface GroundOptions extends Omit<StorageOptions, 'telemetry'> {
  /** Where traces are sent; nothing is traced when not given. */
  tracesUrl?: string | null;
}

/** What a runtime stands on. */
export interface Ground extends AsyncDisposable {
  traces: Traces;
  storage: Storage;
}

/** Opens record, queue and traces. What was opened is closed when a later step fails. */
export async function openGround(options: GroundOptions): Promise<Ground> {
  await using opened = new AsyncDisposableStack();
  const traces = await openTraces(options.tracesUrl ?? null, (error) =>
    options.logger.warn('Traces could not be sent', { error }),
  );
  opened.defer(() => traces.close());
  const storage = await openStorage({ ...options, telemetry: traces.telemetry });
  opened.defer(() => storage.close());
  const closing = opened.move();
  return { traces, storage, [Symbol.asyncDispose]: () => closing.disposeAsync() };
}
