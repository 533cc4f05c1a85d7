import type { CountRequest } from '../flows/ports/quotes.ts';

/** Asks one provider's own endpoint; resolves with what it says, be it a count or not. */
export type Counter = (
  request: Pick<CountRequest, 'model' | 'system' | 'turns' | 'signal'>,
) => Promise<number | undefined>;
