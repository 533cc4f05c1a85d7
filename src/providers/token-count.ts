import { z } from 'zod';

/** No call has so many tokens: a body that says so is garbage, and its cost would not fit the record. */
const MOST = 100_000_000;

/** A count of tokens in a provider's reply. */
export const tokenCount = z.int().nonnegative().max(MOST);
