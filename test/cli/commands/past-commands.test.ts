import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openCliPlace, runCli } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const MODELS = '[anthropic/claude-haiku-5-5, google/gemini-3.5-flash-lite]';

it('a run is written to a file, listed, shown as it was, rescored without a call, and deleted', async () => {
  await using folder = await temporaryFolder();
  await using place = await openCliPlace();
  const llmPick = (...args: string[]) => runCli(args, place.env, folder.path);
  const rows = Array.from({ length: 40 }, (_, index) => `Sample ${index},OK then`);
  await writeFile(path.join(folder.path, 's.csv'), `input,label\n${rows.join('\n')}\n`);
  const evaluation = [
    'name: "=1+1 <b>words</b>"',
    'prompt: "Say ok. {{input}}"',
    'samples: s.csv',
    `models: ${MODELS}`,
    'design: full',
    'repeats: 1',
    'bar: 0.8',
  ];
  await writeFile(path.join(folder.path, 'e.yml'), evaluation.join('\n'));

  const first = await llmPick('run', 'e.yml', '--output', 'r.html');
  expect(first.status).toBe(3);
  expect(first.stdout).toContain('Every model fails these 40 samples');
  expect(first.stdout).toContain('#1 "Sample 0": expected "OK then", got "ok"');
  expect(first.stdout).toContain('The expected answers are the column label.');
  const html = await readFile(path.join(folder.path, 'r.html'), 'utf8');
  expect(html).toContain('=1+1 &lt;b&gt;words&lt;/b&gt;');
  expect(html).not.toMatch(/<script|https?:|<b>/);

  const id = /Evaluation (\S+)/.exec(first.stderr)?.[1] ?? '';
  const listed = await llmPick('list', '--json');
  expect(JSON.parse(listed.stdout)).toMatchObject({
    schema: 'llm-pick/list@1',
    evaluations: [{ id, state: 'finished', samples: 40, workspace: 'local', pick: null }],
  });

  const { spentUsd } = JSON.parse(listed.stdout).evaluations[0];
  const spend = await llmPick('ledger', '--csv');
  const paid = spend.stdout
    .trim()
    .split('\r\n')
    .map((line) => Number(line.split(',')[14]));
  expect(paid.slice(1).reduce((sum, usd) => sum + usd, 0)).toBeCloseTo(spentUsd, 11);
  expect(paid.slice(1)).toHaveLength(place.models.billed().calls);

  const shown = await llmPick('show', id, '--json', '--output', 'r.csv');
  expect(JSON.parse(shown.stdout)).toMatchObject({
    evaluation: { id, scorer: 'exact', dataNotes: ['The expected answers are the column label.'] },
    ending: 'none good enough',
  });
  const csv = await readFile(path.join(folder.path, 'r.csv'), 'utf8');
  expect(csv.split('\r\n')[1]).toMatch(/^[^,]+,'=1\+1 <b>words<\/b>,false,anthropic\//);

  const calls = place.models.billed().calls;
  const rescored = await llmPick(
    'rescore',
    id,
    '--scorer',
    '{type: regex, pattern: ^ok$}',
    '--json',
  );
  expect(rescored.status).toBe(0);
  const result = JSON.parse(rescored.stdout);
  expect(result).toMatchObject({ evaluation: { scorer: 'regex' }, ending: 'picked' });
  expect(result.warnings[0]).toContain('no model was called');

  expect(place.models.billed().calls).toBe(calls);

  const restarted = await llmPick('run', '--again', id, '--scorer', 'contains', '--bar', '85%');
  expect(restarted).toMatchObject({ status: 3, stderr: expect.not.stringContaining(id) });
  expect(restarted.stdout).toContain('None of the 2 models reaches 85%');
  expect((await llmPick('run', 'e.yml', '--again', id)).status).toBe(2);
  expect((await llmPick('run', 'e.yml', '--bar', '85%')).stderr).toContain('--again');

  const harder = await llmPick('run', '--again', id, '--model', 'anthropic/claude-haiku-5-5@high');
  expect(harder.stdout).toContain('Haiku 5.5 (high) ');
  expect(harder).toMatchObject({ status: 3, stdout: expect.stringContaining('The one model') });

  const wrong = await llmPick('rescore', id, '--scorer', 'number');
  expect([wrong.status, wrong.stderr]).toEqual([
    2,
    expect.stringContaining('expects no single number'),
  ]);

  const deleted = await llmPick('delete', id);
  expect([deleted.status, deleted.stdout]).toEqual([0, `Deleted evaluation ${id}.\n`]);
  const left = JSON.parse((await llmPick('list', '--json')).stdout).evaluations;
  expect(left).toHaveLength(2);
  expect(left[0].id).not.toBe(id);
  const again = await llmPick('delete', id);
  expect([again.status, again.stderr]).toEqual([2, expect.stringContaining(id)]);
});
