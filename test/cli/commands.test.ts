import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { runCli, startCli } from '../support/cli.ts';
import { cliDepsAlone } from '../support/cli-deps.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { writeEvaluation } from '../support/evaluation-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ESCAPES = '\u001b';

/** The program in this process, with nothing behind it: for what needs neither files nor a database. */
async function runHere(args: readonly string[], { stdoutFails }: { stdoutFails?: Error } = {}) {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) =>
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        if (name === 'stdout' && stdoutFails) return done(stdoutFails);
        written[name] += chunk.toString();
        done();
      },
    });
  const deps = {
    ...cliDepsAlone(),
    stdout: stream('stdout'),
    stderr: stream('stderr'),
  };
  return { status: await runProgram(deps, args), ...written };
}

describe('the command line', () => {
  it.each([
    [['--help'], 'Usage: llm-pick [options] [command]'],
    [['run', '--help'], '130 interrupted'],
    [['estimate', '--help'], 'Usage: llm-pick estimate [options] <file>'],
    [['models', '--help'], 'multiples of the cheapest'],
    [['serve', '--help'], '--role <role>'],
    [['migrate', '--help'], 'database'],
    [['demo', '--help'], '--once'],
    [['help', 'run'], '--resume <id>'],
    [['--version'], '1.2.3'],
  ])('helps with %j', async (args, words) => {
    const { status, stdout, stderr } = await runHere(args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(words);
    expect(stdout).not.toContain(ESCAPES);
    expect(stdout).not.toContain('default: false');
  });

  it.each([
    [['rnu'], "error: unknown command 'rnu'\n(Did you mean run?)\n"],
    [['help', 'nope'], "error: unknown command 'nope'\n(llm-pick --help lists the commands)\n"],
    [['--json', 'estimate'], "error: missing required argument 'file'\n"],
    [['estimate'], "error: missing required argument 'file'\n"],
    [
      ['serve', '--role', 'king'],
      "error: option '--role <role>' argument 'king' is invalid. Allowed choices are all, web, worker.\n",
    ],
    [['run'], 'error: name an evaluation file, or an id with --resume or --again\n'],
    [
      ['run', 'e.yml', '--add', 'more.csv'],
      'error: --add goes with --resume: name the evaluation that gets the samples (the command list shows them)\n',
    ],
    [
      ['run', '--resume', 'x'],
      '"x" is not an evaluation id: it was printed as "Evaluation ..." when the run began, and the command list shows it.\n',
    ],
    [
      ['run', 'e.yml', '--resume', '0198c0de-0000-7000-8000-000000000001', '--design', 'full'],
      "error: --design can't be changed with --resume: the evaluation goes on as it began\n",
    ],
    [
      ['run', 'e.yml', '--budget', '2'],
      "error: --budget goes with --resume: a new evaluation's budget is written in its file (budget: 2)\n",
    ],
    [
      ['run', 'e.yml', '--concurrency', '0'],
      "error: option '--concurrency <n>' argument '0' is invalid. It must be a whole number from 1 to 1000.\n",
    ],
    [['run', 'e.yml', '--jsn'], "error: unknown option '--jsn'\n(Did you mean --json?)\n"],
    [
      ['run', 'none.yml'],
      "none.yml can't be run: one thing is wrong.\n  none.yml The file can't be read: there is no such file.\n",
    ],
  ])('ends with 2 when asked %j', async (args, stderr) => {
    expect(await runHere(args)).toEqual({ status: 2, stdout: '', stderr });
  });
});

describe("output that can't be written", () => {
  it('ends with 1 on a full disk and says so once', async () => {
    const stdoutFails = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
    expect(await runHere(['models'], { stdoutFails })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'Standard output could not be written: ENOSPC: no space left\n',
    });
  });

  it('ends help that could not be written with 1', async () => {
    const stdoutFails = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
    expect(await runHere(['--help'], { stdoutFails })).toMatchObject({ status: 1 });
  });

  it('is no failure where the reader has gone', async () => {
    const stdoutFails = Object.assign(new Error('EPIPE'), { code: 'EPIPE' });
    expect(await runHere(['models'], { stdoutFails })).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });
});

describe.concurrent('llm-pick', () => {
  it('helps without a terminal or an environment', async () => {
    const { status, stdout, stderr } = await runCli(['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Usage: llm-pick [options] [command]');
    expect(stdout).not.toContain(ESCAPES);
  });

  it('estimate tells what can be shown and may cost, without keys or database', async () => {
    await using folder = await temporaryFolder();
    const file = await writeEvaluation(folder.path);
    const env = { NO_COLOR: '1' };
    const { status, stdout, stderr } = await runCli(['estimate', file], env, folder.path);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^words\nWhat was read: +20 samples, answers: ok 20\.\n/);
    expect(stdout).toMatch(
      /\nBut mind: +Every sample accepts "ok": a model that always answers so/,
    );
    expect(stdout).toMatch(/\nWhat this can show: 20 samples, each asked up to twice\. /);
    expect(stdout).toMatch(/\nWhat it may cost: {3}about \$\S+ for \d+ calls, at most \$\S+\. /);
    expect(stdout).not.toContain(ESCAPES);
  });

  it.each(['estimate', 'run'])(
    '%s tells who confirms what may cost more than approval-above, and how',
    async (command) => {
      await using folder = await temporaryFolder();
      const file = await writeEvaluation(folder.path);
      const env = {
        NO_COLOR: '1',
        LLM_PICK_APPROVAL_ABOVE: '0.0001',
        LLM_PICK_APPROVER: 'U0123ABCD',
        ANTHROPIC_API_KEY: 'any',
        GEMINI_API_KEY: 'any',
        // Where "run" would begin, it ends.
        DATABASE_URL: 'postgres://127.0.0.1:9/none',
      };
      const { stdout } = await runCli([command, file], env, folder.path);
      expect(stdout).toContain(
        '\nWho confirms it:    above $0.0001 the Slack member U0123ABCD does where it is started in Slack. In the terminal you do: “run” asks you before it spends, unless you give --yes or nobody is there to ask.\n',
      );
    },
  );

  it.each(['estimate', 'run'])(
    '%s tells which key is missing before anything is spent',
    async (command) => {
      await using folder = await temporaryFolder();
      const file = await writeEvaluation(folder.path);
      const env = { ANTHROPIC_API_KEY: 'any', DATABASE_URL: 'postgres://127.0.0.1:9/none' };
      const { status, stderr } = await runCli([command, file], env, folder.path);
      expect(status).toBe(2);
      expect(stderr).toBe(
        "e.yml can't be run here: a key is missing.\n  e.yml google/gemini-3.5-flash-lite can't be called here: set GEMINI_API_KEY, or leave it out.\n",
      );
    },
  );

  it('run without any key names the demo and the stand-ins', async () => {
    await using folder = await temporaryFolder();
    const file = await writeEvaluation(folder.path);
    const { status, stderr } = await runCli(['run', file], {}, folder.path);
    expect(status).toBe(2);
    expect(stderr).toMatch(/ANTHROPIC_API_KEY is missing: set it, or GEMINI_API_KEY/);
    expect(stderr).toMatch(/"npm run demo" shows everything .* LLM_PICK_SIMULATED=1/);
  });

  it('estimate --json prints one object', async () => {
    await using folder = await temporaryFolder();
    const file = await writeEvaluation(folder.path);
    const { stdout } = await runCli(['estimate', file, '--json'], {}, folder.path);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'llm-pick/estimate@1',
      simulated: false,
      name: 'words',
      provable: true,
      expectedUsd: expect.any(Number),
      largestUsd: expect.any(Number),
      calls: { full: 80, expected: expect.any(Number) },
    });
  });

  it('estimate ends with 2 for a wrong file', async () => {
    await using folder = await temporaryFolder();
    const file = await writeEvaluation(folder.path, { lines: ['bar: 90'] });
    const ended = await runCli(['estimate', file], {}, folder.path);
    expect(ended).toEqual({
      status: 2,
      stdout: '',
      stderr:
        "e.yml can't be run: one thing is wrong.\n  e.yml:6:6 bar must be above 0 and at most 1: write 0.9 for 90%.\n",
    });
  });

  it('models lists prices and multiples, the most expensive first', async () => {
    const { status, stdout, stderr } = await runCli(['models']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Model +Input +Output +Context +Retires +Times the cheapest\n/);
    expect(stdout).toMatch(/\nanthropic\/claude-haiku-5-5 \* +\$0\.10 +\$0\.50 +1M +- +\S+x\n/);
    expect(stdout).toMatch(/Dollars per million tokens, checked \d+ \w{3} \d{4}\./);
    expect(stdout).toContain(
      '\nanthropic/claude-haiku-5-5: $0.50 in, $2.50 out for the whole call above 100,000 tokens in.\n',
    );
    expect(stdout).not.toContain(ESCAPES);
    const { models } = JSON.parse((await runCli(['models', '--json'])).stdout) as {
      models: { model: string; times: number | null }[];
    };
    const times = models.map((each) => each.times).filter((each) => each !== null);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('ends in good order when nobody reads on, as before "| head"', async () => {
    const running = startCli(['models', '--json']);
    running.stopReading();
    expect(await running.ended).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('migrate brings a database forward, twice, and tells its place without a password', async () => {
    await using database = await createEmptyDatabase();
    const { host, pathname, password } = new URL(database.url);
    for (const _ of [1, 2]) {
      const ended = await runCli(['migrate'], { DATABASE_URL: database.url });
      expect(ended).toEqual({
        status: 0,
        stderr: '',
        stdout: `The database is up to date: ${host}${pathname}\n`,
      });
    }
    expect(password).not.toBe('');
  });

  it('serve ends with 2 and names every variable that is missing', async () => {
    const { status, stdout, stderr } = await runCli(['serve']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('SLACK_BOT_TOKEN');
    expect(stderr).toContain('SLACK_APP_TOKEN');
    expect(stderr).toContain('ANTHROPIC_API_KEY');
  });
});
