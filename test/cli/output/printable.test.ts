import { expect, it } from 'vitest';
import { errorText } from '../../../src/cli/output/error-text.ts';
import { estimateText, previewText } from '../../../src/cli/output/estimate-text.ts';
import { screenOf } from '../../../src/cli/output/screen.ts';
import { AppError } from '../../../src/core/errors.ts';
import { estimate } from '../../support/fixtures/estimate-fixtures.ts';

const PLAIN = screenOf({ isTTY: false } as NodeJS.WriteStream, true);
const FIRST = { system: null, turns: [], prompt: '\u001b[2Jb', expected: ['c'] };
const READ = { sentences: ['1 sample.'], warning: null, first: FIRST };

it('texts of files reach the terminal without what would move its cursor or colour it', () => {
  const message = 'The column \u001b[31mred\u0007 is there twice.\r';
  const at = { file: 's\u009b.csv', line: 1, column: null, field: null };
  const error = new AppError('invalid input', 'e.yml is wrong.', { faults: [{ ...at, message }] });
  expect(errorText(error)).toBe(
    'e.yml is wrong.\n  s\ufffd.csv:1 The column \ufffd[31mred\ufffd is there twice.\ufffd\n',
  );
  expect(
    estimateText(
      'a\u001b[2J',
      { estimate: estimate(), read: READ, volume: 1 },
      { screen: PLAIN, command: 'llm-pick', simulated: false },
    ),
  ).toMatch(/^a\ufffd\[2J\n/);
  expect(
    estimateText(
      'a',
      { estimate: estimate(), read: READ, volume: 1 },
      { screen: PLAIN, command: 'llm-pick', simulated: true },
    ),
  ).toMatch(/^SIMULATED: stand-ins .*\na\n/);
  expect(previewText(READ, PLAIN)).toContain('│ \ufffd[2Jb');
});
