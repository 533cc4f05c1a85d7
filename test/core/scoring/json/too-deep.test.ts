import { expect, it } from 'vitest';
import { isTooDeep } from '../../../../src/core/scoring/json/too-deep.ts';

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

it.each<[string, string, boolean]>([
  ['500 levels', nested(500), false],
  ['501 levels', nested(501), true],
  ['501 levels of both kinds', `${'{"a":['.repeat(251)}${']}'.repeat(251)}`, true],
  ['501 lists side by side', '[]'.repeat(501), false],
  ['500 levels of lists that close', `${'[[]'.repeat(500)}${']'.repeat(500)}`, true],
  ['brackets in a text', `{"a":"${'['.repeat(600)}"}`, false],
  ['brackets behind a quote in a text', `{"a":"\\"${'['.repeat(600)}"}`, false],
  ['brackets behind a text with a backslash', `["\\\\",${nested(500)}]`, true],
  ['brackets that only close', ']'.repeat(600), false],
  ['brackets that never close', '['.repeat(501), true],
  ['plain words', 'word {} '.repeat(200), false],
])('of %s: too deep is %j', (_, text, is) => expect(isTooDeep(text)).toBe(is));
