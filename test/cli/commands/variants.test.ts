import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ModelCall } from '../../../demo/models/model-call.ts';
import { openCliPlace, runCli, startCli } from '../../support/cli.ts';
import { writeEvaluation } from '../../support/evaluation-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Two drafts of what a call asks for. */
function drafts({ text }: ModelCall): string {
  const of = /^Input:\n\{"input":"(.*)"\}$/m.exec(text)?.[1] ?? '';
  return JSON.stringify([{ input: `Again: ${of}` }, { input: `${of}, please` }]);
}

describe('llm-pick variants', () => {
  it('has variants drafted into a file, of which none counts before it is approved', async () => {
    await using place = await openCliPlace({ latencyMs: 1, answer: drafts });
    await using folder = await temporaryFolder();
    const llmPick = (...args: string[]) => runCli(args, place.env, folder.path);
    const file = await writeEvaluation(folder.path, { samples: 4 });
    const model = ['--model', 'google/gemini-3.5-flash-lite'];
    const drafted = await llmPick('variants', file, ...model, '--output', 'd.jsonl', '--yes');
    expect(drafted.stderr).toMatch(/^4 calls, about \$/);
    expect(drafted.stdout).toMatch(/^8 drafts of 4 samples written to d\.jsonl/);
    expect(drafted.status).toBe(0);
    const lines = (await readFile(path.join(folder.path, 'd.jsonl'), 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(12);
    expect(JSON.parse(lines[1]!)).toEqual({
      input: `Again: ${JSON.parse(lines[0]!).input}`,
      expected: 'ok',
      group: 'sample 1',
      approval: 'to approve',
    });

    const over = await llmPick('variants', file, ...model, '--output', 'd.jsonl', '--yes');
    expect(over).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^d\.jsonl is there already/),
    });
    const anew = await llmPick('variants', file, ...model, '--output', 'e.jsonl', '--yes');
    expect(anew).toMatchObject({ status: 0, stdout: expect.stringMatching(/^8 drafts of 4 /) });
    const ledger = await llmPick('ledger', '--csv');
    expect(ledger.stdout.match(/,drafts,/g)).toHaveLength(4);
    expect((await llmPick('list')).stdout).not.toContain('variants');

    const again = await writeEvaluation(folder.path, { lines: ['samples: d.jsonl'] });
    expect((await llmPick('estimate', again)).stdout).toMatch(/8 drafts not approved: left out/);
    expect((await llmPick('estimate', again)).stdout).toMatch(/^.*\n?.*4 samples/);
    const approved = lines.map((line) => line.replace('"to approve"', '"yes"')).join('\n');
    await writeFile(path.join(folder.path, 'd.jsonl'), approved);
    const after = await llmPick('estimate', again);
    expect(after.stdout).toMatch(/12 samples/);
    expect(after.stdout).not.toContain('not approved');
  });

  it('interrupted, is gone on with by the same command, and pays no answer twice', async () => {
    await using place = await openCliPlace({ latencyMs: 400, answer: drafts });
    await using folder = await temporaryFolder();
    const file = await writeEvaluation(folder.path, { samples: 40 });
    const model = ['--model', 'google/gemini-3.5-flash-lite', '--output', 'd.jsonl', '--yes'];
    const env = { ...place.env, LLM_PICK_SIMULATED: '1' };
    const first = startCli(['variants', file, ...model], env, folder.path);
    await expect.poll(() => place.models.billed().calls).toBeGreaterThan(0);
    first.signal('SIGINT');
    const { status, stderr } = await first.ended;
    expect({ status, stderr }).toMatchObject({
      status: 130,
      stderr: expect.stringContaining('every finished call is kept. The same command goes on.'),
    });
    const again = await runCli(['variants', file, ...model], env, folder.path);
    expect(again.stdout).toMatch(/^SIMULATED: a stand-in wrote these\. 80 drafts of 40 samples/);
    // Those in flight when it was interrupted may be asked anew.
    expect(place.models.billed().calls).toBeLessThanOrEqual(40 + 20);
  });

  it('refuses a file that could not be read again, before anything is spent', async () => {
    await using folder = await temporaryFolder();
    const file = await writeEvaluation(folder.path);
    const args = ['variants', file, '--model', 'google/gemini-3.5-flash-lite', '--output', 'd.csv'];
    const { stderr, status } = await runCli(args, {}, folder.path);
    expect(stderr).toContain('its name must end with .jsonl');
    expect(status).toBe(2);
  });
});
