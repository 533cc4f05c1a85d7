import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { QueuedTrial } from '../../../src/core/record/evaluation-record.ts';
import type { PriceNext } from '../../../src/core/settlement/settlement.ts';
import { GIVEN_UP } from '../../../src/core/trial.ts';
import { FLASH_LITE } from '../evaluation-request.ts';
import {
  BEGUN,
  BILL,
  CALL,
  CENT,
  costing,
  IMPATIENT,
  plannedTrials,
  STEP,
  type StoragePlace,
  settlement,
} from './place.ts';

/** A lease has to run out. */
const PATIENTLY = { timeout: 10_000, interval: 100 };

/** What every record does: trials whose worker died, and the heartbeats of those that live. */
export function lossContract(place: StoragePlace): void {
  const { impatient, planned, worker } = plannedTrials(place);

  describe('a trial whose worker died', () => {
    it('is planned again, its call in flight billed at the most it could cost', async () => {
      const { id, refs, books } = await planned();
      const dead = worker('dead', IMPATIENT);
      await dead.claim(refs[0]!, CALL);
      const { reclaimed } = await impatient().recover();
      expect(ownOf(id, reclaimed)).toEqual([
        { ...refs[0], provider: 'anthropic', losses: 1, answered: 0 },
      ]);
      expect(await books()).toMatchObject({ assumed: 1, settled: 0, reserved: 0, spentUsd: 0.01 });
    });

    it('costs nothing where it was claimed ahead of its call, which never began', async () => {
      const { refs, books } = await planned();
      const dead = worker('dead', IMPATIENT);
      await dead.claim(refs[0]!, CALL);
      await dead.settle(settlement(refs[0]!, { state: 'planned', score: null, bill: null }));
      await dead.claim(refs[0]!, CALL, 'ahead');
      expect(await books()).toMatchObject({ reserved: Number(CENT) });
      const { reclaimed } = await impatient().recover();
      expect(reclaimed).toMatchObject([{ ...refs[0], losses: 1 }]);
      expect(await books()).toMatchObject({ assumed: 0, reserved: 0, margin: 0, spentUsd: 0 });
    });

    it('is billed for the call that it was claimed ahead for, once that began', async () => {
      const { refs, books } = await planned();
      const dead = worker('dead', { leaseMs: 500 });
      await dead.claim(refs[0]!, CALL, 'ahead');
      await dead.begin(refs[0]!, 1, BEGUN);
      await expect
        .poll(async () => {
          await impatient().recover();
          return books();
        }, PATIENTLY)
        .toMatchObject({ assumed: 1, reserved: 0, spentUsd: 0.01 });
    });

    it('has its lost call estimated once others of its kind are known; the budget holds more', async () => {
      const { refs, books, evaluations, id } = await planned({ budget: 0.02 });
      const dead = worker('dead', IMPATIENT);
      const bill = { ...BILL, amount: CENT / 10n };
      await dead.claim(refs[0]!, CALL);
      await dead.settle(settlement(refs[0]!, { bill }));
      await dead.claim(refs[1]!, CALL);
      await impatient().recover();
      expect(await books()).toMatchObject({ assumed: 1, margin: Number(CENT / 10n) });
      expect((await evaluations.read(id)).ledger.assumed.usd).toBeCloseTo(0.001, 12);
      // 2 cents less 0.1 spent, 0.1 estimated and 0.1 kept aside.
      const over = costing((CENT * 17n) / 10n + 1n);
      await expect(dead.claim(refs[2]!, over)).resolves.toEqual({ kind: 'over budget' });
      const fits = dead.claim(refs[2]!, costing((CENT * 17n) / 10n));
      await expect(fits).resolves.toMatchObject({ kind: 'claimed' });
      await dead.settle(settlement(refs[1]!));
      await dead.settle(settlement(refs[2]!, { reserved: (CENT * 17n) / 10n, bill: null }));
      const end = { assumed: 0, margin: 0, reserved: 0, spentUsd: 0.006 };
      expect(await books()).toMatchObject(end);
    });

    it('keeps its answers, and what is left of its money for the calls that remain', async () => {
      const { id, refs, books } = await planned();
      const dead = worker('dead', IMPATIENT);
      await dead.claim(refs[0]!, costing(CENT, 3n * CENT));
      await dead.settle(
        settlement(refs[0]!, {
          state: 'planned',
          step: STEP,
          score: null,
          provider: 'google',
          reserved: 4n * CENT,
          reserveNext: 3n * CENT,
        }),
      );
      const judging: PriceNext = () => ({
        purpose: 'judge',
        provider: 'google',
        model: FLASH_LITE,
        worst: CENT,
        later: 2n * CENT,
      });
      await dead.claim(refs[0]!, judging);
      const { reclaimed } = await impatient().recover();
      expect(ownOf(id, reclaimed)).toMatchObject([{ provider: 'google', answered: 1 }]);
      expect(await books()).toMatchObject({ assumed: 1, reserved: Number(2n * CENT) });
      await expect(dead.claim(refs[0]!, judging)).resolves.toMatchObject({
        attempt: 3,
        losses: 1,
        steps: [STEP],
      });
    });

    it('has a call that was cut short estimated as a lost one', async () => {
      const { refs, books } = await planned();
      const store = worker('stopping');
      await store.claim(refs[0]!, CALL);
      await store.settle(settlement(refs[0]!, { bill: { ...BILL, amount: CENT / 10n } }));
      await store.claim(refs[1]!, CALL);
      const { purpose, provider, model } = BILL;
      const lost = { purpose, provider, model, worst: CENT, why: 'cut short' };
      await store.settle(settlement(refs[1]!, { state: 'planned', score: null, bill: null, lost }));
      expect(await books()).toMatchObject({
        assumed: 1,
        settled: 1,
        reserved: 0,
        margin: Number(CENT / 10n),
        spentUsd: 0.002,
      });
    });

    it('is missing when it has cost five workers their life, and the plan is asked', async () => {
      const { id, refs, books, evaluations } = await planned({ trials: 1 });
      const dead = worker('dead', IMPATIENT);
      // Those that died while it waited for its turn count for nothing but a new job.
      for (let losses = 1; losses < 9; losses++) {
        await dead.claim(refs[0]!, CALL, losses % 2 === 0 ? 'ahead' : undefined);
        const { reclaimed } = await impatient().recover();
        expect(ownOf(id, reclaimed)).toMatchObject([{ losses }]);
      }
      await dead.claim(refs[0]!, CALL);
      const { reclaimed, plans } = await impatient().recover();
      expect(ownOf(id, reclaimed)).toEqual([]);
      expect(plans).toContain(id);
      expect(await books()).toMatchObject({
        done: 1,
        scored: 0,
        unfinished: 0,
        assumed: 5,
        reserved: 0,
        open: 0,
        spentUsd: 0.05,
      });
      expect((await evaluations.read(id)).ended).toMatchObject([
        { score: null, failure: 'given up', note: GIVEN_UP },
      ]);
    });

    it('whose worker lives after all has its real bill in place of the assumed one', async () => {
      const { refs, books } = await planned();
      const slow = worker('slow', IMPATIENT);
      await slow.claim(refs[0]!, CALL);
      await impatient().recover();
      await slow.settle(settlement(refs[0]!));
      expect(await books()).toMatchObject({ assumed: 0, settled: 1, reserved: 0, spentUsd: 0.005 });
    });

    it('has the bill of a call in its books that began only after that, once', async () => {
      const { refs, books } = await planned();
      const slow = worker('slow', IMPATIENT);
      await slow.claim(refs[0]!, CALL, 'ahead');
      await impatient().recover();
      await slow.begin(refs[0]!, 1, BEGUN);
      await slow.settle(settlement(refs[0]!));
      await slow.settle(settlement(refs[0]!));
      expect(await books()).toMatchObject({
        assumed: 0,
        settled: 1,
        reserved: 0,
        spentUsd: 0.005,
        unfinished: refs.length,
      });
    });
  });

  describe('a heartbeat', () => {
    it('keeps the leases of claims this process works on, and of no other', async () => {
      const { id, refs } = await planned();
      const store = worker('alive', { leaseMs: 800 });
      await Promise.all(refs.map((ref) => store.claim(ref, CALL)));
      store.release(refs[1]!, 1);
      await sleep(850);
      await store.heartbeat();
      const { reclaimed } = await impatient().recover();
      expect(ownOf(id, reclaimed).map(({ sample }) => sample)).toEqual([1]);
    });
  });
}

/** Other evaluations' trials may be found, too. */
function ownOf(id: string, reclaimed: readonly QueuedTrial[]): QueuedTrial[] {
  return reclaimed.filter(({ evaluationId }) => evaluationId === id);
}
