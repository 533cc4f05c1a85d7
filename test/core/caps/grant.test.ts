import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Caps } from '../../../src/core/caps/caps.ts';
import { grant, heldOf } from '../../../src/core/caps/grant.ts';
import { fromDollars } from '../../../src/core/money.ts';

const CAPS: Caps = {
  workspaceUsd: 10,
  personUsd: null,
  month: '2026-11',
  timeZone: 'UTC',
  start: new Date('2026-11-01'),
};
const usd = fromDollars;
const purses = (takenUsd: number, openUsd = 0) => ({
  workspace: { taken: usd(takenUsd), open: usd(openUsd) },
  person: null,
});
const BOOKS = { budget: usd(2), spent: 0n, margin: 0n, reserved: 0n };

describe('a grant', () => {
  it('is a tenth ahead, of the budget or of what the caps leave, so that not every claim asks', () => {
    expect(grant(BOOKS, usd(0.01), { caps: CAPS, purses: purses(0) })).toEqual({
      granted: usd(0.2),
    });
    expect(grant(BOOKS, usd(0.01), { caps: CAPS, purses: purses(9) })).toEqual({
      granted: usd(0.1),
    });
    const none = { caps: { ...CAPS, workspaceUsd: null }, purses: purses(9) };
    expect(grant(BOOKS, usd(0.01), none)).toEqual({ granted: BOOKS.budget });
  });

  it('is what is needed where that is more than a tenth', () => {
    expect(grant(BOOKS, usd(0.5), { caps: CAPS, purses: purses(0) })).toEqual({
      granted: usd(0.5),
    });
  });

  it('is no more than the caps leave, and not given where they leave less than is needed', () => {
    const left = { caps: CAPS, purses: purses(9.95) };
    expect(grant(BOOKS, usd(0.05), left)).toEqual({ granted: usd(0.05) });
    expect(grant(BOOKS, usd(0.05) + 1n, left)).toMatchObject({ mayWait: false });
    const open = { caps: CAPS, purses: purses(9.95, 0.01) };
    expect(grant(BOOKS, usd(0.05) + 1n, open)).toMatchObject({ mayWait: true });
  });

  it('counts what the evaluation has spent once: the purse has it already', () => {
    const books = { ...BOOKS, spent: usd(1) };
    expect(grant(books, usd(0.1), { caps: CAPS, purses: purses(9.9) })).toEqual({
      granted: usd(1.1),
    });
  });

  it('never passes the budget or a cap, and covers what is asked for', () => {
    const cents = fc.integer({ min: 0, max: 300 }).map((amount) => usd(amount / 100));
    fc.assert(
      fc.property(
        fc.record({ spent: cents, margin: cents, reserved: cents, more: cents, others: cents }),
        ({ spent, margin, reserved, more, others }) => {
          const books = { budget: usd(6), spent, margin, reserved };
          fc.pre(heldOf(books) + more <= books.budget);
          const taken = { workspace: { taken: spent + others, open: 0n }, person: null };
          const given = grant(books, more, { caps: { ...CAPS, workspaceUsd: 5 }, purses: taken });
          const fits = heldOf(books) + more + others <= usd(5);
          expect('granted' in given).toBe(fits);
          if (!('granted' in given)) return;
          expect(given.granted).toBeGreaterThanOrEqual(heldOf(books) + more);
          expect(given.granted).toBeLessThanOrEqual(books.budget);
          expect(given.granted + others).toBeLessThanOrEqual(usd(5));
        },
      ),
    );
  });
});
