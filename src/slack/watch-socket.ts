import type { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../log.ts';

/** The part of Bolt's client that tells how its socket is. */
type SocketEvents = Pick<SocketModeReceiver['client'], 'on'>;

/**
 * Returns whether the socket to Slack is open, as it is at each asking. Where it is lost, that is logged
 * once with its cause, and once more when it is open again.
 */
export function watchSocket(client: SocketEvents, logger: Pick<Logger, 'info' | 'warn'>) {
  let state: 'new' | 'open' | 'lost' | 'ended' = 'new';
  let cause = '';
  client.on('error', (error: unknown) => {
    cause = causeOf(error);
  });
  client.on('close', () => {
    if (state === 'open') {
      logger.warn('The socket to Slack is lost: it is opened again', { cause });
      state = 'lost';
    }
  });
  client.on('disconnecting', () => {
    state = 'ended';
  });
  client.on('connected', () => {
    if (state === 'lost') logger.info('The socket to Slack is open again');
    state = 'open';
    cause = '';
  });
  return (): boolean => state === 'open';
}

/** The words of the innermost errors, with their codes: the outer ones are often empty. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  const inner: unknown[] = error instanceof AggregateError ? error.errors : [error.cause];
  const words = [code, error.message].filter((text) => text !== '');
  const deeper = inner.filter((each) => each instanceof Error).map(causeOf);
  return [...new Set([...words, ...deeper])].join(': ') || error.name;
}
