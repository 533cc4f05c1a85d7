import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { CallSlot } from '../flows/ports/calls.ts';
import { type CallSlots, callSlots } from './call-slots.ts';

/** A longer wait takes no slot: it is the queue's. */
const LONGEST_WAIT_MS = 10_000;

/** More than these are never claimed before their calls. */
const MOST_AHEAD = 32;

/** What waited for longer than this may not be wanted any more. */
const SOON_MS = 250;

/** What became of work that asked for a slot: it was done, its provider asked to wait for long, or the process ends. */
export type SlotOutcome<T> =
  | { kind: 'worked'; result: T }
  | { kind: 'held'; ms: number }
  | { kind: 'closing' };

/** A trial's work, with the slot of its call. */
type SlotWork<T> = (slot: CallSlot) => Promise<T>;

/**
 * Lets at most `concurrency` calls of one provider be under way in this process, and none begin while
 * the provider is held back. A call's slot is taken until its answer is safe: so calls in flight and
 * answers that this process alone has are never more than that. A few trials more are at work, to be
 * claimed by the time a slot is free. Once the process closes none that waits begins.
 */
export function providerSlots(
  concurrency: number,
  closing: AbortSignal,
  heldFor: () => Promise<number>,
): <T>(work: SlotWork<T>) => Promise<SlotOutcome<T>> {
  const ahead = Math.min(concurrency, MOST_AHEAD);
  const atWork = pLimit(concurrency + ahead);
  const slots = callSlots(concurrency);
  const letNextBegin = inGroups(Math.ceil(ahead / 2), slots);
  const mayCall = () => mayBegin(heldFor, closing);
  const waiting = new Set<() => void>();
  closing.addEventListener('abort', () => {
    atWork.clearQueue();
    slots.close();
    for (const close of waiting) close();
  });
  const begin = async <T>(work: SlotWork<T>, next: () => void): Promise<SlotOutcome<T>> => {
    const ms = await waitOut(heldFor, closing);
    if (closing.aborted) return { kind: 'closing' };
    if (ms > 0) return { kind: 'held', ms };
    const slot = openSlot(slots, mayCall, next);
    try {
      return { kind: 'worked', result: await work(slot) };
    } finally {
      slot.passOn();
    }
  };
  return <T>(work: SlotWork<T>) =>
    new Promise<SlotOutcome<T>>((resolve, reject) => {
      const close = () => resolve({ kind: 'closing' });
      if (closing.aborted) return close();
      waiting.add(close);
      void atWork(
        () =>
          new Promise<void>((end) => {
            waiting.delete(close);
            const next = once(() => letNextBegin(end));
            void begin(work, next).then(resolve, reject).finally(next);
          }),
      );
    });
}

/** Claims are cheaper together: trials begin once `size` may, or at once where a call could be made. */
function inGroups(size: number, slots: CallSlots): (begin: () => void) => void {
  let waiting: (() => void)[] = [];
  return (begin) => {
    waiting.push(begin);
    if (waiting.length < size && !slots.isFree()) return;
    const group = waiting;
    waiting = [];
    for (const each of group) each();
  };
}

function once(action: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) action();
    isDone = true;
  };
}

/** One trial's way to the slots. */
function openSlot(slots: CallSlots, mayCall: () => Promise<boolean>, passOn: () => void): CallSlot {
  let isTaken = false;
  const giveBack = () => {
    if (isTaken) slots.giveBack();
    isTaken = false;
  };
  return {
    takeFree: () => {
      isTaken = slots.takeFree();
      return isTaken;
    },
    take: async () => {
      const started = performance.now();
      isTaken = await slots.take();
      if (isTaken && (await mayCall()))
        return performance.now() - started > SOON_MS ? 'late' : 'soon';
      giveBack();
      return 'not now';
    },
    passOn: () => {
      giveBack();
      passOn();
    },
  };
}

async function mayBegin(heldFor: () => Promise<number>, closing: AbortSignal): Promise<boolean> {
  const ms = await waitOut(heldFor, closing);
  return ms === 0 && !closing.aborted;
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
