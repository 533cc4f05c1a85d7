/** Variants of each sample unless a person chooses otherwise: few enough to be read one by one. */
export const USUAL_EACH = 3;
