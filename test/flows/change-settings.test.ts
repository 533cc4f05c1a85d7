import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/core/actor.ts';
import { changeSettings, type SettingChange } from '../../src/flows/change-settings.ts';
import { memorySettings } from '../support/memory-settings.ts';

const ANA: Actor = { kind: 'person', id: 'U0ANA' };
const TERMINAL: Actor = { kind: 'terminal', id: null };
const now = new Date('2026-11-25T10:00:00Z');

function workspace(admins = '') {
  const settings = memorySettings(admins ? { admins } : {});
  const change = (actor: Actor, ...changes: SettingChange[]) =>
    changeSettings({ settings }, { ctx: { actor, workspace: 'T1', now }, input: { changes } });
  return { settings, change };
}

describe('settings', () => {
  it('are changed by their names, and go back to their default with nothing', async () => {
    const { change } = workspace();
    const changed = await change(
      TERMINAL,
      { name: 'monthly-cap', text: '$20' },
      { name: 'Time_Zone', text: ' europe/amsterdam ' },
    );
    expect(changed).toMatchObject({ monthlyCap: 20, timeZone: 'Europe/Amsterdam' });
    const back = await change(TERMINAL, { name: 'monthly-cap', text: '' });
    expect(back).toMatchObject({ monthlyCap: null, timeZone: 'Europe/Amsterdam' });
  });

  it('are changed all or none, each fault with what to do', async () => {
    const { settings, change } = workspace();
    const changes = [
      { name: 'digest-hour', text: '25' },
      { name: 'digest-chanel', text: 'C1' },
      { name: 'monthly-cap', text: '20' },
    ];
    await expect(change(TERMINAL, ...changes)).rejects.toMatchObject({
      code: 'invalid input',
      faults: [
        { message: 'digest-hour must be a whole number from 0 to 23.' },
        { message: 'digest-chanel is not a setting. Did you mean digest-channel?' },
      ],
    });
    expect((await settings.read('T1')).monthlyCap).toBeNull();
  });

  it('are named where one is unknown', async () => {
    await expect(
      workspace().change(TERMINAL, { name: 'colour', text: 'red' }),
    ).rejects.toMatchObject({
      faults: [
        {
          message: expect.stringMatching(
            /^colour is not a setting\. There are digest-channel, .* and admins\.$/,
          ),
        },
      ],
    });
  });
});

describe('who may change a setting', () => {
  const digest = { name: 'digest-channel', text: 'C0SUPPORT' };
  const cap = { name: 'monthly-cap', text: '20' };
  const admins = { name: 'admins', text: 'U0ANA' };

  it('where no admin is named: anybody the digest’s, nobody in Slack money or admins', async () => {
    const { change } = workspace();
    await expect(change(ANA, digest)).resolves.toMatchObject({ digestChannel: 'C0SUPPORT' });
    for (const guarded of [cap, admins]) {
      await expect(change(ANA, guarded)).rejects.toMatchObject({
        code: 'forbidden',
        faults: [
          { field: guarded.name, message: expect.stringContaining('No admin is named yet') },
        ],
      });
    }
  });

  it('where one is: that one alone, and whoever runs llm-pick', async () => {
    const { change } = workspace('U0BEN');
    await expect(change(ANA, digest)).rejects.toMatchObject({
      code: 'forbidden',
      faults: [
        {
          field: 'digest-channel',
          message:
            'Only an admin can change digest-channel. Ask one of the admins that the settings name.',
        },
      ],
    });
    const ben: Actor = { kind: 'person', id: 'U0BEN' };
    await expect(change(ben, digest, cap)).resolves.toMatchObject({ monthlyCap: 20 });
    await expect(change(TERMINAL, admins)).resolves.toMatchObject({ admins: ['U0ANA'] });
    await expect(change(ben, digest)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
