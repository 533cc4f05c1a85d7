import { describe, expect, it } from 'vitest';
import { readSources, type SourceFile } from './support/source-files.ts';

const programs = readSources('{src,demo,bench,scripts}/**/*.{ts,js,cjs}', 'bin/*.js');
const sources = programs.filter(({ path }) => path.startsWith('src/'));
const tests = readSources('test/**/*.ts');

describe('every file', () => {
  const everything = [...programs, ...tests];

  it('has at most 300 lines', () => {
    expect(pathsWhere(everything, ({ text }) => text.split('\n').length > 301)).toEqual([]);
  });

  it('of src/ has functions of at most 50 lines', () => {
    const pattern = /^(?:export )?(?:async )?function\b[\s\S]*?^}/gm;
    const isLong = ([code]: RegExpMatchArray) => code.split('\n').length > 50;
    expect(pathsWhere(sources, ({ code }) => [...code.matchAll(pattern)].some(isLong))).toEqual([]);
  });

  it('of src/ asserts no value to be there, but in loops over numbers and in scorers', () => {
    const exempt = /^src\/core\/(?:stats|evidence|pricing|scoring)\//;
    const pattern = /^(?! *const \w+ = \/).*[\w)\]]!(?=[.,;:()[\]}\s])/m;
    const asserting = pathsWhere(sources, ({ code }) => pattern.test(code));
    expect(asserting.filter((path) => !exempt.test(path))).toEqual([]);
  });

  it('does without any', () => {
    const pattern = /[:<|,]\s*any\b|\bas any\b|\bany\[\]/;
    expect(pathsWhere(programs, ({ code }) => pattern.test(code))).toEqual([]);
  });

  it('casts nothing through unknown', () => {
    const pattern = /\bas unknown as\b/;
    expect(pathsWhere(everything, ({ code }) => pattern.test(code))).toEqual([]);
  });

  it('names its variables by what they hold: none is told, asked, known or seen', () => {
    const pattern = /\b(?:const|let) (?:told|asked|known|seen)\b/;
    expect(pathsWhere(everything, ({ code }) => pattern.test(code))).toEqual([]);
  });

  it('of src/ exports no name that another one exports', () => {
    const pattern = /^export (?:async )?(?:function\*?|const|interface|type|class) (?<name>\w+)/gm;
    const named = sources.flatMap(({ path, code }) =>
      [...code.matchAll(pattern)].map(({ groups }) => ({ path, name: groups?.name })),
    );
    const shared = [...Map.groupBy(named, ({ name }) => name)].filter(
      ([, places]) => new Set(places.map(({ path }) => path)).size > 1,
    );
    expect(shared).toEqual([]);
  });

  it('of the tests does without module mocks', () => {
    const pattern = /\bvi\.(mock|doMock|hoisted)\(/;
    expect(pathsWhere(tests, ({ code }) => pattern.test(code))).toEqual([]);
  });

  it('of the tests does without absolute time limits', () => {
    const pattern = /(performance|Date)\.now\(\)[^;]*\)\.toBeLessThan/;
    expect(pathsWhere(tests, ({ code }) => pattern.test(code))).toEqual([]);
  });

  it('re-exports nothing', () => {
    const pattern = /^export\s+(type\s+)?(\*|\{[^}]*\})\s*(as \w+ )?from/m;
    expect(pathsWhere(programs, ({ code }) => pattern.test(code))).toEqual([]);
  });
});

function pathsWhere(files: readonly SourceFile[], test: (file: SourceFile) => boolean): string[] {
  return files.filter(test).map(({ path }) => path);
}
