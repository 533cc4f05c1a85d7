import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';

/** A longer wait takes no slot: it is the queue's. */
const LONGEST_WAIT_MS = 10_000;

/** What became of work that asked for a slot: it was done, its provider asked to wait for long, or the process ends. */
export type SlotOutcome<T> =
  | { kind: 'worked'; result: T }
  | { kind: 'held'; ms: number }
  | { kind: 'closing' };

/** Work in a slot. It may pass the slot on before it has ended; else that is done at its end. */
type SlotWork<T> = (passOn: () => void) => Promise<T>;

/**
 * Lets at most `concurrency` trials of one provider hold a slot at once in this process, and none
 * while the provider is held back. Once the process closes none that waits begins. A trial holds one from before its claim until its answer is on
 * its way to the record, where no later claim gets before it: so calls in flight and answers not yet
 * stored are never more than that, and nothing is claimed that waits for a call.
 */
export function providerSlots(
  concurrency: number,
  closing: AbortSignal,
  heldFor: () => Promise<number>,
): <T>(work: SlotWork<T>) => Promise<SlotOutcome<T>> {
  const limit = pLimit(concurrency);
  const waiting = new Set<() => void>();
  closing.addEventListener('abort', () => {
    limit.clearQueue();
    for (const close of waiting) close();
  });
  const begin = async <T>(work: SlotWork<T>, passOn: () => void): Promise<SlotOutcome<T>> => {
    const ms = await waitOut(heldFor, closing);
    if (closing.aborted) return { kind: 'closing' };
    if (ms > 0) return { kind: 'held', ms };
    return { kind: 'worked', result: await work(passOn) };
  };
  return <T>(work: SlotWork<T>) =>
    new Promise<SlotOutcome<T>>((resolve, reject) => {
      const close = () => resolve({ kind: 'closing' });
      if (closing.aborted) return close();
      waiting.add(close);
      void limit(
        () =>
          new Promise<void>((passOn) => {
            waiting.delete(close);
            void begin(work, passOn).then(resolve, reject).finally(passOn);
          }),
      );
    });
}

/** Returns 0 when calls may be made, or how long they still have to wait. */
async function waitOut(left: () => Promise<number>, closing: AbortSignal): Promise<number> {
  for (;;) {
    const wait = await left();
    if (wait <= 0 || closing.aborted) return 0;
    if (wait > LONGEST_WAIT_MS) return wait;
    await sleep(wait, undefined, { signal: closing }).catch(() => {});
  }
}
