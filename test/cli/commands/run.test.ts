import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLoadServer } from '../../../demo/models/load-server.ts';
import { startModelServer } from '../../../demo/models/model-server.ts';
import type { Result } from '../../../src/core/result/schema/result.ts';
import { BIN, openCliPlace, runCli, startCli, withoutSlowness } from '../../support/cli.ts';
import { writeEvaluation } from '../../support/evaluation-files.ts';
import { startRedis } from '../../support/redis.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ID = /Evaluation ([\da-f-]{36})\n/;
const ESCAPES = '\u001b';

async function runWith(
  options: Parameters<typeof writeEvaluation>[1],
  args: string[] = [],
  env: Record<string, string> = {},
) {
  await using folder = await temporaryFolder();
  await using place = await openCliPlace();
  const file = await writeEvaluation(folder.path, options);
  const ended = await runCli(['run', file, ...args], { ...place.env, ...env }, folder.path);
  return { ...ended, stderr: withoutSlowness(ended.stderr), billed: place.models.billed() };
}

describe.concurrent('llm-pick run', () => {
  it('ends with 0 and tells claim, table and pick when a model is good enough', async () => {
    const { status, stdout, stderr } = await runWith({});
    expect({ status, stderr: stderr.replace(ID, 'ID') }).toEqual({ status: 0, stderr: 'ID' });
    expect(stdout).toMatch(/^words\nWhat was read: +20 samples, answers: ok 20\.\n/);
    expect(stdout).toMatch(/\nWhat this can show: 20 samples/);
    expect(stdout).toMatch(/\nWhat it may cost: {3}about \$\S+ for \d+ calls, at most \$/);
    expect(stdout).toMatch(/\n\S.* is good enough: 100% right, \$\S+ a month\n/);
    expect(stdout).toMatch(/\nModel +Right +per 1,000 calls +a month +typical time +Verdict\n/);
    expect(stdout).toMatch(/the pick: proven\n/);
    expect(stdout).toMatch(
      /\n\S.*: Proven on \d+ samples: at least 80%, with 95% certainty\.\n {2}On your \d+ samples(?:: \d+-100%\. On| and on) new inputs: \d+-100%\. Good enough: \S+ probable\. (\d+) of \1 right, \d+ not needed\. \$\S+ a call(?: \(95%: \$\S+\))?, \$\S+ for twelve months from \w{3} \d{4}\.(?: [^\n]+)? Typical time /,
    );
    expect(stdout).not.toContain(ESCAPES);
  });

  it('ends with 3 when no model meets the bar', async () => {
    const { status, stdout } = await runWith({ samples: 40, expected: 'no' });
    expect(status).toBe(3);
    expect(stdout).toMatch(/\nNone of the 2 models reaches 80%\n/);
    expect(stdout).toMatch(/ruled out/);
  });

  it('ends with 4 when the budget ends it, having spent no more', async () => {
    const { status, stdout, billed } = await runWith({ lines: ['budget: 0.0001', 'bar: 0.95'] });
    expect(status).toBe(4);
    expect(stdout).toMatch(/\nStopped at \$0\.0001: the budget is spent\n/);
    expect(billed.calls * 0.000_000_8).toBeLessThanOrEqual(0.000_1);
  });

  it('ends with 2 and tells every fault on standard error when the file is wrong', async () => {
    const lines = ['bar: 90', 'repeats: 99', 'promt: x', 'scorer: number'];
    const { status, stdout, stderr, billed } = await runWith({ lines });
    expect({ status, stdout, calls: billed.calls }).toEqual({ status: 2, stdout: '', calls: 0 });
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual([
      "e.yml can't be run: 4 things are wrong.",
      'e.yml:5:6 bar must be above 0 and at most 1: write 0.9 for 90%.',
      'e.yml:6:10 repeats must be from 1 to 10.',
      'e.yml:7:1 promt is not a key of an evaluation. Did you mean prompt?',
      's.csv:2 expected: sample 1 expects no single number, but the scorer is number: write one. So it is on 19 more lines: 3, 4, 5, 6, 7, ….',
    ]);
  });

  it.each([
    [401, 'invalid x-api-key', 'KEY'],
    [404, 'no such model', 'model'],
  ])('ends with 1 when the providers answer %d, and says why', async (code, message, word) => {
    const error = { type: 'some_error', code, message, status: 'SOME' };
    const body = JSON.stringify({ type: 'error', error });
    const server = await startModelServer({
      respond: () => ({ kind: 'answer', status: code, body }),
      pages: {},
    });
    const { status, stdout } = await runWith({}, [], {
      ANTHROPIC_BASE_URL: server.anthropicUrl,
      GOOGLE_GEMINI_BASE_URL: server.googleUrl,
    });
    await server.stop();
    expect(status).toBe(1);
    expect(stdout).toContain(word);
    expect(stdout).not.toContain('is good enough');
  });

  it('--json prints one object with every key of the contract and nothing else', async () => {
    const { status, stdout, stderr } = await runWith({}, ['--json']);
    expect(status).toBe(0);
    const result = JSON.parse(stdout) as Result;
    expect(result).toMatchObject(CONTRACT);
    expect(publishedSchema().parse(result)).toEqual(result);
    expect(Object.keys(result).slice(0, 5)).toEqual(KEYS_IN_ORDER);
    expect(result.models).toHaveLength(2);
    for (const model of result.models) expect(model).toMatchObject(MODEL);
    const called = result.models.filter(({ trials }) => trials > 0);
    for (const model of called) expect(model).toMatchObject(ASKED);
    expect(called.map(({ model }) => model)).toContain(result.pick?.model);
    expect(ID.exec(stderr)?.[1]).toBe(result.evaluation.id);
  });

  it('--design full asks everything', async () => {
    const { status, stdout, billed } = await runWith({ lines: ['repeats: 1'] }, [
      '--json',
      '--design',
      'full',
      '--concurrency',
      '3',
    ]);
    const { models } = JSON.parse(stdout) as Result;
    expect(status).toBe(0);
    expect(models.map(({ trials, planned }) => [trials, planned])).toEqual([
      [20, 20],
      [20, 20],
    ]);
    expect(billed.calls).toBe(40);
  });

  it.for(['SIGINT', 'SIGHUP'] as const)(
    'interrupted by %s, ends with 130; resumed, ends with 0 and calls nothing twice',
    async (signal, { expect }) => {
      await using folder = await temporaryFolder();
      await using place = await openCliPlace({ latencyMs: 60 });
      const lines = ['design: full'];
      const file = await writeEvaluation(folder.path, { samples: 60, lines });
      const first = startCli(['run', file, '--concurrency', '4'], place.env, folder.path);
      await expect.poll(() => place.models.billed().calls).toBeGreaterThan(8);
      const id = ID.exec(first.stderr())?.[1] ?? 'not told before the calls';
      first.signal(signal);
      const { status, stderr } = await first.ended;
      expect(status).toBe(130);
      expect(stderr).toContain(`Go on with:\n  node ${BIN} run --resume ${id}\n`);
      expect(place.models.billed().calls).toBeLessThan(240);

      const again = await runCli(['run', file, '--resume', id, '--json'], place.env, folder.path);
      expect(again.status).toBe(0);
      expect(withoutSlowness(again.stderr)).toBe(
        `${file} is not read again: the evaluation goes on as it began.\n`,
      );
      const result = JSON.parse(again.stdout) as Result;
      expect(result.evaluation.id).toBe(id);
      expect(result.models.map(({ trials }) => trials)).toEqual([120, 120]);
      expect(place.models.billed().calls).toBe(240);
    },
  );

  it('interrupted, is left alone by other runs until it is resumed', async ({ expect }) => {
    await using folder = await temporaryFolder();
    await using place = await openCliPlace({ latencyMs: 60 });
    const lines = ['design: full'];
    const file = await writeEvaluation(folder.path, { samples: 60, lines });
    const first = startCli(['run', file, '--concurrency', '4'], place.env, folder.path);
    await expect.poll(() => place.models.billed().calls).toBeGreaterThan(8);
    first.signal('SIGINT');
    const id = ID.exec((await first.ended).stderr)?.[1] ?? 'not told';
    const kept = place.models.billed().calls;

    await writeEvaluation(folder.path, { lines: ['design: full'] });
    const other = await runCli(['run', file, '--json'], place.env, folder.path);
    expect(other.status).toBe(0);
    expect(place.models.billed().calls).toBe(kept + 80);

    const simulated = { ...place.env, LLM_PICK_SIMULATED: '1' };
    const mixed = await runCli(['run', '--resume', id], simulated, folder.path);
    expect(mixed).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `Evaluation ${id} was begun with real models: simulated ones can't go on with it.\n`,
    });

    const again = await runCli(['run', '--resume', id, '--json'], place.env, folder.path);
    expect((JSON.parse(again.stdout) as Result).models.map(({ trials }) => trials)).toEqual([
      120, 120,
    ]);
    expect(place.models.billed().calls).toBe(240 + 80);
  });

  it('interrupted in one of two terminals, ends in both with the line that goes on', async ({
    expect,
  }) => {
    await using folder = await temporaryFolder();
    await using place = await openCliPlace({ latencyMs: 60 });
    const file = await writeEvaluation(folder.path, { samples: 400, lines: ['design: full'] });
    const calls = () => place.models.billed().calls;
    const one = startCli(['run', file, '--concurrency', '2'], place.env, folder.path);
    await expect.poll(calls).toBeGreaterThan(8);
    const id = ID.exec(one.stderr())?.[1] ?? 'not told';
    const models = await startLoadServer({ latencyMs: 60 });
    const env = {
      ...place.env,
      ANTHROPIC_BASE_URL: models.anthropicUrl,
      GOOGLE_GEMINI_BASE_URL: models.googleUrl,
    };
    const other = startCli(['run', '--resume', id, '--concurrency', '2'], env, folder.path);
    await expect.poll(() => models.billed().calls).toBeGreaterThan(8);
    one.signal('SIGINT');
    expect((await one.ended).status).toBe(130);
    const { status, stderr } = await other.ended;
    await models.stop();
    expect(status).toBe(130);
    expect(stderr).toContain(
      `Another run of it was interrupted: every finished trial is kept. Go on with:\n  node ${BIN} run --resume ${id}\n`,
    );
    expect(calls() + models.billed().calls).toBeLessThan(1_600);
  });

  it('interrupted while Redis is away, ends all the same', async ({ expect }) => {
    await using folder = await temporaryFolder();
    await using place = await openCliPlace({ latencyMs: 60 });
    await using redis = await startRedis();
    const file = await writeEvaluation(folder.path, { samples: 60, lines: ['design: full'] });
    const env = { ...place.env, REDIS_URL: redis.url };
    const running = startCli(['run', file, '--concurrency', '4'], env, folder.path);
    await expect.poll(() => place.models.billed().calls).toBeGreaterThan(8);
    await redis.kill();
    running.signal('SIGTERM');
    const { status, stderr } = await running.ended;
    expect(status).toBe(130);
    expect(stderr).toContain('--resume');
  });

  it('ends with 2 when no provider has a key, naming the variables', async () => {
    await using folder = await temporaryFolder();
    const file = await writeEvaluation(folder.path);
    const { status, stderr } = await runCli(['run', file], {}, folder.path);
    expect(status).toBe(2);
    expect(stderr).toContain('ANTHROPIC_API_KEY');
  });

  it.each([
    ['database', { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/x' }],
    ['queue', { REDIS_URL: 'redis://me:secret@127.0.0.1:1' }],
  ])("ends with 1 when the %s can't be reached, without its password", async (_what, env) => {
    const { status, stderr } = await runWith({}, [], env);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The database .*can't be reached.*127\.0\.0\.1:1/);
    expect(stderr).not.toContain('secret');
  });
});

const number = expect.any(Number);
const text = expect.any(String);

const KEYS_IN_ORDER = ['schema', 'simulated', 'evaluation', 'models', 'pick'];

const CONTRACT = {
  schema: 'llm-pick/result@1',
  simulated: false,
  evaluation: {
    id: text,
    name: 'words',
    samples: 20,
    repeats: 2,
    bar: 0.8,
    volume: 100_000,
    design: 'adaptive',
    startedAt: text,
    finishedAt: text,
  },
  pick: { model: text, reason: text, probability: number },
  reason: text,
  spend: { usd: number, estimatedUsd: number, fullDesignUsd: number },
};

const MODEL = { model: text, provider: text, planned: 40 };

const ASKED = {
  score: 1,
  interval: [number, number],
  probability: number,
  latencyMs: { p50: number, p95: number },
  tokens: { input: number, output: number, cached: number, reasoning: number },
};

/** What is published for readers of `--json`. */
function publishedSchema() {
  return z.fromJSONSchema(
    JSON.parse(readFileSync(new URL('../../../docs/result.schema.json', import.meta.url), 'utf8')),
  );
}
