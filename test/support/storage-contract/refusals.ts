import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Bill } from '../../../src/core/settlement/settlement.ts';
import type { TrialRef } from '../../../src/core/trial.ts';
import { BILL, CALL, PATIENCE_MS, plannedTrials, type StoragePlace, settlement } from './place.ts';

/** What every record does: who answered "not now", and since when. */
export function refusalContract(place: StoragePlace): void {
  const { planned, worker } = plannedTrials(place);

  describe('a provider that answers "not now"', () => {
    const refused = (trial: TrialRef, attempt: number) =>
      settlement(trial, {
        attempt,
        state: 'planned',
        score: null,
        bill: null,
        refused: { provider: 'google', waitMs: 1 },
      });

    it('is told when it has answered nothing else for too long, whoever asked', async () => {
      const { refs } = await planned();
      const stores = [worker('a'), worker('b')] as const;
      const begun = Date.now();
      await stores[0].claim(refs[0]!, CALL);
      await expect(stores[0].settle(refused(refs[0]!, 1))).resolves.toMatchObject({
        refusedSince: null,
      });
      const refusedBy = Date.now();
      await sleep(PATIENCE_MS + 20);
      await stores[1].claim(refs[1]!, CALL);
      const { refusedSince } = await stores[1].settle(refused(refs[1]!, 1));
      expect(refusedSince!.getTime()).toBeGreaterThanOrEqual(begun);
      expect(refusedSince!.getTime()).toBeLessThanOrEqual(refusedBy + 1);
    });

    it('is waited for as long as it answers others, also of another evaluation', async () => {
      const [one, other] = [await planned(), await planned()];
      const store = worker('a');
      await store.claim(one.refs[0]!, CALL);
      await store.settle(refused(one.refs[0]!, 1));
      await sleep(PATIENCE_MS + 20);
      await store.claim(other.refs[0]!, CALL);
      const bill: Bill = { ...BILL, provider: 'google', model: 'google/gemini-3.5-flash-lite' };
      await store.settle(settlement(other.refs[0]!, { bill }));
      await store.claim(one.refs[0]!, CALL);
      const again = await store.settle(refused(one.refs[0]!, 2));
      expect(again.refusedSince).toBeNull();
    });
  });
}
