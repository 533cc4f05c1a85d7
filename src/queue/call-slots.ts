/** So many calls at once. */
export interface CallSlots {
  isFree(): boolean;
  /** Takes one that is free, with nobody waiting. */
  takeFree(): boolean;
  /** Resolves to true with one, to those that wait in their order; to false once they are closed. */
  take(): Promise<boolean>;
  giveBack(): void;
  /** Nobody waits from now on. */
  close(): void;
}

/** Counts the slots of `concurrency` calls. */
export function callSlots(concurrency: number): CallSlots {
  let free = concurrency;
  let isClosed = false;
  const waiting: ((taken: boolean) => void)[] = [];
  const takeFree = () => {
    if (free === 0) return false;
    free -= 1;
    return true;
  };
  return {
    isFree: () => free > 0,
    takeFree,
    take: async () => {
      if (isClosed) return false;
      return takeFree() || new Promise<boolean>((resolve) => waiting.push(resolve));
    },
    giveBack: () => {
      const next = waiting.shift();
      if (next) next(true);
      else free += 1;
    },
    close: () => {
      isClosed = true;
      for (const refuse of waiting.splice(0)) refuse(false);
    },
  };
}
