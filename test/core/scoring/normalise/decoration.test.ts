import { describe, expect, it } from 'vitest';
import { undecorated } from '../../../../src/core/scoring/normalise/decoration.ts';

describe('what surrounds a text is dropped', () => {
  it.each<[string, string, string]>([
    ['```\nbug\n```', 'bug', 'a fence'],
    ['~~~text\nbug\n~~~', 'bug', 'a fence'],
    ['**bug**', 'bug', 'bold or code marks'],
    ['`bug`', 'bug', 'bold or code marks'],
    ['"bug"', 'bug', 'quotes'],
    ["'it's a bug'", "it's a bug", 'quotes'],
    ['(bug)', 'bug', 'brackets'],
    ['[bug [a]]', 'bug [a]', 'brackets'],
    ['<https://x.nl/a>', 'https://x.nl/a', 'brackets'],
    ['| bug |', 'bug', 'brackets'],
    ['\\boxed{\\text{bug}}', 'bug', 'LaTeX'],
    ['$bug$', 'bug', 'LaTeX'],
    ['<b class="x">bug</b>', 'bug', 'tags'],
    ['<label>bug</label>', 'bug', 'tags'],
    ['bug<br>', 'bug', 'tags'],
    ['bug<hr/>', 'bug', 'tags'],
    ['# bug', 'bug', 'a heading or list mark'],
    ['> bug', 'bug', 'a heading or list mark'],
    ['- bug', 'bug', 'a heading or list mark'],
    ['1. bug', 'bug', 'a heading or list mark'],
    ['bug.', 'bug', 'a full stop'],
    ['bug!', 'bug', 'punctuation'],
    ['虫。', '虫', 'a full stop'],
    ['✅ bug', 'bug', 'emoji'],
    ['bug 🎉', 'bug', 'emoji'],
    ['bug ✓', 'bug', 'emoji'],
    ['  **"bug".**  ', 'bug', 'bold or code marks'],
  ])('of %j: %j, %s', (text, left, dropped) => {
    expect(undecorated(text)).toEqual({ text: left, dropped });
  });

  it.each([
    'bug',
    'a bug 0',
    'a bug 9',
    'Z a',
    'zz',
    '"a" and "b"',
    '(a) or (b)',
    '(50)',
    '(1,234.50)',
    '- 5',
    '1. 5',
    '<del>bug</del>',
    '<not>bug</not>',
    '<a>bug</b>',
    'bug<x>',
    '<br>bug</bra>',
    '❌ bug',
    'bug ⛔',
    '🎉 🎉',
    '**',
    '.',
    '```bug``',
  ])('but nothing of %j', (text) => {
    expect(undecorated(text)).toEqual({ text, dropped: null });
  });

  it('up to the twenty-fourth layer', () => {
    expect(undecorated(`${'('.repeat(30)}a${')'.repeat(30)}`).text).toBe(
      `${'('.repeat(6)}a${')'.repeat(6)}`,
    );
  });
});
