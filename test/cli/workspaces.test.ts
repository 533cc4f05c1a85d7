import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { CliDeps } from '../../src/cli/deps.ts';
import { runProgram } from '../../src/cli/program.ts';
import { AppError } from '../../src/core/errors.ts';
import type { SettingTexts } from '../../src/core/settings/settings-of.ts';
import { workspaceVerbs } from '../../src/runtime/workspace-verbs.ts';
import { cliDepsAlone } from '../support/cli-deps.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { HAIKU, result } from '../support/fixtures/result-fixtures.ts';
import { memoryPicks } from '../support/memory-picks.ts';
import { memorySettings } from '../support/memory-settings.ts';

const ID = '0198c0de-0000-7000-8000-000000000001';

/** A command line over a record in memory, where one evaluation of the local workspace has ended. */
function setUp(texts: SettingTexts = {}) {
  let deleted = false;
  const verbs = workspaceVerbs({
    evaluations: {
      finished: async (id) => {
        if (id !== ID || deleted) throw new AppError('not found', `There is no evaluation ${id}.`);
        const { spec } = evaluationRequest({
          name: 'Ticket triage',
          volume: 100_000,
          current: 'anthropic/claude-opus-5-5',
        });
        return { id, workspace: 'local', spec, destination: null, result: result() };
      },
    },
    picks: memoryPicks(),
    settings: memorySettings(texts),
  });
  let closed = 0;
  const run = async (...args: string[]) => {
    const written = { stdout: '', stderr: '' };
    const stream = (name: keyof typeof written) =>
      new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          written[name] += chunk.toString();
          done();
        },
      });
    const deps: CliDeps = {
      ...cliDepsAlone(),
      noColor: true,
      now: () => new Date('2026-11-25T10:00:00Z'),
      openWorkspaces: async () => ({ ...verbs, close: async () => void closed++ }),
      stdout: stream('stdout'),
      stderr: stream('stderr'),
    };
    const status = await runProgram(deps, args);
    return { status, ...written };
  };
  const deleteEvaluation = () => {
    deleted = true;
  };
  return { run, deleteEvaluation, closed: () => closed };
}

describe('use', () => {
  it('corrects the calls a month of a pick also when its evaluation was deleted', async () => {
    const { run, deleteEvaluation } = setUp();
    await run('use', ID);
    deleteEvaluation();
    const { status, stdout } = await run('use', ID, '--volume', '5000');
    expect(stdout).toContain('5,000 calls a month, about $0.30 a month');
    expect(status).toBe(0);
    expect((await run('picks')).stdout).toContain('5,000');
  });

  it('accepts a pick that is not in use at the volume that is given', async () => {
    const { run } = setUp();
    expect((await run('use', ID, '--volume', '5000')).stdout).toContain('5,000 calls a month');
  });

  it('records the evaluation’s pick and says what it costs and replaces', async () => {
    const { run, closed } = setUp();
    const { status, stdout } = await run('use', ID);
    expect(status).toBe(0);
    expect(stdout).toBe(
      'Haiku 5.5 is in use for "Ticket triage": 100,000 calls a month, about $6 a month. It replaces Opus 5.5.\n',
    );
    expect(closed()).toBe(1);
  });

  it('corrects the volume, and stops the watching', async () => {
    const { run } = setUp();
    await run('use', ID);
    expect((await run('use', ID, '--volume', '200,000')).stdout).toContain('200,000 calls a month');
    expect((await run('use', ID, '--stop')).stdout).toBe(
      'Haiku 5.5 for "Ticket triage" is not watched any more.\n',
    );
    expect((await run('picks')).stdout).toContain('Accept one with "llm-pick use ID"');
  });

  it.each([
    { name: 'another id', args: ['use', ID.replace('1', '2')], words: 'There is no evaluation' },
    { name: 'no id', args: ['use', 'x'], words: '"x" is not an evaluation id' },
    { name: 'no model', args: ['use', ID, '--model', 'gpt'], words: 'no measurement of gpt' },
    { name: 'no number', args: ['use', ID, '--volume', 'many'], words: 'such as 100000' },
    { name: 'zero calls', args: ['use', ID, '--volume', '0'], words: 'a whole number of calls' },
    { name: 'none to stop', args: ['use', ID, '--stop'], words: 'No pick is accepted' },
  ])('ends with 2 and says what to do for $name', async ({ args, words }) => {
    const { run } = setUp();
    const { status, stdout, stderr } = await run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});

describe('picks', () => {
  it('lists what is in use, for how much, since when', async () => {
    const { run } = setUp();
    await run('use', ID);
    const { stdout } = await run('picks');
    expect(stdout).toMatch(
      /Ticket triage +Haiku 5.5 +Opus 5.5 +100,000 +\$6 +25 Nov 2026 +0198c0de/,
    );
  });

  it('--json prints one object, of one workspace', async () => {
    const { run } = setUp();
    await run('use', ID);
    const { schema, workspace, picks } = JSON.parse((await run('picks', '--json')).stdout);
    expect({ schema, workspace }).toEqual({ schema: 'llm-pick/picks@1', workspace: 'local' });
    expect(picks).toMatchObject([{ model: HAIKU.model, volume: 100_000 }]);
    const elsewhere = JSON.parse((await run('picks', '--json', '--workspace', 'T1')).stdout);
    expect(elsewhere).toMatchObject({ workspace: 'T1', picks: [] });
  });
});

describe('settings', () => {
  it('say below the table, and in JSON, which can not be read any more', async () => {
    const { run } = setUp({ currency: 'VND 25,400' });
    const { stdout } = await run('settings');
    expect(stdout).toMatch(/\ncurrency +USD /);
    expect(stdout).toMatch(
      /\n\nThe setting currency is “VND 25,400”, which can’t be read.*VALUE\.\n$/,
    );
    const { settings, unread } = JSON.parse((await run('settings', '--json')).stdout);
    expect(unread).toMatchObject([{ key: 'currency', text: 'VND 25,400' }]);
    expect(Object.keys(settings)).not.toContain('unread');
    expect((await run('settings', 'digest-hour=8')).stdout).toContain('VND 25,400');
  });

  it('are listed with what they are', async () => {
    const { stdout } = await setUp().run('settings');
    expect(stdout).toMatch(/digest-hour +9 +the hour it comes, 0 to 23/);
    expect(stdout).toMatch(/monthly-cap +off /);
  });

  it('are changed, each workspace’s for itself, and go back with nothing', async () => {
    const { run } = setUp();
    const changed = await run('settings', 'digest-hour=7', 'monthly-cap=$1,000.50');
    expect(changed.stdout).toMatch(/digest-hour +7 /);
    expect(changed.stdout).toMatch(/monthly-cap +\$1,000\.50 /);
    const slack = await run('settings', '--json', '--workspace', 'T1', 'digest-channel=C0ABC');
    expect(JSON.parse(slack.stdout)).toMatchObject({
      schema: 'llm-pick/settings@1',
      workspace: 'T1',
      settings: { digestChannel: 'C0ABC', digestHour: 9 },
    });
    expect((await run('settings', 'digest-hour=')).stdout).toMatch(/digest-hour +9 /);
  });

  it.each([
    { args: ['digest-hour'], words: '"digest-hour" changes no setting: write KEY=VALUE' },
    { args: ['digest-hour=25', 'x=1'], words: 'digest-hour must be a whole number from 0 to 23' },
    { args: ['digest-our=2'], words: 'Did you mean digest-hour?' },
  ])('end with 2 for $args, and stay as they were', async ({ args, words }) => {
    const { run } = setUp();
    const { status, stdout, stderr } = await run('settings', 'monthly-cap=5', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect((await run('settings')).stdout).toMatch(/monthly-cap +off /);
  });
});
