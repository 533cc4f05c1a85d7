/** What nothing in this process handles from now on, so that a test can say that there is none. */
export function collectUnhandled(): { errors: readonly unknown[]; [Symbol.dispose](): void } {
  const errors: unknown[] = [];
  const keep = (error: unknown) => errors.push(error);
  process.on('unhandledRejection', keep);
  process.on('uncaughtException', keep);
  return {
    errors,
    [Symbol.dispose]: () => {
      process.off('unhandledRejection', keep);
      process.off('uncaughtException', keep);
    },
  };
}
