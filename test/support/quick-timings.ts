import { TIMINGS, type Timings } from '../../src/runtime/timings.ts';

/** Impatient enough for tests: what died is found within two seconds. */
export const QUICK: Timings = {
  ...TIMINGS,
  lease: 1_500,
  heartbeat: 400,
  sweep: 500,
  call: 5_000,
  grace: 300,
  post: 20,
};
