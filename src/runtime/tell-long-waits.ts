import type { Logger } from '../log.ts';
import type { Producer } from '../queue/producer.ts';

/** Shorter waits are the daily course of things. */
const LONG_MS = 30_000;
/** Waits that end within so much of each other are one. */
const SAME_MS = 5_000;

/** Holds a provider back, and tells when that is for long: once, however many calls it refused. */
export function tellLongWaits(
  holdBack: Producer['holdBack'],
  logger: Pick<Logger, 'warn'>,
): Producer['holdBack'] {
  const reportedUntil = new Map<string, number>();
  return (provider, ms) => {
    const until = performance.now() + ms;
    if (ms >= LONG_MS && until > (reportedUntil.get(provider) ?? 0) + SAME_MS) {
      reportedUntil.set(provider, until);
      const at = new Date(Date.now() + ms);
      const fields = { provider, seconds: Math.round(ms / 1000), until: at };
      logger.warn('A provider asked to wait: none of its models is called until then', fields);
    }
    return holdBack(provider, ms);
  };
}
