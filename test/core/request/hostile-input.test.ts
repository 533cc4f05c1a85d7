import { describe, expect, it } from 'vitest';
import { checkSamples } from '../../../src/core/request/check-samples.ts';
import { parseCsv } from '../../../src/core/request/formats/csv.ts';
import { parseJsonLines } from '../../../src/core/request/formats/json-lines.ts';
import { parseJsonTable } from '../../../src/core/request/formats/json-table.ts';
import { NOWHERE } from '../../../src/core/request/formats/place.ts';
import type { Table } from '../../../src/core/request/formats/table.ts';
import { nameList } from '../../../src/core/request/name-list.ts';
import { parseEvaluation } from '../../../src/core/request/parse-evaluation.ts';
import { samplesOf } from '../../../src/core/request/samples-of.ts';
import { templateVariables } from '../../../src/core/request/template.ts';
import { FAR_FROM_HANGING, processorMs, timesReference } from '../../support/reference-work.ts';

const facts = ({ rows, faults }: Pick<Table, 'rows' | 'faults'>) => ({
  rows: rows.length,
  faults: faults.map(({ line, message }) => `${line} ${message}`),
});

const MOST = { file: null, most: 5_000 };
const parseJson = (text: string) => parseJsonTable(text, null, { most: 5_000, key: null });

const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const NESTED = 'Too many brackets stand inside one another here: take some away.';

/** Inputs that a file of 10 MB can hold and that make careless code hang, overflow or run out of memory. */
describe('a hostile input', () => {
  it.each(['{{'.padEnd(400_000), '{{ '.repeat(100_000), `{{ ${'a '.repeat(100_000)}`])(
    'has its variables found at once: %.12j',
    (template) => {
      const times = timesReference(() => {
        expect(templateVariables(template)).toEqual([]);
      });
      expect(times).toBeLessThan(FAR_FROM_HANGING);
    },
  );

  it('may have one cell of nine megabytes', () => {
    const cell = 'a'.repeat(9_000_000);
    expect(facts(parseCsv(`input,expected\n"${cell}",b\n`, MOST))).toEqual({ rows: 1, faults: [] });
    expect(facts(parseCsv(`input,expected\nx,y\n"${cell},b\n`, MOST)).faults).toEqual([
      '3 A quote opened here is never closed: close it, and double the quotes inside a cell.',
    ]);
  });

  it.each([
    ['rows', 'a,b\n', 5_001, 0],
    ['ragged rows', 'a\n', 0, 5_001],
    ['broken quotes', 'a"b,c,d\n', 0, 1_000],
  ])('is read no further than one too many: %s', (_name, row, rows, faults) => {
    const read = parseCsv(`input,expected\n${row.repeat(50_000)}`, MOST);
    expect([read.rows.length, read.faults.length]).toEqual([rows, faults]);
  });

  it('may have 200 columns', () => {
    const header = (columns: number) => `${'a,'.repeat(columns - 1)}expected\n`;
    expect(facts(parseCsv(header(201), MOST)).faults).toEqual([
      '1 There are 201 columns: at most 200 are taken.',
    ]);
  });

  it('is told where its brackets are too deep, in plain words', () => {
    expect(facts(parseJsonLines(`{"input": ${deep}}\n`, null, MOST)).faults).toEqual([
      `1 ${NESTED}`,
    ]);
    expect(facts(parseJson(`[{"input": ${deep}}]`)).faults).toEqual([`1 ${NESTED}`]);
    const { faults } = parseEvaluation(`prompt: ${deep}\n`, 'e.yml');
    expect(faults.map(({ message }) => message)).toEqual([NESTED]);
  });

  it('is not read at all where millions of brackets are left open', () => {
    const open = '['.repeat(9_000_000);
    expect(facts(parseJson(open)).faults).toEqual([`1 ${NESTED}`]);
    expect(parseEvaluation(open, 'e.yml').faults.map(({ message }) => message)).toEqual([NESTED]);
  });

  it('may be ten megabytes of JSON, read in a moment', () => {
    const samples = Array.from({ length: 5_000 }, () => ({
      input: 'a '.repeat(950),
      expected: 'b',
    }));
    const times = timesReference(() => {
      expect(facts(parseJson(JSON.stringify(samples)))).toEqual({
        rows: 5_000,
        faults: [],
      });
    });
    expect(times).toBeLessThan(FAR_FROM_HANGING);
  });

  it('may have 100,000 unknown keys, told at once', () => {
    const text = Array.from({ length: 100_000 }, (_, index) => `key${index}: x\n`).join('');
    const times = timesReference(() => {
      expect(parseEvaluation(text, 'e.yml').faults).toHaveLength(1);
    });
    expect(times).toBeLessThan(FAR_FROM_HANGING / 5);
  });

  it('may have thousands of unknown keys inside another: told in a time that grows with them', () => {
    const shortest = (count: number) => {
      const keys = Array.from({ length: count }, (_, index) => `  key${index}: x\n`).join('');
      const text = `scorer:\n  type: exact\n${keys}`;
      const runs = [1, 2, 3].map(() =>
        processorMs(() => {
          expect(parseEvaluation(text, 'e.yml').faults).toHaveLength(100);
        }),
      );
      return Math.min(...runs);
    };
    shortest(2_000);
    expect(shortest(20_000) / shortest(5_000)).toBeLessThan(12);
  });

  it('with more keys than an evaluation can have is told what it looks like', () => {
    const keys = Array.from({ length: 1_001 }, (_, index) => `key${index}: x\n`).join('');
    expect(parseEvaluation(keys, 'e.yml').faults.map(({ message }) => message)).toEqual([
      'The file has 1,001 keys, an evaluation has 22 at most: if it holds data, name it in an evaluation as "samples: e.yml".',
    ]);
  });

  it('may have 100,000 columns: the first are named', () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `c${index}`);
    expect(nameList(names)).toMatch(/^c0, c1, .*, c29 and 99,970 more$/);
  });

  it('may not hide the context behind a column', () => {
    const table = parseCsv('input,context,expected\na,b,c\n', MOST);
    const expected = { paths: ['expected'], prefixed: false, note: null };
    const samples = {
      ...table,
      ...samplesOf(table.rows, expected, 'exact'),
      expected: expected.paths,
    };
    const prompt = { field: 'prompt', text: '{{context}} {{input}}', place: NOWHERE } as const;
    const check = (hasContext: boolean) =>
      checkSamples(samples, { templates: [prompt], scorer: null, hasContext }, NOWHERE);
    expect(check(false)).toEqual([]);
    expect(check(true).map(({ message }) => message)).toEqual([
      'The samples have a column context, but {{context}} is the context of the evaluation: rename the column.',
    ]);
  });
});
