import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import { settingsOf } from '../../../src/core/settings/settings-of.ts';
import {
  changedSettings,
  typedSettings,
  withLabels,
} from '../../../src/slack/forms/settings-fields.ts';

/** What a field of this setting is read as. */
function typed(name: string, state: Record<string, unknown>): string | undefined {
  return typedSettings({ [name]: { value: { type: 'any', ...state } } })[0]?.text;
}

describe('a field of the settings', () => {
  it.each([
    ['monthly-cap', { value: ' $50 ' }, '$50'],
    ['retention-days', { value: '90' }, '90'],
    ['digest-day', { selected_option: { value: 'Friday' } }, 'Friday'],
    ['digest-snoozed-until', { selected_date: '2026-12-28' }, '2026-12-28'],
    ['digest-channel', { selected_conversation: 'C0123' }, 'C0123'],
    ['approver', { selected_user: 'U0ANA' }, 'U0ANA'],
    ['admins', { selected_users: ['U0ANA', 'U0BEN'] }, 'U0ANA, U0BEN'],
    [
      'feeds',
      { selected_options: [{ value: 'catalogue' }, { value: 'prices' }] },
      'catalogue, prices',
    ],
  ])('%s is read as it is written on the command line', (name, state, text) => {
    expect(typed(name, state)).toBe(text);
  });

  it.each([
    ['monthly-cap', { value: null }],
    ['retention-days', { value: null }],
    ['digest-snoozed-until', { selected_date: null }],
    ['digest-channel', { selected_conversation: null }],
    ['approver', { selected_user: null }],
    ['admins', { selected_users: [] }],
    ['feeds', { selected_options: [] }],
  ])('%s is off where it is left empty', (name, state) => {
    expect(typed(name, state)).toBe('off');
  });

  it.each([
    ['time-zone', { value: null }],
    ['currency', { value: '  ' }],
    ['discount', { value: null }],
  ])('%s goes back to its default where it is left empty', (name, state) => {
    expect(typed(name, state)).toBe('');
  });
});

describe('a form that is saved', () => {
  const admin = { kind: 'person', id: 'U0ANA' } as const;
  const colleague = { kind: 'person', id: 'U0BEN' } as const;
  const held = settingsOf({
    admins: 'U0ANA',
    monthlyCap: 'lots',
    approver: 'Ana',
    timeZone: 'Europe/Amsterdam',
  });
  const shown = [
    { name: 'monthly-cap', text: 'lots' },
    { name: 'approver', text: 'off' },
    { name: 'time-zone', text: 'europe/amsterdam' },
  ];
  const changed = (actor: Actor, text = 'lots') =>
    changedSettings([{ name: 'monthly-cap', text }, ...shown.slice(1)], held, actor);

  it('keeps a text that can’t be read until somebody writes another, or empties its field', () => {
    expect(changed(colleague)).toEqual([]);
    expect(changed(colleague, 'off')).toEqual([{ name: 'monthly-cap', text: 'off' }]);
    expect(changed(colleague, '$50')).toEqual([{ name: 'monthly-cap', text: '$50' }]);
  });

  it('mends by what is chosen in a field what that can’t show, of who may change it', () => {
    expect(changed(admin)).toEqual([{ name: 'approver', text: 'off' }]);
  });
});

describe('a fault', () => {
  const fault = { file: null, line: null, column: null };

  it('names settings as their fields are called', () => {
    const message = 'monthly-cap must be an amount in dollars above 0, such as 20, or off.';
    expect(withLabels({ ...fault, field: 'monthly-cap', message }).message).toBe(
      'Monthly cap must be an amount in dollars above 0, such as 20, or off.',
    );
    const two = 'approver must be named where approval-above is set.';
    expect(withLabels({ ...fault, field: 'approver', message: two }).message).toBe(
      'Approver must be named where “Approval above” is set.',
    );
  });
});
