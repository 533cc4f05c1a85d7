import { setImmediate as turn } from 'node:timers/promises';
import { isUnreachable } from '../core/is-unreachable.ts';

/** More are written in parts. */
const LARGEST = 500;

/**
 * Collects the items of so many turns of the event loop (what comes in together is read in more than
 * one), or those that come while a batch is being written, and writes them together: under load, many items
 * share a transaction; alone, an item is written at once. No item is written before one that came
 * earlier. Returns one result an item. A batch that is refused is written item by item, so that one bad
 * item spoils no other.
 */
export function groupCommit<Item, Outcome>(
  write: (items: readonly Item[]) => Promise<readonly Outcome[]>,
  turns = 2,
): (item: Item) => Promise<Outcome> {
  let waiting: Waiting<Item, Outcome>[] = [];
  let writing = false;

  async function writeAll(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      for (let left = turns; left > 0; left--) await turn();
      const batch = waiting.slice(0, LARGEST);
      waiting = waiting.slice(LARGEST);
      await writeBatch(batch, write);
    }
    writing = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!writing) void writeAll();
    });
}

interface Waiting<Item, Outcome> {
  item: Item;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

async function writeBatch<Item, Outcome>(
  batch: readonly Waiting<Item, Outcome>[],
  write: (items: readonly Item[]) => Promise<readonly Outcome[]>,
): Promise<void> {
  try {
    const outcomes = await write(batch.map(({ item }) => item));
    for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] as Outcome);
  } catch (error) {
    if (batch.length > 1 && !isUnreachable(error)) {
      for (const each of batch) await writeBatch([each], write);
      return;
    }
    for (const { reject } of batch) reject(error);
  }
}
