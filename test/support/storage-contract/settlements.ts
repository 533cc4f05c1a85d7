import { describe, expect, it } from 'vitest';
import {
  BEGUN,
  CALL,
  CENT,
  IMPATIENT,
  plannedTrials,
  STEP,
  type StoragePlace,
  settlement,
} from './place.ts';

/** What every record does: settlements and their bills. */
export function settlementContract(place: StoragePlace): void {
  const { impatient, planned, worker } = plannedTrials(place);

  describe('a settlement', () => {
    it('gives back what was reserved and writes the bill', async () => {
      const { refs, books } = await planned({ trials: 1 });
      const store = worker('a');
      await store.claim(refs[0]!, CALL);
      await expect(store.settle(settlement(refs[0]!))).resolves.toMatchObject({
        held: true,
        ask: true,
      });
      expect(await books()).toMatchObject({
        done: 1,
        scored: 1,
        settled: 1,
        reserved: 0,
        open: 0,
        spentUsd: 0.005,
      });
    });

    it('says at once that it is safe from whatever is asked for later, or once it is stored', async () => {
      const { refs } = await planned();
      const store = worker('a');
      await Promise.all(refs.map((ref) => store.claim(ref, CALL)));
      const order: string[] = [];
      const note = (what: string) => () => void order.push(what);
      const answered = store.settle(settlement(refs[0]!), note('answer is safe'));
      await answered.then(note('answer is stored'));
      const refused = { provider: 'anthropic', waitMs: 1 };
      const back = { state: 'planned', score: null, bill: null, refused } as const;
      await store.settle(settlement(refs[1]!, back), note('refusal is safe'));
      expect(order).toEqual(['answer is safe', 'answer is stored', 'refusal is safe']);
    });

    it('counts beside the beginnings of other calls', async () => {
      const { refs, books } = await planned();
      const store = worker('a');
      await store.claim(refs[0]!, CALL);
      await store.claim(refs[1]!, CALL, 'ahead');
      const settling = store.settle(settlement(refs[0]!));
      await store.begin(refs[1]!, 1, BEGUN);
      await settling;
      await store.begin(refs[1]!, 1, BEGUN);
      await store.settle(settlement(refs[1]!));
      expect(await books()).toMatchObject({ done: 2, settled: 2, reserved: 0, spentUsd: 0.01 });
    });

    it('that is replayed changes nothing', async () => {
      const { refs, books } = await planned();
      const store = worker('a');
      await store.claim(refs[0]!, CALL);
      await store.settle(settlement(refs[0]!));
      const before = await books();
      await store.settle(settlement(refs[0]!, { score: 0 }));
      expect(await books()).toEqual(before);
    });

    it('of an answer that waits for its judge counts once, also when it is replayed', async () => {
      const { refs, books } = await planned();
      const store = worker('a');
      await store.claim(refs[0]!, CALL);
      const answered = settlement(refs[0]!, {
        state: 'planned',
        reserveNext: CENT / 4n,
        score: null,
        step: STEP,
      });
      await store.settle(answered);
      const before = await books();
      expect(before).toMatchObject({ reserved: Number(CENT / 4n), spentUsd: 0.005 });
      await store.settle(answered);
      expect(await books()).toEqual(before);
    });

    it('of a lost claim counts its own bill alone beside the one of the claim after it', async () => {
      const { refs, books } = await planned();
      const store = worker('paused', IMPATIENT);
      await store.claim(refs[0]!, CALL);
      await impatient().recover();
      await store.claim(refs[0]!, CALL);
      const settled = await Promise.all([
        store.settle(settlement(refs[1]!, { bill: null })),
        store.settle(settlement(refs[0]!)),
        store.settle(settlement(refs[0]!, { attempt: 2 })),
      ]);
      expect(settled.map(({ held }) => held)).toEqual([false, false, true]);
      expect(await books()).toMatchObject({ settled: 2, assumed: 0, reserved: 0, spentUsd: 0.01 });
    });

    it('of another worker changes no trial', async () => {
      const { refs, books } = await planned();
      await worker('a').claim(refs[0]!, CALL);
      await worker('b').settle(settlement(refs[0]!, { bill: null }));
      expect(await books()).toMatchObject({ done: 0, reserved: Number(CENT) });
    });

    it('puts a trial back for another try, with a new attempt', async () => {
      const { refs } = await planned();
      const store = worker('a');
      await store.claim(refs[0]!, CALL);
      await store.settle(settlement(refs[0]!, { state: 'planned', score: null, bill: null }));
      await expect(store.claim(refs[0]!, CALL)).resolves.toMatchObject({ attempt: 2 });
    });

    it('drops a trial that was to be tried again when its candidate was stopped meanwhile', async () => {
      const { id, refs, books, evaluations } = await planned();
      const store = worker('a');
      await store.claim(refs[0]!, CALL);
      await store.stopCandidate(id, 0, { reason: 'provider', message: 'no such model' });
      await store.settle(settlement(refs[0]!, { state: 'planned', score: null, bill: null }));
      expect(await books()).toMatchObject({ open: 0, reserved: 0 });
      expect((await evaluations.read(id)).open).toEqual([]);
    });

    it('wakes the plan once, when few enough trials are open', async () => {
      const { refs } = await planned({ trials: 2 });
      const store = worker('a');
      await Promise.all(refs.map((ref) => store.claim(ref, CALL)));
      await expect(store.settle(settlement(refs[0]!))).resolves.toMatchObject({ ask: false });
      await expect(store.settle(settlement(refs[1]!))).resolves.toMatchObject({ ask: true });
    });
  });
}
