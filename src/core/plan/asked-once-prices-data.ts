export const PRICES: readonly { patient: string; sparing: string }[] = [];
