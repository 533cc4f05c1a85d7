import type { AllMiddlewareArgs } from '@slack/bolt';

/** Global middleware that knows the listeners under way, so that a stop can wait for them. */
export function createTracker() {
  const underWay = new Set<Promise<unknown>>();
  return {
    middleware: async ({ next }: Pick<AllMiddlewareArgs, 'next'>): Promise<void> => {
      const listener = next();
      underWay.add(listener);
      try {
        await listener;
      } finally {
        underWay.delete(listener);
      }
    },
    /** Resolves when no listener is under way. */
    settled: async (): Promise<void> => {
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
  };
}
