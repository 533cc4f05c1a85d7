import { expect, it } from 'vitest';
import { parseCommand } from '../../../src/slack/commands/parse-command.ts';

const form = (task: string, samples = '') => ({ kind: 'form', task, samples });
const cases = [
  { name: 'nothing', text: '', expected: form('') },
  { name: 'help', text: ' Help ', expected: { kind: 'help' } },
  { name: 'a question mark', text: '?', expected: { kind: 'help' } },
  { name: 'picks', text: 'Picks', expected: { kind: 'picks' } },
  { name: 'history', text: 'history', expected: { kind: 'history', words: '' } },
  { name: 'settings', text: ' settings', expected: { kind: 'settings', changes: [] } },
  {
    name: 'settings to change, with values of several words',
    text: 'settings currency=EUR 0.92 digest-hour=9 admins=&lt;@U1|ana&gt;, U2 monthly-cap=',
    expected: {
      kind: 'settings',
      changes: [
        { name: 'currency', text: 'EUR 0.92' },
        { name: 'digest-hour', text: '9' },
        { name: 'admins', text: '<@U1|ana>, U2' },
        { name: 'monthly-cap', text: '' },
      ],
    },
  },
  {
    name: 'a task about settings',
    text: 'settings pages: which one is meant?',
    expected: form('settings pages: which one is meant?'),
  },
  {
    name: 'a task of one line that assigns',
    text: 'settings a => b',
    expected: form('settings a => b'),
  },
  {
    name: 'a digest that is a task',
    text: 'digest this article',
    expected: form('digest this article'),
  },
  {
    name: 'a history that is a task',
    text: 'history of art: who',
    expected: form('history of art: who'),
  },
  {
    name: 'settings with a slip, to change',
    text: 'setings digest-hour = 9',
    expected: { kind: 'unknown', word: 'setings', meant: 'settings' },
  },
  {
    name: 'the command typed twice, with a task',
    text: '/llm-pick Sort tickets',
    expected: form('Sort tickets'),
  },
  {
    name: 'a word it doesn’t know',
    text: 'histroy',
    expected: { kind: 'unknown', word: 'histroy', meant: 'history' },
  },
  { name: 'a task in one word', text: 'classify', expected: form('classify') },
  { name: 'a task in one word with its mark', text: 'Translate!', expected: form('Translate!') },
  { name: 'a task about help', text: 'help people sort', expected: form('help people sort') },
  {
    name: 'a command with samples below, which is a task',
    text: 'Help\nA => b',
    expected: form('Help', 'A => b'),
  },
  { name: 'a task', text: 'Sort support tickets', expected: form('Sort support tickets') },
  {
    name: 'a task in one word of another script',
    text: '把工单分类',
    expected: form('把工单分类'),
  },
  {
    name: 'a task with samples, as Slack escapes them',
    text: 'Sort &amp; file\nCharged twice =&gt; billing\r\n2 &lt; 3 =&gt; other\n',
    expected: form('Sort & file', 'Charged twice => billing\n2 < 3 => other'),
  },
];
it.each(cases)('reads $name', ({ text, expected }) => {
  expect(parseCommand(text)).toEqual(expected);
});

const HELP = [
  '*help*',
  '_help_',
  '`help`',
  '"help"',
  '“Help”',
  'help.',
  'Help!',
  'HELP?',
  ' help ',
  '/help',
  '--help',
  '-h',
  'hulp',
  'Hulp!',
  'Hilfe',
  'help me',
  '??',
  '\u200bhelp',
  'ｈｅｌｐ',
  'hello',
  '/llm-pick help',
  'llm-pick help',
  'help settings',
  'cancel',
  'Stop!',
  'what if?',
  '> help',
  'add samples',
];
it.each(HELP)('takes %s for help', (text) => {
  expect(parseCommand(text)).toEqual({ kind: 'help' });
});

const WORDS = [
  ['*picks*', 'picks'],
  ['pick', 'picks'],
  ['History.', 'history'],
  ['“digest”', 'digest'],
  ['Settings!', 'settings'],
  ['settings help', 'settings'],
  ['list', 'history'],
  ['status?', 'history'],
  ['history 20', 'history'],
  ['history --all', 'history'],
  ['digest now', 'digest'],
  ['digest preview', 'digest'],
  ['digest last week', 'digest'],
  ['digest settings', 'digest settings'],
  ['Digest  Settings!', 'digest settings'],
  ['digest on', 'digest settings'],
  ['digest channel', 'digest settings'],
  ['digest Friday', 'digest settings'],
  ['picks haiku', 'picks'],
  ['setings monthly-cap 5', 'unknown'],
  ['settings digest', 'digest settings'],
  ['settings', 'settings'],
  ['settings language', 'settings'],
  ['settings spending limit', 'settings'],
  ['start', 'form'],
];
it.each(WORDS)('takes %s for %s', (text, kind) => {
  expect(parseCommand(text!)).toMatchObject({ kind });
});

it.each(['new', 'start', 'run', 'llm-pick', '/llm-pick'])('opens an empty form for %s', (text) => {
  expect(parseCommand(text)).toEqual(form(''));
});

it.each([
  ['settings monthly-cap 50', { name: 'monthly-cap', text: '50' }],
  ['settings monthly-cap = 50', { name: 'monthly-cap', text: '50' }],
  ['Settings digest-day: Tuesday', { name: 'digest-day', text: 'Tuesday' }],
  ['settings currency="EUR 0.92"', { name: 'currency', text: 'EUR 0.92' }],
  ['settings currency=“EUR 0.92”', { name: 'currency', text: 'EUR 0.92' }],
  ['settings monthly cap 50', { name: 'monthly-cap', text: '50' }],
  ['settings set time zone to Europe/Amsterdam', { name: 'time-zone', text: 'Europe/Amsterdam' }],
  ['settings Digest_Hour: 9', { name: 'digest-hour', text: '9' }],
  ['settings timezone Europe/Amsterdam', { name: 'time-zone', text: 'Europe/Amsterdam' }],
  ['settings montly-cap 50', { name: 'montly-cap', text: '50' }],
  ['settings budget 5', { name: 'budget', text: '5' }],
  ['settings cap $20', { name: 'cap', text: '$20' }],
  ['settings channel #general', { name: 'channel', text: '#general' }],
  ['digest off', { name: 'digest-channel', text: 'off' }],
])('changes a setting for %s', (text, change) => {
  expect(parseCommand(text)).toEqual({ kind: 'settings', changes: [change] });
});

it('opens the settings where one is named alone', () => {
  expect(parseCommand('settings monthly-cap')).toEqual({ kind: 'settings', changes: [] });
});

it('takes several settings back to their defaults', () => {
  expect(parseCommand('settings digest-hour= currency = time-zone= Europe/Amsterdam')).toEqual({
    kind: 'settings',
    changes: [
      { name: 'digest-hour', text: '' },
      { name: 'currency', text: '' },
      { name: 'time-zone', text: 'Europe/Amsterdam' },
    ],
  });
});

it.each([
  ['models haiku', { kind: 'models', words: 'haiku' }],
  ['Models  Flash Lite!', { kind: 'models', words: 'flash lite' }],
  ['models google/gemini-3.8-flash', { kind: 'models', words: 'google/gemini-3.8-flash' }],
  ['history invoices', { kind: 'history', words: 'invoices' }],
])('lists what %s asks for', (text, request) => {
  expect(parseCommand(text)).toEqual(request);
});

it.each([
  'models that fit this ticket best',
  'digest news articles',
  'settings of a phone: which is meant?',
  'list countries',
  'model risk',
])('takes %s for a task', (text) => {
  expect(parseCommand(text)).toEqual(form(text));
});
