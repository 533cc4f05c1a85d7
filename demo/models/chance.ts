import { hash } from 'node:crypto';
import { normalQuantile } from '../../src/core/stats/normal.ts';

/** A number in (0,1) that is always the same for the same parts, and independent for others. */
export function chance(...parts: readonly (string | number)[]): number {
  const digest = hash('sha1', JSON.stringify(parts), 'hex');
  return (Number.parseInt(digest.slice(0, 12), 16) + 0.5) / 2 ** 48;
}

/** A standard normal number that is always the same for the same parts. */
export function normalChance(...parts: readonly (string | number)[]): number {
  return normalQuantile(chance(...parts));
}
