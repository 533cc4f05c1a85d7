import type { InputBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import {
  digestSettingsModal,
  settingsModal,
} from '../../../src/blocks/workspace/settings-modal.ts';
import { DEFINITIONS, SETTING_KEYS } from '../../../src/core/settings/definitions.ts';
import { settingsOf } from '../../../src/core/settings/settings-of.ts';
import { validateModal } from '../../support/validate-blocks.ts';

const CHOSEN = settingsOf({
  digestChannel: 'C0123',
  digestDay: 'Friday',
  digestHour: '17',
  timeZone: 'Europe/Amsterdam',
  snoozedUntil: '2026-12-28',
  monthlyCap: '1000.50',
  feeds: 'prices',
  canary: 'on',
  admins: 'U0ANA, U0BEN',
});

const inputsOf = ({ blocks }: ReturnType<typeof settingsModal>): InputBlock[] =>
  blocks.filter((block): block is InputBlock => block.type === 'input');

describe('the form of the settings', () => {
  it.each([
    ['nothing is chosen', settingsOf()],
    ['all is chosen', CHOSEN],
  ])('fits Slack where %s, and has every setting below one of its headings', (_, settings) => {
    const modal = settingsModal(settings, true);
    expect(validateModal(modal)).toEqual([]);
    const names = inputsOf(modal).map(({ block_id }) => block_id);
    expect(names.sort()).toEqual(SETTING_KEYS.map((key) => DEFINITIONS[key].name).sort());
    expect(modal.blocks.filter(({ type }) => type === 'header')).toHaveLength(4);
    expect(modal.blocks[0]!.type).toBe('header');
  });

  it('shows what holds: people, channels and days as Slack knows them, the rest as text', () => {
    const elements = inputsOf(settingsModal(CHOSEN, true)).map(({ block_id, element }) => [
      block_id,
      element,
    ]);
    expect(Object.fromEntries(elements)).toMatchObject({
      'digest-channel': { initial_conversation: 'C0123' },
      'digest-day': { initial_option: { value: 'Friday' } },
      'digest-hour': { initial_option: { value: '17', text: { text: '17:00' } } },
      'digest-snoozed-until': { initial_date: '2026-12-28' },
      'time-zone': { initial_value: 'Europe/Amsterdam' },
      'monthly-cap': { initial_value: '$1,000.50' },
      canary: { initial_option: { value: 'on' } },
      feeds: { initial_options: [{ value: 'prices' }] },
      admins: { initial_users: ['U0ANA', 'U0BEN'] },
    });
  });

  it('leaves empty what is off, and says there what that means', () => {
    const { element } = inputsOf(settingsModal(settingsOf(), true)).find(
      ({ block_id }) => block_id === 'personal-cap',
    )!;
    expect(element).not.toHaveProperty('initial_value');
    expect(element).toMatchObject({ placeholder: { text: 'No cap' } });
  });

  it('begins with what can not be read any more', () => {
    const [first] = settingsModal(settingsOf({ currency: 'VND 25,400' }), true).blocks;
    expect(JSON.stringify(first)).toMatch(
      /Currency is “VND 25,400”, which can’t be read any more\. Set it again below\./,
    );
  });

  it('shows the text that can not be read in its field, where that takes any', () => {
    const modal = settingsModal(settingsOf({ monthlyCap: 'lots', retentionDays: 'a year' }), true);
    expect(validateModal(modal)).toEqual([]);
    const shown = inputsOf(modal).map(({ block_id, element }) => [block_id, element]);
    expect(Object.fromEntries(shown)).toMatchObject({
      'monthly-cap': { initial_value: 'lots' },
      'retention-days': { type: 'plain_text_input', initial_value: 'a year' },
    });
  });

  it('tells who is no admin first who changes what', () => {
    const named = settingsModal(CHOSEN, false);
    expect(JSON.stringify(named.blocks[0])).toContain('Admins alone change these: ');
    expect(JSON.stringify(named.blocks[0])).toContain('U0BEN');
    const unnamed = JSON.stringify(settingsModal(settingsOf(), false).blocks[0]);
    expect(unnamed).toContain(
      'No admin is named yet, so these can’t be changed here: Monthly cap, ',
    );
    expect(unnamed).not.toContain('Currency');
    for (const modal of [named, settingsModal(settingsOf(), false)]) {
      expect(validateModal(modal)).toEqual([]);
    }
  });

  it('proposes no channel of its own: who changes something else chooses none', () => {
    expect(JSON.stringify(settingsModal(settingsOf(), true))).not.toContain('default_to_current');
  });

  it('of the digest alone has its channel and time, none of which may be left out', () => {
    const inputs = inputsOf(digestSettingsModal(CHOSEN, true));
    expect(inputs.map(({ block_id }) => block_id)).toEqual([
      'digest-channel',
      'digest-day',
      'digest-hour',
      'time-zone',
    ]);
    expect(inputs.every(({ optional }) => optional === false)).toBe(true);
  });

  it('of the digest tells who can change nothing there, and what can not be read', () => {
    const named = digestSettingsModal(CHOSEN, false);
    expect(JSON.stringify(named.blocks[0])).toContain('Admins alone change these: ');
    expect(digestSettingsModal(settingsOf(), false).blocks[0]!.type).toBe('input');
    const unread = digestSettingsModal(settingsOf({ digestDay: 'Someday', discount: 'x' }), true);
    expect(unread.blocks.filter(({ type }) => type === 'alert')).toHaveLength(1);
    expect(JSON.stringify(unread.blocks[0])).toContain('Digest day is “Someday”');
    for (const modal of [named, unread]) expect(validateModal(modal)).toEqual([]);
  });
});
