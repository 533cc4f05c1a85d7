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
