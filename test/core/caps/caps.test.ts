import { describe, expect, it } from 'vitest';
import { capReached, capsOf, leftUnder, requireRoom } from '../../../src/core/caps/caps.ts';
import { fromDollars } from '../../../src/core/money.ts';
import { settingsOf } from '../../../src/core/settings/settings-of.ts';

const now = new Date('2026-11-30T23:30:00Z');
const purse = (takenUsd: number, openUsd = 0) => ({
  taken: fromDollars(takenUsd),
  open: fromDollars(openUsd),
});

describe('a month’s caps', () => {
  it('are those of the settings, in the month of the workspace’s time zone', () => {
    expect(capsOf(settingsOf(), now)).toBeNull();
    const chosen = settingsOf({
      monthlyCap: '50',
      personalCap: '20',
      timeZone: 'Europe/Amsterdam',
    });
    expect(capsOf(chosen, now)).toEqual({
      workspaceUsd: 50,
      personUsd: 20,
      month: '2026-12',
      timeZone: 'Europe/Amsterdam',
      start: new Date('2026-11-30T23:00:00Z'),
    });
  });

  it('leave what the tightest of them leaves, to the cent', () => {
    const caps = capsOf(settingsOf({ monthlyCap: '50', personalCap: '20' }), now)!;
    const purses = { workspace: purse(49), person: purse(5) };
    expect(leftUnder(caps, purses)).toBe(fromDollars(1));
    expect(leftUnder(caps, { ...purses, person: null })).toBe(fromDollars(1));
    expect(leftUnder(caps, { ...purses, person: purse(19.5) })).toBe(fromDollars(0.5));
    expect(leftUnder(caps, { ...purses, workspace: purse(51) })).toBe(0n);
  });

  it('are reached by a cent more, and say whose, how much and what to do', () => {
    const caps = capsOf(settingsOf({ monthlyCap: '50' }), now)!;
    const purses = { workspace: purse(49), person: purse(49) };
    expect(capReached(caps, purses, fromDollars(1))).toBeNull();
    expect(capReached(caps, purses, fromDollars(1) + 1n)).toEqual({
      words:
        'The workspace’s cap of $50 for 2026-11 (UTC) does not leave enough. To go on, have an admin raise it (settings monthly-cap=AMOUNT), or wait for the next month.',
      mayWait: false,
      leftUsd: 1,
    });
  });

  it('name the one that nothing comes back to before one to wait for', () => {
    const caps = capsOf(settingsOf({ monthlyCap: '50', personalCap: '20' }), now)!;
    const both = { workspace: purse(50), person: purse(20, 1) };
    expect(capReached(caps, both, 1n)).toMatchObject({ mayWait: false });
    expect(capReached(caps, both, 1n)?.words).toMatch(/^The workspace’s cap/);
    const waiting = { workspace: purse(50, 1), person: purse(20, 1) };
    expect(capReached(caps, waiting, 1n)).toMatchObject({ mayWait: true });
    expect(capReached(caps, waiting, 1n)?.words).toMatch(/^The personal cap of \$20/);
  });

  it('of a person leave alone what no person asked for', () => {
    const caps = capsOf(settingsOf({ personalCap: '5' }), now)!;
    const nobody = { workspace: purse(9), person: null };
    expect(leftUnder(caps, nobody)).toBeNull();
    expect(capReached(caps, nobody, fromDollars(9))).toBeNull();
  });

  it('let nothing begin where they are used up and nothing comes back', () => {
    const caps = capsOf(settingsOf({ personalCap: '5' }), now)!;
    const purses = (person: ReturnType<typeof purse>) => ({ workspace: purse(9), person });
    expect(() => requireRoom(caps, purses(purse(4.99)))).not.toThrow();
    expect(() => requireRoom(caps, purses(purse(5)))).toThrow(/personal-cap=AMOUNT.*next month\.$/);
    expect(() => requireRoom(caps, purses(purse(5, 1)))).not.toThrow();
  });
});
