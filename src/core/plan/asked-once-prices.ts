import { PRICES } from './asked-once-prices-data.ts';

/** The sizes that prices are stored for start here, one after the other. */
const FIRST_SIZE = 15;
/** Characters of one price, in base 36. */
const WIDTH = 2;

/**
 * The price of an error that was found best for so many samples at this bar, computed once by
 * `scripts/asked-once-prices.ts`; null for bars other than whole percents and for other sizes.
 */
export function storedPrice(size: number, bar: number, pace: keyof typeof PRICES): number | null {
  const percent = Math.round(bar * 100);
  if (Math.abs(bar * 100 - percent) > 1e-9 || size < FIRST_SIZE) return null;
  const at = (size - FIRST_SIZE) * WIDTH;
  const digits = PRICES[pace][percent - 50]?.slice(at, at + WIDTH);
  return digits && digits !== '--' ? Number.parseInt(digits, 36) : null;
}
