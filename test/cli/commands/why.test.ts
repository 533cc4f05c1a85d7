import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { ModelCall } from '../../../demo/models/model-call.ts';
import { RATING } from '../../../src/core/inquiry/rating-stage.ts';
import type { WhyReport } from '../../../src/core/inquiry/why-report.ts';
import { openCliPlace, runCli, startCli } from '../../support/cli.ts';
import { writeEvaluation } from '../../support/evaluation-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ID = /Evaluation ([\da-f-]{36})\n/;
const HANDBOOK = 'Refunds are paid within 30 days.';

/** Every second sample takes the handbook, which Opus knows by heart; each call is noted. */
function answering(calls: string[]) {
  return ({ model, text }: ModelCall): string => {
    calls.push(`${model} ${text}`);
    if (text.includes(RATING)) return '{"topic": "refunds", "answers": "yes"}';
    const sample = Number([...text.matchAll(/Sample (\d+)/g)].at(-1)?.[1]);
    const isRight = sample % 2 === 1 || model.includes('opus') || text.includes(HANDBOOK);
    return isRight ? 'ok' : 'no';
  };
}

it('interrupted, llm-pick why ends with 130; asked again, it goes on and calls nothing twice', async () => {
  const calls: string[] = [];
  await using folder = await temporaryFolder();
  await using place = await openCliPlace({ latencyMs: 40, answer: answering(calls) });
  const models = 'models: [google/gemini-3.5-flash-lite, anthropic/claude-opus-5-5]';
  const lines = [models, 'repeats: 1', 'design: full', 'budget: 5'];
  const file = await writeEvaluation(folder.path, { samples: 30, lines });
  await writeFile(path.join(folder.path, 'faq.md'), HANDBOOK);
  const run = await runCli(['run', file], place.env, folder.path);
  const id = ID.exec(run.stderr)?.[1] ?? 'not told';
  const command = ['why', id, '--context', 'faq.md', '--arms', 'context', '--json'];

  const begun = calls.length;
  const first = startCli(command, place.env, folder.path);
  await expect.poll(() => calls.length - begun).toBeGreaterThan(20);
  first.signal('SIGINT');
  const { status, stdout, stderr } = await first.ended;
  expect({ status, stdout }).toEqual({ status: 130, stdout: '' });
  expect(stderr).toContain('every finished call is kept. The same command goes on.');

  const again = await runCli(command, place.env, folder.path);
  expect(again.status).toBe(0);
  const report = JSON.parse(again.stdout) as WhyReport;
  expect(report.causes).toMatchObject([{ cause: 'knowledge', fix: { kind: 'context' } }]);
  expect(report.arms).toMatchObject([{ kind: 'context', worth: 'yes' }]);
  // A failing sample is asked once, then twice as a plain retry; with the document twice, then once.
  const times = [...Map.groupBy(calls, (call) => call).values()].map(({ length }) => length);
  expect(Math.max(...times)).toBe(3);
});
