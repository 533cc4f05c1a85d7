import { expect, it } from 'vitest';
import { resultText } from '../../src/cli/result-text.ts';
import { screenOf } from '../../src/cli/screen.ts';
import { labelOf, result } from '../support/fixtures/result-fixtures.ts';

const screen = { ...screenOf(process.stdout, true), width: Number.POSITIVE_INFINITY };

it('the terminal says announced price steps, as Slack does', () => {
  expect(resultText(result(), { labelOf, screen })).toContain(
    '\nFlash 3.8 goes to $60 a month on 1 Jan 2027.\n',
  );
});

it('the terminal says what calls lost in flight may have cost', () => {
  const { spend } = result();
  const told = result({ spend: { ...spend, lost: { calls: 2, usd: 0.5 } } });
  expect(resultText(told, { labelOf, screen })).toContain(
    'counting $0.50 for 2 calls lost in flight',
  );
});
