/** Something that was begun has no answer yet; it may still come to its end. */
export class LateError extends Error {
  override name = 'LateError';
}

/** Returns what `outcome` comes to; throws LateError where that takes longer than `ms`. */
export async function within<T>(ms: number, outcome: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new LateError(`No answer within ${ms} ms`)), ms);
  try {
    return await Promise.race([outcome, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** The same verbs, each of which throws LateError where it takes longer than `ms`. */
export function eachWithin<Verbs extends object>(ms: number, verbs: Verbs): Verbs {
  return new Proxy(verbs, {
    get: (target, name) => {
      const part: unknown = Reflect.get(target, name);
      if (typeof part !== 'function') return part;
      return (...args: unknown[]) => {
        const outcome: unknown = Reflect.apply(part, target, args);
        return outcome instanceof Promise ? within(ms, outcome) : outcome;
      };
    },
  });
}
