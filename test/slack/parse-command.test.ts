import { expect, it } from 'vitest';
import { parseCommand } from '../../src/slack/parse-command.ts';

const form = (task: string, samples = '') => ({ kind: 'form', task, samples });
const cases = [
  { name: 'nothing', text: '', expected: form('') },
  { name: 'help', text: ' Help ', expected: { kind: 'help' } },
  { name: 'a question mark', text: '?', expected: { kind: 'help' } },
  {
    name: 'a word it doesn’t know',
    text: 'histroy',
    expected: { kind: 'unknown', word: 'histroy' },
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
