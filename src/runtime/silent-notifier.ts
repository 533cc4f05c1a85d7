import type { Notify } from '../flows/ports/messages.ts';

/** Tells nobody: whoever runs an evaluation in a terminal asks for its progress. */
export function silentNotifier(): Notify & { stop(): Promise<void> } {
  return {
    started: async () => {},
    progress: () => {},
    finished: async () => {},
    stop: async () => {},
  };
}
