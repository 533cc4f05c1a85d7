/**
 * Returns `work` that runs once at a time for each id: a large evaluation's trials stand in memory once.
 * Who asks meanwhile waits and runs it again; whoever asks while one waits has it done by that one.
 */
export function oneAtATime(work: (id: string) => Promise<void>): (id: string) => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const waiting = new Set<string>();
  return async (id) => {
    if (waiting.has(id)) return;
    const before = running.get(id);
    if (before) {
      waiting.add(id);
      await Promise.allSettled([before]);
      waiting.delete(id);
    }
    const run = work(id);
    running.set(id, run);
    try {
      await run;
    } finally {
      if (running.get(id) === run) running.delete(id);
    }
  };
}
