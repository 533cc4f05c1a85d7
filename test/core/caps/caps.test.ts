import { describe, expect, it } from 'vitest';
import { capsOf, requireRoom } from '../../../src/core/caps/caps.ts';
import { fromDollars } from '../../../src/core/money.ts';
import { settingsOf } from '../../../src/core/settings/settings-of.ts';

const now = new Date('2026-11-30T23:30:00Z');

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
      start: new Date('2026-11-30T23:00:00Z'),
    });
  });

  it('leave room to the cent, and not a cent more', () => {
    const caps = capsOf(settingsOf({ monthlyCap: '50' }), now)!;
    const bound = { workspace: fromDollars(49), person: null };
    expect(() => requireRoom(caps, bound, fromDollars(1))).not.toThrow();
    expect(() => requireRoom(caps, bound, fromDollars(1) + 1n)).toThrow(
      'The workspace’s cap of $50 for 2026-11 has $1 left (what running evaluations may still spend is counted), and $1 is asked for. Lower the budget to that, wait for one to end, or have an admin raise it: settings monthly-cap=AMOUNT.',
    );
  });

  it('of a person leave what no person asked for alone', () => {
    const caps = capsOf(settingsOf({ personalCap: '5' }), now)!;
    expect(() => requireRoom(caps, { workspace: 0n, person: null }, fromDollars(9))).not.toThrow();
    expect(() => requireRoom(caps, { workspace: 0n, person: fromDollars(5) }, 1n)).toThrow(
      /^Your cap of \$5 for 2026-11 has nothing left .* Wait for one to end, .* personal-cap=AMOUNT/,
    );
  });
});
