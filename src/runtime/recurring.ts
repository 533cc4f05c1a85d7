/**
 * Runs `action` every `ms` until stopped, never twice at once; what it throws goes to `onError`.
 * `stop` waits for the run under way.
 */
export function recurring(
  ms: number,
  action: () => Promise<unknown>,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = action()
      .catch(onError)
      .finally(() => {
        busy = false;
      });
  }, ms);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
