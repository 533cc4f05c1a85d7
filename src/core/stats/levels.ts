/** How often a model below the bar may be proven. */
export const ALPHA = 0.05;

/** One-sided 95% on the normal scale. */
export const Z95 = 1.644854;

/** Two-sided 95% on the normal scale. */
export const TWO_SIDED_95 = 1.959964;
