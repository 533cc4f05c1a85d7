import type { Result } from '../../core/result/schema/result.ts';

/** A picture of a result. */
export interface Picture {
  name: string;
  png: Uint8Array;
  /** What it shows, for who can't see it. */
  alt: string;
}

/** Draws right against cost; null where there is nothing to compare. */
export type DrawLadder = (result: Result) => Promise<Picture | null>;
