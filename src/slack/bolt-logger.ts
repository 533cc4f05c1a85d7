import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '../log.ts';

/** Bolt's logging through ours; its debug lines carry payloads, so they are left out. */
export function boltLogger(logger: Logger): BoltLogger {
  const textOf = (parts: readonly unknown[]) => parts.map(String).join(' ');
  return {
    debug: () => undefined,
    info: (...parts) => logger.debug(textOf(parts)),
    warn: (...parts) => logger.warn(textOf(parts)),
    error: (...parts) => logger.error(textOf(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
