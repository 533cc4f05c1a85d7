import { describe, expect, it } from 'vitest';
import { DEFINITIONS, SETTING_KEYS } from '../../../src/core/settings/definitions.ts';
import {
  parseSetting,
  printSetting,
  saysWhatHolds,
  settingNamed,
  settingsOf,
} from '../../../src/core/settings/settings-of.ts';

import { requireReadLimits, unreadWords } from '../../../src/core/settings/unread-words.ts';

const standard = settingsOf();

describe('the settings that hold', () => {
  it('are the standard ones where nobody chose: no digest, no caps, only our own feeds', () => {
    expect(standard).toMatchObject({
      digestChannel: null,
      digestDay: 'Monday',
      digestHour: 9,
      timeZone: 'UTC',
      monthlyCap: null,
      feeds: ['catalogue', 'prices'],
      admins: [],
    });
  });

  it('are the workspace’s own before the environment’s', () => {
    const own = { digestHour: '7' };
    const environment = { digestHour: '8', timeZone: 'Europe/Amsterdam' };
    const settings = settingsOf(own, environment);
    expect(settings).toMatchObject({ digestHour: 7, timeZone: 'Europe/Amsterdam' });
  });

  it('leave out a stored value that can not be read any more', () => {
    expect(settingsOf({ digestHour: 'noon' }, { digestHour: '8' }).digestHour).toBe(8);
    expect(settingsOf({ digestHour: 'noon' }).digestHour).toBe(9);
  });

  it('say which stored values can not be read any more', () => {
    expect(standard.unread).toEqual([]);
    const { unread } = settingsOf({
      monthlyCap: '$12.345',
      digestHour: '7',
      currency: 'VND 25,400',
    });
    expect(unread.map(({ key, text }) => [key, text])).toEqual([
      ['monthlyCap', '$12.345'],
      ['currency', 'VND 25,400'],
    ]);
    expect(unreadWords(unread[0]!)).toMatch(
      /^The setting monthly-cap is “\$12\.345”, which can’t be read any more: it must be an amount in dollars above 0, .* Set it again: monthly-cap=VALUE\.$/,
    );
  });

  it.each(['monthlyCap', 'personalCap', 'approvalAbove', 'approver'] as const)(
    'let nothing begin where %s can not be read: it would hold nothing back',
    (key) => {
      expect(() => requireReadLimits(settingsOf({ [key]: '$12.345' }))).toThrow(/can’t be read/);
      expect(() => requireReadLimits(settingsOf({ currency: 'VND 25,400' }))).not.toThrow();
    },
  );
});

describe('a setting’s text', () => {
  it.each(SETTING_KEYS)('of %s reads back as it was', (key) => {
    expect(parseSetting(key, printSetting(key, standard))).toEqual({ value: standard[key] });
    expect(settingNamed(DEFINITIONS[key].name)).toBe(key);
  });

  it.each([
    0.005, 0.5, 2, 12.3, 12.345, 999.999, 1_000, 1_000.5, 1_234.567, 1_234.5678, 250_000, 1e9,
  ])('an amount of %d is read back as it was written', (usd) => {
    const text = printSetting('monthlyCap', { ...standard, monthlyCap: usd });
    expect(parseSetting('monthlyCap', text)).toEqual({ value: usd });
  });

  it.each([
    ['digestChannel', '<#C0123ABCD|general>', 'C0123ABCD'],
    ['digestChannel', 'off', null],
    ['digestDay', 'tue', 'Tuesday'],
    ['digestHour', ' 23 ', 23],
    ['timeZone', 'europe/amsterdam', 'Europe/Amsterdam'],
    ['timeZone', 'utc', 'UTC'],
    ['timeZone', 'asia/kolkata', 'Asia/Calcutta'],
    ['timeZone', 'Europe/Kyiv', 'Europe/Kiev'],
    ['monthlyCap', '$1,250.50', 1250.5],
    ['monthlyCap', '2,50', 2.5],
    ['monthlyCap', '$12.3450', 12.345],
    ['monthlyCap', '0.005', 0.005],
    ['monthlyCap', 'none', null],
    ['discount', '12.5%', 0.125],
    ['discount', '12,5 percent', 0.125],
    ['discount', '0.15', 0.15],
    ['discount', '0.5%', 0.005],
    ['discount', '1', 0.01],
    ['discount', 'off', 0],
    ['currency', 'eur 0.92', { code: 'EUR', perDollar: 0.92, day: null }],
    ['currency', 'EUR=0.92', { code: 'EUR', perDollar: 0.92, day: null }],
    ['currency', 'eur : 0.92', { code: 'EUR', perDollar: 0.92, day: null }],
    ['currency', 'EUR 0,92', { code: 'EUR', perDollar: 0.92, day: null }],
    ['currency', 'eur', { code: 'EUR', perDollar: null, day: null }],
    ['currency', 'CAD 1.397', { code: 'CAD', perDollar: 1.397, day: null }],
    ['currency', 'VND 25400', { code: 'VND', perDollar: 25_400, day: null }],
    ['currency', 'VND 25,400.50', { code: 'VND', perDollar: 25_400.5, day: null }],
    ['currency', 'usd 1', { code: 'USD', perDollar: 1, day: null }],
    ['currency', 'USD', { code: 'USD', perDollar: 1, day: null }],
    ['feeds', 'off', []],
    ['feeds', 'deprecations-info, prices', ['prices', 'deprecations-info']],
    ['retentionDays', '90', 90],
    ['admins', '<@U0ANA|ana> U0BEN,U0ANA', ['U0ANA', 'U0BEN']],
  ] as const)('of %s may be %j', (key, text, value) => {
    const parsed = parseSetting(key, text);
    expect(parsed).toEqual({ value });
    const settings = { ...standard, [key]: value };
    expect(parseSetting(key, printSetting(key, settings))).toEqual({ value });
  });

  it.each([
    ['digestChannel', '#general', 'a Slack channel’s id'],
    ['digestDay', 'mo', 'one of Monday, Tuesday'],
    ['digestHour', '24', 'from 0 to 23'],
    ['digestHour', '9.5', 'from 0 to 23'],
    ['timeZone', 'Amsterdam', 'did you mean Europe/Amsterdam?'],
    ['timeZone', 'Europe/Amsterdm', 'did you mean Europe/Amsterdam?'],
    ['monthlyCap', '0', 'an amount in dollars'],
    ['monthlyCap', '-5', 'an amount in dollars'],
    ['monthlyCap', '€5', 'an amount in dollars'],
    ['monthlyCap', '1.500', '1.500 may be 1.50 or 1,500 dollars'],
    ['discount', '100%', 'below 100%'],
    ['timeZone', '+05:30', 'such as Europe/Amsterdam'],
    ['timeZone', 'EST', 'such as Europe/Amsterdam'],
    ['currency', 'VND 25,400', 'VND 25400'],
    ['currency', 'IDR 16.500', 'VND 25400'],
    ['currency', 'JPY 0,0000001', 'EUR 0.92'],
    ['currency', 'EUR -1', 'EUR 0.92'],
    ['currency', 'EUX', 'EUR 0.92'],
    ['currency', 'EUR=', 'EUR 0.92'],
    ['currency', 'EUR 0.92=1', 'EUR 0.92'],
    ['currency', 'XXQ 2', 'EUR 0.92'],
    ['currency', 'USD 2', 'EUR 0.92'],
    ['feeds', 'prices, rss', 'must be any of catalogue, prices'],
    ['retentionDays', '0', 'from 1 to 3650'],
    ['approver', 'U0ANA, U0BEN', 'one Slack member’s id'],
    ['admins', 'U0ANA, ana', 'one Slack member’s id'],
  ] as const)('of %s can not be %j: it says what it must be', (key, text, words) => {
    expect(parseSetting(key, text)).toEqual({ problem: expect.stringContaining(words) });
  });

  it('is found by its name however it is written; another name is none', () => {
    expect(settingNamed('Digest_Channel')).toBe('digestChannel');
    expect(settingNamed('digestChannel')).toBeNull();
  });
});

describe('a text', () => {
  it.each([
    ['monthlyCap', '1000.5', true],
    ['monthlyCap', '$1,000.50', true],
    ['monthlyCap', '1000', false],
    ['monthlyCap', 'a lot', false],
    ['digestChannel', 'none', true],
    ['feeds', 'prices, catalogue', true],
  ] as const)('of %s, %s, says what holds: %s', (key, text, says) => {
    expect(saysWhatHolds(key, text, settingsOf({ monthlyCap: '1000.50' }))).toBe(says);
  });
});
