/** A command that was interrupted may take so long to end by itself: a question is answered with no. */
const GRACE_MS = 300;

/** What becomes of a command that is interrupted. */
export interface Interruption {
  /** From here on the command ends in its own way, however long that takes. */
  endsItself(): void;
  /** Resolves where a command was interrupted that has not said so, and has not ended. */
  overdue: Promise<'overdue'>;
}

/** Returns what ends a command at Ctrl-C wherever it waits: for a database, a list of prices, a count of tokens. */
export function watchInterruption(interrupted: AbortSignal): Interruption {
  const { promise, resolve } = Promise.withResolvers<'overdue'>();
  let ends = false;
  const endSoon = () =>
    setTimeout(() => {
      if (!ends) resolve('overdue');
    }, GRACE_MS).unref();
  if (interrupted.aborted) endSoon();
  else interrupted.addEventListener('abort', endSoon, { once: true });
  const endsItself = () => {
    ends = true;
  };
  return { endsItself, overdue: promise };
}
