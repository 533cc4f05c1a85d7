/** Less than this two clocks drift apart by themselves. */
const STEP_MS = 2_000;

/** What tells the time of day, which anybody may set, and what only counts on; ms. */
export interface Clocks {
  ofDay(): number;
  counting(): number;
}

const CLOCKS: Clocks = { ofDay: () => Date.now(), counting: () => performance.now() };

/** Returns what is to be called now and then: it does `action` when the clock was set back since the last call that went well. */
export function whenSetBack(
  action: () => Promise<unknown>,
  { ofDay, counting }: Clocks = CLOCKS,
): () => Promise<void> {
  let ahead = ofDay() - counting();
  return async () => {
    const now = ofDay() - counting();
    if (ahead - now > STEP_MS) await action();
    ahead = now;
  };
}
