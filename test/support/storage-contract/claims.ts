import { describe, expect, it } from 'vitest';
import {
  CALL,
  CENT,
  costing,
  IMPATIENT,
  plannedTrials,
  STEP,
  type StoragePlace,
  settlement,
} from './place.ts';

/** What every record does: claims and their reservations. */
export function claimContract(place: StoragePlace): void {
  const { impatient, planned, worker } = plannedTrials(place);

  describe('a claim', () => {
    it('is given once, also when the queue delivers a job twice at the same moment', async () => {
      const { refs, books } = await planned();
      const store = worker('a');
      // The first is written at once; the three that come meanwhile are one batch.
      const other = store.claim(refs[1]!, CALL);
      const claims = await Promise.all([1, 2, 3].map(() => store.claim(refs[0]!, CALL)));
      expect(claims.map(({ kind }) => kind).sort()).toEqual(['claimed', 'gone', 'gone']);
      await expect(other).resolves.toMatchObject({ kind: 'claimed' });
      expect(await books()).toMatchObject({ reserved: 2 * Number(CENT) });
    });

    it('is given to one of two workers', async () => {
      const { refs } = await planned({ trials: 20 });
      const stores = [worker('a'), worker('b')];
      const claims = await Promise.all(
        refs.flatMap((ref) => stores.map((store) => store.claim(ref, CALL))),
      );
      expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(20);
    });

    it('waits where its money is promised to others, and is refused where none is under way', async () => {
      const { refs } = await planned({ budget: 0.015 });
      const store = worker('a');
      await expect(store.claim(refs[0]!, CALL)).resolves.toMatchObject({ kind: 'claimed' });
      await expect(store.claim(refs[1]!, CALL)).resolves.toEqual({ kind: 'wait for budget' });
      await store.settle(settlement(refs[0]!));
      await expect(store.claim(refs[1]!, CALL)).resolves.toMatchObject({ kind: 'claimed' });
      await store.settle(settlement(refs[1]!));
      await expect(store.claim(refs[2]!, CALL)).resolves.toEqual({ kind: 'over budget' });
    });

    it('of a trial that has ended is gone, also where the budget has', async () => {
      const { refs } = await planned({ budget: 0.01 });
      const store = worker('a');
      await store.claim(refs[0]!, CALL);
      await store.settle(settlement(refs[0]!));
      const [again, next] = await Promise.all([0, 1].map((n) => store.claim(refs[n]!, CALL)));
      expect([again, next]).toEqual([{ kind: 'gone' }, { kind: 'over budget' }]);
    });

    it('of an evaluation of simulated models is gone for a process of real ones, which finds none of it lost', async () => {
      const { id, refs, books } = await planned({ trials: 2 });
      const real = { ...IMPATIENT, simulated: false };
      const store = worker('real', real);
      await expect(store.claim(refs[0]!, CALL)).resolves.toEqual({ kind: 'gone' });
      await worker('dead', IMPATIENT).claim(refs[1]!, CALL);
      const found = await place.evaluations(real).recover();
      expect(JSON.stringify(found)).not.toContain(id);
      expect(await books()).toMatchObject({ unfinished: 2, reserved: Number(CENT) });
      expect(JSON.stringify((await impatient().recover()).trials)).toContain(id);
    });

    it('of a trial that has an answer keeps what it held, and what its later call needs beside that', async () => {
      const { refs, books } = await planned({ budget: 0.02 });
      const store = worker('a');
      const both = costing(CENT, CENT / 2n);
      await expect(store.claim(refs[0]!, both)).resolves.toMatchObject({
        reserved: CENT + CENT / 2n,
        call: { worst: CENT },
        steps: [],
      });
      const answered = {
        state: 'planned',
        reserveNext: CENT / 2n,
        step: STEP,
        score: null,
      } as const;
      await store.settle(settlement(refs[0]!, { ...answered, reserved: CENT + CENT / 2n }));
      expect(await books()).toMatchObject({ reserved: Number(CENT / 2n) });
      await expect(store.claim(refs[1]!, costing(CENT * 2n))).resolves.toEqual({
        kind: 'wait for budget',
      });
      const judge = store.claim(refs[0]!, (steps) =>
        costing(steps.length === 1 ? CENT / 2n : 0n)([]),
      );
      await expect(judge).resolves.toMatchObject({
        kind: 'claimed',
        attempt: 2,
        reserved: CENT / 2n,
        steps: [STEP],
      });
      expect(await books()).toMatchObject({ reserved: Number(CENT / 2n) });
    });

    it('of a stopped candidate is gone', async () => {
      const { id, refs } = await planned();
      const store = worker('a');
      await store.stopCandidate(id, 0, { reason: 'provider', message: 'no such model' });
      await expect(store.claim(refs[0]!, CALL)).resolves.toEqual({ kind: 'gone' });
    });
  });
}
