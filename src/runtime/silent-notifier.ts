import type { Notifier } from '../flows/ports/messages.ts';

/** Tells nobody: whoever runs an evaluation in a terminal asks for its progress. */
export function silentNotifier(): Notifier {
  return {
    messages: null,
    week: null,
    notify: {
      started: async () => {},
      progress: () => {},
      settle: async () => {},
    },
    stop: async () => {},
  };
}
