import { TIMINGS, type Timings } from '../../src/runtime/timings.ts';

/** Impatient enough for tests: what died is found within ten seconds, what a busy machine holds up for seconds is not taken for dead. */
export const QUICK: Timings = {
  ...TIMINGS,
  lease: 8_000,
  heartbeat: 400,
  sweep: 500,
  call: 5_000,
  grace: 300,
  post: 20,
};
