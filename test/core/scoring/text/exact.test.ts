import { describe, expect, it } from 'vitest';
import { exact } from '../../../../src/core/scoring/text/exact.ts';
import { PLAIN_SCORERS } from '../../../support/plain-scorers.ts';

const score = exact(PLAIN_SCORERS.exact);

describe('an answer that is the expected text', () => {
  it.each<[string, string, string | null]>([
    ['bug', 'Bug', null],
    [' bug\n', 'bug', null],
    ['bug.', 'bug', 'a full stop'],
    ['Bug report.', 'bug report', 'a full stop'],
    ['**bug report**', 'bug report', 'bold or code marks'],
    ['**Bug** report', 'bug report', 'bold or code marks'],
    ['new\u{a0}york', 'new york', 'characters that look alike'],
    ['bug_report', 'bug report', 'hyphens or underscores'],
    ['sales & marketing', 'sales and marketing', 'characters that look alike'],
    ['Category: bug report', 'bug report', 'words around it'],
    ['bug report\n\nThe user writes that it crashes.', 'bug report', 'words around it'],
    ['Here it is:\n```sql\nselect 1\n```', 'select 1', 'a fence'],
    ['<why>crash</why><answer>bug</answer>', 'bug', 'words around it'],
    ['{"label": "bug"}', 'bug', 'words around it'],
    ['**bug** is the category', 'bug', 'words around it'],
  ])('%j for %j, after %s', (answer, expected, leniency) => {
    expect(score(answer, expected)).toMatchObject({ value: 1, leniency });
  });

  it.each<[string, string]>([
    ['question', 'bug'],
    ['bug report\n\nWait, it is a question about it.', 'bug report'],
    ['bug report\n\nquestion', 'bug report'],
    ['Category: question', 'bug'],
    ['```\nbug\n```\n```\nquestion\n```', 'question'],
    ['debug', 'bug'],
    ['xxbugxx', 'bug'],
    ['a question </i>', 'bug'],
    ['bug report?', 'bug report'],
    ['Topic: bug report and more', 'bug report'],
  ])('but not %j for %j', (answer, expected) => {
    expect(score(answer, expected).value).toBe(0);
  });

  it('counts in its exact form alone where that is asked', () => {
    const strict = exact({ ...PLAIN_SCORERS.exact, strict: true });
    expect(strict('bug.', 'bug').value).toBe(0);
    expect(strict('Bug', 'bug').value).toBe(1);
    expect(strict('Category: bug report', 'bug report').value).toBe(0);
    const untrimmed = exact({ ...PLAIN_SCORERS.exact, trim: false });
    expect(untrimmed(' bug', 'bug').value).toBe(0);
    expect(untrimmed('bug report.', 'bug report').value).toBe(0);
    const cased = exact({ ...PLAIN_SCORERS.exact, ignoreCase: false });
    expect(cased('Bug', 'bug').value).toBe(0);
    expect(cased('Bug report', 'bug report').value).toBe(0);
  });
});
