import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { scoringPage } from './table/scoring-page.ts';

it('docs/scoring.md shows the table as it is (`node scripts/scoring-page.ts` writes it)', () => {
  const page = readFileSync(new URL('../../../docs/scoring.md', import.meta.url), 'utf8');
  expect(page === scoringPage()).toBe(true);
});
