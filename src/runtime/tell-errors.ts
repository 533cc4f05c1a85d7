import { isUnreachable } from '../core/is-unreachable.ts';
import type { Logger } from '../log.ts';
import { storageFault } from './storage-fault.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Logs what failed with its error; of a storage that can't be written to only the plain sentence,
 * alike wherever it is met, and as a warning what passes by itself.
 */
export function tellErrors(logger: Pick<Logger, 'warn' | 'error'>) {
  return (message: string, error: unknown, fields: Fields = {}): void => {
    const fault = storageFault(error);
    if (fault !== null) logger.error(fault);
    else logger[isUnreachable(error) ? 'warn' : 'error'](message, { ...fields, error });
  };
}

/** Logs that PostgreSQL has no connection to give, in its words: one fault is one sentence, whoever meets it. */
export function tellRefused(logger: Pick<Logger, 'warn'>): (error: Error) => void {
  return ({ message }) =>
    logger.warn(`PostgreSQL takes no more connections (${message}): waiting until it does`);
}

const QUEUE_AWAY = "The queue can't be reached: work goes on by itself when it is back";

/** Logs what befalls a queue's connection: one fault is one sentence, whichever queue meets it. */
export function tellQueueErrors(logger: Pick<Logger, 'warn' | 'error'>): (error: unknown) => void {
  const tell = tellErrors(logger);
  return (error) => tell(isUnreachable(error) ? QUEUE_AWAY : 'The queue failed', error);
}
