import { expect, it } from 'vitest';
import { parseCommand } from '../../../src/slack/commands/parse-command.ts';

const form = (task: string, samples = '') => ({ kind: 'form', task, samples });
const cases = [
  { name: 'nothing', text: '', expected: form('') },
  { name: 'help', text: ' Help ', expected: { kind: 'help' } },
  { name: 'a question mark', text: '?', expected: { kind: 'help' } },
  { name: 'picks', text: 'Picks', expected: { kind: 'picks' } },
  { name: 'history', text: 'history', expected: { kind: 'history' } },
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
];
it.each(WORDS)('takes %s for %s', (text, kind) => {
  expect(parseCommand(text!)).toMatchObject({ kind });
});
