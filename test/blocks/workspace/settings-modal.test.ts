import { describe, expect, it } from 'vitest';
import {
  digestSettingsModal,
  settingsModal,
} from '../../../src/blocks/workspace/settings-modal.ts';
import { SETTING_KEYS } from '../../../src/core/settings/definitions.ts';
import { settingsOf } from '../../../src/core/settings/settings-of.ts';
import { validateModal } from '../../support/validate-blocks.ts';

const CHOSEN = settingsOf({
  digestChannel: 'C0123',
  digestDay: 'Friday',
  digestHour: '17',
  timeZone: 'Europe/Amsterdam',
  monthlyCap: '1000.50',
  canary: 'on',
  admins: 'U0ANA, U0BEN',
});

describe('the form of the settings', () => {
  it.each([
    ['nothing is chosen', settingsOf()],
    ['all is chosen', CHOSEN],
  ])('fits Slack where %s, and has every setting', (_, settings) => {
    const modal = settingsModal(settings);
    expect(validateModal(modal)).toEqual([]);
    expect(modal.blocks).toHaveLength(SETTING_KEYS.length);
  });

  it('shows what holds: people and channels as Slack knows them, the rest as text', () => {
    const elements = settingsModal(CHOSEN).blocks.map(({ block_id, element }) => [
      block_id,
      element,
    ]);
    expect(Object.fromEntries(elements)).toMatchObject({
      'digest-channel': { initial_conversation: 'C0123' },
      'digest-day': { initial_option: { value: 'Friday' } },
      'digest-hour': { initial_option: { value: '17', text: { text: '17:00' } } },
      'time-zone': { initial_value: 'Europe/Amsterdam' },
      'monthly-cap': { initial_value: '$1,000.50' },
      'personal-cap': { initial_value: 'off' },
      canary: { initial_option: { value: 'on' } },
      admins: { initial_users: ['U0ANA', 'U0BEN'] },
    });
  });

  it('proposes no channel of its own: who changes something else chooses none', () => {
    expect(JSON.stringify(settingsModal(settingsOf()))).not.toContain('default_to_current');
  });

  it('of the digest alone has its channel and time, none of which may be left out', () => {
    const { blocks } = digestSettingsModal(CHOSEN);
    expect(blocks.map(({ block_id }) => block_id)).toEqual([
      'digest-channel',
      'digest-day',
      'digest-hour',
      'time-zone',
    ]);
    expect(blocks.every(({ optional }) => optional === false)).toBe(true);
  });
});
