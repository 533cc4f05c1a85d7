import { openDatabase } from '../../src/store/client.ts';
import { createTrialStore } from '../../src/store/trials.ts';
import { BEGUN, CALL, settlement } from '../support/storage-contract/place.ts';

/**
 * Claims the trials of an evaluation, settles all but the last, and dies in the moment in which the call
 * of that one may begin: `node killed-process.ts '{"url", "evaluationId", "trials"}'`.
 */
const { url, evaluationId, trials } = JSON.parse(process.argv[2] ?? '{}');
const client = openDatabase(url, 8);
const store = createTrialStore(client.db, {
  worker: 'killed',
  leaseMs: 60_000,
  simulated: true,
  patienceMs: 60_000,
});
const refs = Array.from({ length: trials }, (_, sample) => ({
  evaluationId,
  candidate: 0,
  sample,
  repeat: 0,
}));
await Promise.all(refs.slice(1).map((ref) => store.claim(ref, CALL)));
await store.claim(refs[0]!, CALL, 'ahead');
for (const ref of refs.slice(1)) void store.settle(settlement(ref));
await store.begin(refs[0]!, 1, BEGUN);
process.kill(process.pid, 'SIGKILL');
