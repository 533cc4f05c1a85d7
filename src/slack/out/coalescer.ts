interface Slot {
  /** Asked for again since it began. */
  again: boolean;
  running: Promise<void>;
  timer: NodeJS.Timeout | null;
}

/**
 * Runs something for a key at once, and then one at a time and at most once every `everyMs`:
 * requests in between become one. Many keys take turns: about one run every `sharedMs` of them all.
 * `run` handles its own errors.
 */
export function createCoalescer(
  run: (key: string) => Promise<void>,
  everyMs: number,
  sharedMs = 0,
) {
  const slots = new Map<string, Slot>();

  function fire(key: string): void {
    const slot: Slot = { again: false, running: run(key), timer: null };
    slots.set(key, slot);
    const pause = new Promise<void>((resolve) => {
      slot.timer = setTimeout(resolve, Math.max(everyMs, slots.size * sharedMs));
      slot.timer.unref();
    });
    Promise.all([slot.running, pause]).then(() => {
      if (slots.get(key) !== slot) return;
      slots.delete(key);
      if (slot.again) fire(key);
    });
  }

  /** Forgets what was asked for; resolves when what runs has ended. */
  async function cancel(key: string): Promise<void> {
    const slot = slots.get(key);
    if (!slot) return;
    slots.delete(key);
    if (slot.timer) clearTimeout(slot.timer);
    await slot.running;
  }

  return {
    request: (key: string): void => {
      const slot = slots.get(key);
      if (slot) slot.again = true;
      else fire(key);
    },
    cancel,
    stop: async (): Promise<void> => {
      await Promise.all([...slots.keys()].map(cancel));
    },
  };
}
