import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Result } from '../../../src/core/result/schema/result.ts';
import { openCliPlace, runCli, startCli } from '../../support/cli.ts';
import { writeEvaluation } from '../../support/evaluation-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ID = /Evaluation ([\da-f-]{36})\n/;

/** An evaluation of 12 samples, which prove nothing, and a file `more.csv` of 60 with the same 12 first. */
async function twelveSamples(latencyMs: number) {
  const folder = await temporaryFolder();
  const place = await openCliPlace({ latencyMs });
  const file = await writeEvaluation(folder.path, { samples: 12 });
  const first = await runCli(['run', file, '--json'], place.env, folder.path);
  const rows = Array.from({ length: 60 }, (_, index) => `Sample ${index},ok`);
  await writeFile(path.join(folder.path, 'more.csv'), ['input,expected', ...rows].join('\n'));
  const id = ID.exec(first.stderr)![1]!;
  const add = ['run', '--resume', id, '--add', 'more.csv'];
  return {
    id,
    place,
    add,
    first,
    start: (args: readonly string[]) => startCli(args, place.env, folder.path),
    run: (args: readonly string[]) => runCli(args, place.env, folder.path),
    [Symbol.asyncDispose]: async () => {
      await place[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

describe.concurrent('llm-pick run --resume ID --add FILE', () => {
  it('says what is new and what it may cost, and proves with it what twelve samples could not', async () => {
    await using twelve = await twelveSamples(1);
    const before = JSON.parse(twelve.first.stdout) as Result;
    expect(before.pick?.grade).not.toBe('proven');
    const nothing = await twelve.run([...twelve.add.slice(0, 3), '--add', 'none.csv']);
    expect(nothing).toMatchObject({ status: 2, stdout: '' });
    expect(nothing.stderr).toMatch(/^--add: none\.csv can't be read: there is no such file\./);
    const { status, stdout } = await twelve.run(twelve.add);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^words\nWhat is added: +48 samples are new: with the 12 that it has, 60\. 12 samples were in it already, and are not asked again\.\n/,
    );
    expect(stdout).toMatch(
      /\nWhat this can show: .* go on; .*\bWith 60 samples in all, .* is proven at 80% if no more than \d+ are wrong; none is so far\.\n/,
    );
    expect(stdout).toMatch(
      /\nWhat it may cost: +about \$\S+ more for \d+ calls, at most \$\S+ more\.\n/,
    );
    expect(stdout).toMatch(/\n60 samples in 2 rounds \(12, then 48\), \d+ calls, /);
    expect(stdout).toMatch(/the pick: proven\n/);
    const shown = await twelve.run(['show', twelve.id, '--json']);
    const result = JSON.parse(shown.stdout) as Result;
    expect(publishedSchema().parse(result)).toEqual(result);
    expect(result.evaluation.rounds.map(({ samples }) => samples)).toEqual([12, 48]);
    const calls = result.models.reduce((sum, { trials }) => sum + trials, 0);
    expect(twelve.place.models.billed().calls).toBe(calls);
  });

  it('killed in the middle, goes on with the same command, and asks nothing twice', async () => {
    await using twelve = await twelveSamples(150);
    const { billed } = twelve.place.models;
    const begun = billed().calls;
    const running = twelve.start([...twelve.add, '--concurrency', '2']);
    await expect.poll(() => billed().calls).toBeGreaterThan(begun + 3);
    running.signal('SIGKILL');
    await running.ended;
    const { status, stdout, stderr } = await twelve.run([...twelve.add, '--json']);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^The samples of more\.csv are in it already: it goes on with them\.\n/);
    const { models, evaluation } = JSON.parse(stdout) as Result;
    expect(evaluation.rounds.map(({ samples }) => samples)).toEqual([12, 48]);
    const calls = models.reduce((sum, { trials }) => sum + trials, 0);
    // What was in flight at two at once may have been billed without its answer being seen.
    expect(billed().calls).toBeGreaterThanOrEqual(calls);
    expect(billed().calls).toBeLessThanOrEqual(calls + 2);
  });
});

/** What is published for readers of `--json`. */
function publishedSchema() {
  return z.fromJSONSchema(
    JSON.parse(readFileSync(new URL('../../../docs/result.schema.json', import.meta.url), 'utf8')),
  );
}
