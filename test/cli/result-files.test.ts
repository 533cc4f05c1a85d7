import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { resultHtml } from '../../src/cli/output/result-html.ts';
import { checkOutput } from '../../src/cli/output/write-output.ts';
import { failedByAllLines, wrongAnswerLines } from '../../src/cli/output/wrong-answers.ts';
import { resultCsv } from '../../src/core/result/files/result-csv.ts';
import { modelResult, result } from '../support/fixtures/result-fixtures.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const EXAMPLE = {
  sample: 3,
  input: 'Cancel my\nplan',
  expected: 'billing',
  got: '<img src=x onerror=alert(1)>',
  failure: 'wrong',
};

describe('a result in a file', () => {
  it('is CSV whose texts no spreadsheet takes for formulas', () => {
    const models = ['=1+1', '+1', '-1', '@a', ' =x', '\t=x', 'plain, "quoted"'].map((reason) =>
      modelResult({ reason }),
    );
    const csv = resultCsv(result({ models }));
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    expect(Object.keys(rows[0]!).slice(3, 8)).toEqual([
      'model',
      'picked',
      'verdict',
      'score',
      'score_low_95',
    ]);
    const reasons = rows.map(({ reason }) => reason);
    expect(reasons).toEqual(["'=1+1", "'+1", "'-1", "'@a", "' =x", "'\t=x", 'plain, "quoted"']);
  });

  it('is a page that shows texts of samples and models as text, and fetches nothing', () => {
    const models = [modelResult({ trials: 9, examples: [EXAMPLE] })];
    const html = resultHtml(result({ models, headline: 'A & B' }), (name) => name);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).toContain('<h1>A &amp; B</h1>');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<(?:script|link|img|iframe)|https?:\/\/|url\(/);
    expect(html).not.toContain('Simulated');
    expect(resultHtml(result({ simulated: true }), (name) => name)).toContain('Simulated');
  });

  it('is a page that has the intervals and verdicts of the terminal', () => {
    const open = modelResult({
      trials: 90,
      score: 0.97,
      interval: [0.85, 1],
      interval90: [0.88, 1],
      verdict: 'unclear',
      why: null,
      costEstimated: true,
      monthlySpend: 10_158,
    });
    const html = resultHtml(result({ models: [open], pick: null }), (name) => name);
    expect(html).toContain('<td class="number">88-100%</td>');
    expect(html).toContain('<td class="number">~$10,000</td>');
    expect(html).toContain('<td>not proven</td>');
  });

  it('needs an ending that says what it holds, and a place that can be written to', async () => {
    await using folder = await temporaryFolder();
    const reasonOf = (file: string) =>
      checkOutput(path.join(folder.path, file)).catch((error: Error) => error.message);
    expect(await reasonOf('r.pdf')).toMatch(
      /its ending says what it holds, one of \.csv, \.json, \.html\.$/,
    );
    expect(await reasonOf('none/r.csv')).toMatch(/is no folder that can be written to\.$/);
    expect(await reasonOf('r.HTML')).toBeUndefined();
    await writeFile(path.join(folder.path, 'r.csv'), 'a');
    expect(await reasonOf('r.csv')).toBeUndefined();
    expect(await readFile(path.join(folder.path, 'r.csv'), 'utf8')).toBe('a');
  });
});

describe('wrong answers in the terminal', () => {
  it('are a line each: the input, what was expected, what came', () => {
    const long = { ...EXAMPLE, got: `${'ab '.repeat(40)}`, failure: 'refused' };
    expect(wrongAnswerLines({ examples: [EXAMPLE, long] })).toEqual([
      '  #3 "Cancel my plan": expected "billing", got "<img src=x onerror=alert(1)>"',
      `  #3 "Cancel my plan": expected "billing", got "${'ab '.repeat(24).slice(0, 70)}…" (refused)`,
    ]);
  });

  it('begin with the samples that every model fails', () => {
    const model = (alwaysFailing: number[], examples = [EXAMPLE]) =>
      modelResult({ trials: 9, alwaysFailing, examples });
    const linesOf = (...models: ReturnType<typeof model>[]) => failedByAllLines(result({ models }));
    expect(linesOf(model([3, 5]), model([1, 3]))).toEqual([
      'Every model fails this sample: look at its expected answer first.',
      '  #3 "Cancel my plan": expected "billing", got "<img src=x onerror=alert(1)>"',
    ]);
    expect(linesOf(model([1, 2, 3]), model([1, 2, 3]))).toEqual([
      'Every model fails these 3 samples: look at their expected answers first.',
      '  #3 "Cancel my plan": expected "billing", got "<img src=x onerror=alert(1)>"',
      '  and #1 and #2',
    ]);
    const many = Array.from({ length: 12 }, (_, index) => index + 1);
    expect(linesOf(model(many, []), model(many, [])).slice(1)).toEqual([
      '  #1, #2, #3, #4, #5, #6, #7, #8, #9, #10 and 2 more',
    ]);
    expect(linesOf(model([3]))).toEqual([]);
    expect(linesOf(model([3]), model([4]))).toEqual([]);
    expect(linesOf(model([3]), modelResult({ trials: 0, alwaysFailing: [] }))).toEqual([]);
  });
});
