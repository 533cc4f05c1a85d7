import { TIMINGS, type Timings } from '../../src/runtime/timings.ts';

/** Impatient enough for tests: what died is found within four seconds, what a busy machine holds up is not taken for dead. */
export const QUICK: Timings = {
  ...TIMINGS,
  lease: 3_000,
  heartbeat: 400,
  sweep: 500,
  call: 5_000,
  grace: 300,
  post: 20,
};
