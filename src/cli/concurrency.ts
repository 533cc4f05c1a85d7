/** Calls to one provider at once, where nothing else is said. */
export const CONCURRENCY = 20;
