import { z } from 'zod';

/** What the result's schema is made of: counts, shares in [0,1], dollars and times. */
export const counted = z.number().int().nonnegative();
export const share = z.number().describe('0 to 1');
export const usd = z.number().nonnegative();
export const time = z.string().describe('ISO 8601');
