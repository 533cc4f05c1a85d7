/**
 * How much a candidate may think, in the words of the catalogue. `between-tools`: only between the
 * uses of tools, which without tools is not at all; how thorough the answer is stays set.
 */
export const EFFORTS = [
  'none',
  'minimal',
  'low-between-tools',
  'medium-between-tools',
  'high-between-tools',
  'low',
  'medium',
  'high',
  'xhigh',
  'max',
] as const;

export type Effort = (typeof EFFORTS)[number];
