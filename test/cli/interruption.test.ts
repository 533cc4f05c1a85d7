import path from 'node:path';
import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import type { CliDeps } from '../../src/cli/deps.ts';
import { watchInterruption } from '../../src/cli/interruption.ts';
import { runProgram } from '../../src/cli/program.ts';
import type { Quote } from '../../src/core/estimate/estimate.ts';
import { cliDepsAlone } from '../support/cli-deps.ts';
import { writeEvaluation } from '../support/evaluation-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ID = '00000000-0000-4000-8000-000000000000';

/** The program in this process; `interrupt` is its Ctrl-C. */
function runInterruptibly(
  given: (interrupt: () => void) => Partial<CliDeps>,
  args: readonly string[],
) {
  const interrupting = new AbortController();
  const written: string[] = [];
  const stderr = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written.push(chunk.toString());
      done();
    },
  });
  const deps = {
    ...cliDepsAlone(),
    stdout: stderr,
    stderr,
    interrupted: interrupting.signal,
    ...given(() => interrupting.abort()),
  };
  return runProgram(deps, args).then((status) => ({ status, told: written.join('') }));
}

/** What is waited for when Ctrl-C is pressed, and never comes. */
function hanging(interrupt: () => void) {
  return () => {
    interrupt();
    return new Promise<never>(() => {});
  };
}

it.each([
  ['list'],
  ['show', ID],
  ['what-if', ID, '--volume', '1000'],
  ['rescore', ID, '--scorer', 'contains'],
  ['export', ID],
  ['run', '--again', ID],
])('a database that does not answer holds up no Ctrl-C: %s', async (...args) => {
  const ended = await runInterruptibly((interrupt) => ({ openArchive: hanging(interrupt) }), args);
  expect(ended).toEqual({ status: 130, told: 'Interrupted.\n' });
});

it.each([
  ['settings', 'openWorkspaces'],
  ['picks', 'openWorkspaces'],
  ['migrate', 'migrate'],
  ['stop', 'stopPostgres'],
] as const)('nor anything else that llm-pick %s waits for', async (command, waitsFor) => {
  const ended = await runInterruptibly(
    (interrupt) => ({ [waitsFor]: hanging(interrupt) }),
    [command],
  );
  expect(ended).toEqual({ status: 130, told: 'Interrupted.\n' });
});

it('a run that is interrupted while it is quoted starts nothing', async () => {
  await using folder = await temporaryFolder();
  const file = await writeEvaluation(folder.path);
  const opened: string[] = [];
  const ended = await runInterruptibly(
    (interrupt) => ({
      providerKeys: () =>
        ['anthropic', 'google'].map((provider) => ({ provider, variable: 'KEY', set: true })),
      expectRun: async () => ({
        quote: async () => {
          interrupt();
          return {} as Quote;
        },
        open: async () => {
          opened.push('record');
          throw new Error('It was opened');
        },
        [Symbol.asyncDispose]: async () => {},
      }),
    }),
    ['run', path.join(folder.path, file)],
  );
  expect(ended).toEqual({ status: 130, told: 'Nothing was called or spent.\n' });
  expect(opened).toEqual([]);
});

it('a call that is checked and cut short may have been billed', async () => {
  const ended = await runInterruptibly(
    (interrupt) => ({
      check: async () => {
        interrupt();
        const failure = 'The call was cut short: the worker is stopping.';
        return { ...MODEL, failure, answer: null, cost: null };
      },
    }),
    ['check', 'anthropic/claude-haiku-5-5'],
  );
  expect(ended).toEqual({
    status: 130,
    told: 'Interrupted: the call was cut short, and may have been billed.\n',
  });
});

const MODEL = {
  model: 'anthropic/claude-haiku-5-5',
  label: 'Haiku 5.5',
  effort: null,
  own: false,
};

it('a command that ends in its own way is given its time', async () => {
  const interrupting = new AbortController();
  const { endsItself, overdue } = watchInterruption(interrupting.signal);
  const { overdue: other } = watchInterruption(interrupting.signal);
  endsItself();
  interrupting.abort();
  expect(await Promise.race([overdue, other.then(() => 'the other')])).toBe('the other');
});
