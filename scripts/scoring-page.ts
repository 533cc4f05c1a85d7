import { writeFileSync } from 'node:fs';
import { scoringPage } from '../test/core/scoring/table/scoring-page.ts';

/** Writes docs/scoring.md from the tests' own table of answers. */
writeFileSync(new URL('../docs/scoring.md', import.meta.url), scoringPage());
