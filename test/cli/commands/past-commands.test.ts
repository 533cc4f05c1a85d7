import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliPlace, type Ended, openCliPlace, runCli } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const EVALUATION = `
name: "=1+1 <b>words</b>"
prompt: "Say ok. {{input}}"
samples: s.csv
models: [anthropic/claude-haiku-5-5, google/gemini-3.5-flash-lite]
design: full
repeats: 1
bar: 0.8
`;

/** The models say "ok", and "OK then" is expected: no answer is right. */
describe('an evaluation that was run in the terminal', () => {
  const opened = new AsyncDisposableStack();
  let place: CliPlace;
  let folder: string;
  let first: Ended;
  let id: string;
  const llmPick = (...args: string[]) => runCli(args, place.env, folder);
  const written = (name: string) => readFile(path.join(folder, name), 'utf8');

  beforeAll(async () => {
    folder = opened.use(await temporaryFolder()).path;
    place = opened.use(await openCliPlace());
    const rows = Array.from({ length: 40 }, (_, index) => `Sample ${index},OK then`);
    await writeFile(path.join(folder, 's.csv'), `input,label\n${rows.join('\n')}\n`);
    await writeFile(path.join(folder, 'e.yml'), EVALUATION);
    first = await llmPick('run', 'e.yml', '--output', 'r.html');
    id = idIn(first);
  });
  afterAll(() => opened.disposeAsync());

  it('said what no model got right, and is a page whose names are no markup', async () => {
    expect(first.status).toBe(3);
    expect(first.stdout).toContain('Every model fails these 40 samples');
    expect(first.stdout).toContain('#1 "Sample 0": expected "OK then", got "ok"');
    expect(first.stdout).toContain('The expected answers are the column label.');
    const html = await written('r.html');
    expect(html).toContain('=1+1 &lt;b&gt;words&lt;/b&gt;');
    expect(html).not.toMatch(/<script|https?:|<b>/);
  });

  it('is listed with what it spent, of which the ledger has a line for each call', async () => {
    const evaluations = await listed();
    const own = evaluations.find((each) => each.id === id);
    expect(own).toMatchObject({ state: 'finished', samples: 40, workspace: 'local', pick: null });
    const [heading = '', ...lines] = (await llmPick('ledger', '--csv')).stdout.trim().split('\r\n');
    const columns = heading.split(',');
    const cells = lines.map((line) => line.split(','));
    const ours = cells.filter((line) => line[columns.indexOf('evaluation')] === id);
    expect(ours).toHaveLength(80);
    const usd = ours.map((line) => Number(line[columns.indexOf('usd')]));
    expect(usd.reduce((sum, each) => sum + each, 0)).toBeCloseTo(own!.spentUsd, 11);
  });

  it('is shown as it was, and written to a table whose cells are no formulas', async () => {
    const shown = await llmPick('show', id, '--json', '--output', 'r.csv');
    expect(JSON.parse(shown.stdout)).toMatchObject({
      evaluation: {
        id,
        scorer: 'exact',
        dataNotes: ['The expected answers are the column label.'],
      },
      ending: 'none good enough',
    });
    const [, row] = (await written('r.csv')).split('\r\n');
    expect(row).toMatch(/^[^,]+,'=1\+1 <b>words<\/b>,false,anthropic\//);
  });

  it('is not gone on with: who resumes it hears that it has ended', async () => {
    const { calls } = place.models.billed();
    const resumed = await llmPick('run', '--resume', id);
    expect(resumed).toMatchObject({ status: 3, stdout: (await llmPick('show', id)).stdout });
    expect(resumed.stderr).toMatch(
      /^It ended on \d+ \w{3} \d{4}: nothing is asked again, this is its result\.\n$/,
    );
    expect(place.models.billed().calls).toBe(calls);
  });

  it('is rescored without a call, by a scorer that fits its answers', async () => {
    const { calls } = place.models.billed();
    const regex = '{type: regex, pattern: ^ok$}';
    const rescored = await llmPick('rescore', id, '--scorer', regex, '--json');
    expect(rescored.status).toBe(0);
    const result = JSON.parse(rescored.stdout);
    expect(result).toMatchObject({ evaluation: { scorer: 'regex' }, ending: 'picked' });
    expect(result.warnings[0]).toContain('no model was called');
    const wrong = await llmPick('rescore', id, '--scorer', 'number');
    expect(wrong).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('expects no single number'),
    });
    expect(place.models.billed().calls).toBe(calls);
  });

  it('is run again at another bar, answer check or effort, which belong to no file', async () => {
    const otherwise = await llmPick('run', '--again', id, '--scorer', 'contains', '--bar', '85%');
    expect(otherwise).toMatchObject({ status: 3, stderr: expect.not.stringContaining(id) });
    expect(otherwise.stdout).toContain('None of the 2 models reaches 85%');
    const harder = await llmPick(
      ...['run', '--again', id, '--model', 'anthropic/claude-haiku-5-5@high'],
    );
    expect(harder.stdout).toContain('Haiku 5.5 (high) ');
    expect(harder).toMatchObject({ status: 3, stdout: expect.stringContaining('The one model') });
    expect((await llmPick('run', 'e.yml', '--again', id)).status).toBe(2);
    expect((await llmPick('run', 'e.yml', '--bar', '85%')).stderr).toContain('--again');
  });

  it('is deleted once', async () => {
    const other = idIn(await llmPick('run', 'e.yml'));
    const deleted = await llmPick('delete', other);
    expect(deleted).toMatchObject({ status: 0, stdout: `Deleted evaluation ${other}.\n` });
    const left = (await listed()).map((each) => each.id);
    expect(left).toContain(id);
    expect(left).not.toContain(other);
    const again = await llmPick('delete', other);
    expect(again).toMatchObject({ status: 2, stderr: expect.stringContaining(other) });
  });

  async function listed(): Promise<{ id: string; spentUsd: number }[]> {
    const list = JSON.parse((await llmPick('list', '--json')).stdout);
    expect(list.schema).toBe('llm-pick/list@1');
    return list.evaluations;
  }
});

function idIn({ stderr }: Ended): string {
  return /Evaluation (\S+)/.exec(stderr)?.[1] ?? 'not told';
}
