import { describe, expect, it } from 'vitest';
import { isWrapped, saysLabel, startsInBold } from '../../../../src/core/scoring/text/label.ts';

describe('an answer gives its label', () => {
  it.each([
    'bug',
    'category: bug',
    'it is a bug',
    'it is a bug.',
    'the answer is bug, because it crashes.',
    'the category is bug. the page crashes.',
    'bug, because it crashes at once',
    'bug (it crashes)',
    'bug is the right label',
    'bug, i think',
    'bug 98%',
    'this is not a question but a bug',
    'bug, not a question',
    'bug\nbug',
    'bug\nthe page crashes at once',
    'the page crashes at once.\nbug',
    'answer:\nbug',
    '# answer\nbug',
    'category: bug\nreason: it crashes',
    'first i thought question, wait: bug',
    'sure! bug',
    'bug or question: bug',
  ])('%j', (answer) => {
    expect(saysLabel(answer, 'bug')).toBe(true);
  });

  it.each([
    '',
    'a debug',
    'it is not a bug',
    'it may be a bug',
    'is it a bug?',
    'bug or question',
    'bug, question',
    'the label bug is wrong',
    'it is anything except a bug',
    'wait, it is no bug',
    'bug. wait, question',
    'bug\nquestion',
    'message 1: bug\nmessage 2: question',
    'question\nthe user reports a bug',
    'bug report',
    'the category is bug, or maybe question. hard to say.',
  ])('but not in %j', (answer) => {
    expect(saysLabel(answer, 'bug')).toBe(false);
  });

  it('where it is short enough to be one', () => {
    const long = 'word '.repeat(30).trim();
    expect(saysLabel(`it is ${long}`, long)).toBe(false);
    expect(saysLabel('it is ', '')).toBe(false);
    expect(saysLabel(`it is ${'w'.repeat(100)}`, 'w'.repeat(100))).toBe(true);
    expect(saysLabel(`it is ${'w'.repeat(101)}`, 'w'.repeat(101))).toBe(false);
  });

  it.each<[string, string, boolean]>([
    ['yes', 'based on section 3, yes', true],
    ['yes', 'no, or rather, yes', false],
    ['yes', 'it is not clear, yes', false],
    ['yes', 'yes, it does so', true],
    ['yes', 'yes, it says, no', false],
    ['yes', 'yes or no', false],
    ['b', 'b) paris', true],
    ['b', 'choice b is correct', true],
    ['b', 'a) rome b) paris', false],
    ['b', 'vitamin b', false],
    ['b', '(b) paris', true],
    ['b', 'we see (b) paris', false],
    ['b', 'rome', false],
    ['12', 'of 12) paris', false],
    ['a', 'a) rome b) paris', false],
    ['b', `${'word '.repeat(60)}b) paris`, false],
    ['yes', 'it says yes here, yes', false],
    ['no', 'as of yesterday, no', true],
    ['no', 'in our eyes, no', true],
    ['yes', 'yes - it is there', true],
    ['yes', 'yes -- it is there', true],
    ['yes', 'yes. - it is there', true],
    ['yes', 'yes it is', false],
    ['yes', 'yes, it has no, or few, of them', true],
    ['yes', 'yes, it says so; no!', false],
    ['yes', 'yes orders are there', false],
    ['bug', '"bug" (it crashes)', true],
    ['bug', 'a bug (it crashes)', true],
    ['bug', 'bug, because question', false],
    ['bug', 'it is a bug, because it may be wrong', false],
    ['bug', 'it is a bug because it crashes', true],
    ['bug', `it is a bug${' '.repeat(300)}, because it crashes at once`, false],
    ['bug', 'first question, wait: - bug', true],
    ['bug', 'question, wait: it crashes, bug', false],
    ['bug', 'question\nthe page crashes at once\nbug', false],
    ['bug', 'label: bug\nthe page crashes at once', true],
    ['bug', '## the page\nit crashes at once\nbug', true],
    ['bug', '| the page |\nbug', true],
    ['bug', 'the # page\nbug', false],
    ['bug', 'a | page |\nbug', false],
    ['bug', '| page | size\nbug', false],
  ])('%s in %j: %s', (label, answer, says) => {
    expect(saysLabel(answer, label)).toBe(says);
  });
});

it.each<[string, boolean]>([
  ['{"label": "bug"}', true],
  ["{'label': 'bug'}", true],
  ['{"label": "bug", "confidence": 0.9}', true],
  ['{"label": "bug", "second": "question"}', false],
  ['{"label": " bug "}', true],
  ['{"label": "question"}', false],
  ['["bug"]', false],
  ['{"label": bug', false],
  [`{"label": "bug"${' '.repeat(400)}}`, false],
])('a label as the one value of %.40j: %s', (answer, is) => {
  expect(isWrapped(answer, 'bug')).toBe(is);
});

it.each<[string, boolean]>([
  ['**bug** is the category', true],
  ['**bug** is wrong', false],
  ['**bug** may be it', false],
  ['**question** is the category', false],
  ['**bug**, or not', false],
  ['**bug** where it was seen', false],
  ['**bug** is the category\nor question', false],
])('a label in bold at the start of %j: %s', (answer, starts) => {
  expect(startsInBold(answer, 'bug')).toBe(starts);
});
