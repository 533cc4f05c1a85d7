import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { exampleKnowledge } from '../../demo/example.ts';
import { startSimulatedModels } from '../../demo/models/simulated-models.ts';
import { openCliPlace } from '../support/cli.ts';
import { createDatabase, startOwnPostgres } from '../support/database.ts';
import { writeEvaluation } from '../support/evaluation-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTerminal } from '../support/terminal.ts';

const CTRL_C = '\x03';
const CTRL_D = '\x04';
const ESC = '\u001b';
const QUESTION = /\nSpend at most \$0\.\d+\? \[y\/N\] $/;

/** Runs the shipped example with simulated models on a terminal, to its end. */
async function runExample(columns: number, env: Record<string, string> = {}) {
  const knowledge = await exampleKnowledge();
  const models = await startSimulatedModels({ knowledge, seed: 1, speed: 3 });
  await using database = await createDatabase();
  await using terminal = startTerminal(['run', 'examples/ticket-triage.yml'], {
    columns,
    env: {
      DATABASE_URL: database.url,
      ANTHROPIC_BASE_URL: models.anthropicUrl,
      GOOGLE_GEMINI_BASE_URL: models.googleUrl,
      LLM_PICK_SIMULATED: '1',
      ...env,
    },
  });
  const status = await terminal.ended;
  await models.stop();
  return { status, output: terminal.output(), text: terminal.text() };
}

/** A small evaluation, a database and models that count their calls, and a terminal to run it on. */
async function openDesk(samples: number, latencyMs: number, expected = 'ok') {
  const folder = await temporaryFolder();
  const place = await openCliPlace({ latencyMs });
  const file = await writeEvaluation(folder.path, {
    samples,
    expected,
    lines: ['design: full', 'budget: 2'],
  });
  const at = { env: place.env, cwd: folder.path };
  return {
    file,
    at,
    calls: () => place.models.billed().calls,
    run: (...args: string[]) => startTerminal(['run', file, ...args], at),
    [Symbol.asyncDispose]: async () => {
      await place[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

describe.concurrent('llm-pick run on a terminal', () => {
  it('shows a bar that moves, then the table in colours and the cursor again, and says that it is simulated', async () => {
    const { status, output, text } = await runExample(120);
    expect(status).toBe(0);
    expect(text).toMatch(/simulated ░+ 0% · 0 of about \d+ calls · \$0 of \$2/);
    expect(text).toMatch(/simulated █+░+ \d+% · [1-9]\d* of about \d+ calls · \$0\.\d+ of \$2 · /);
    expect(text).not.toContain('Spend at most');
    const result = output.slice(output.lastIndexOf('SIMULATED: '));
    expect(result).toContain(`${ESC}[1mModel${ESC}[22m `);
    expect(result).toContain(`${ESC}[32mthe pick: proven${ESC}[39m\n`);
    expect(result).not.toContain('░');
    expect(output.lastIndexOf(`${ESC}[?25h`)).toBeGreaterThan(output.lastIndexOf(`${ESC}[?25l`));
  });

  it('breaks neither a word nor a row at 80 columns, and has no colours where NO_COLOR is set', async () => {
    const { status, output } = await runExample(80, { NO_COLOR: '1' });
    expect(status).toBe(0);
    expect(output.split(ESC).filter((part) => /^\[[\d;]*m/.test(part))).toEqual([]);
    const drawn = output.split(new RegExp(`\n|${ESC}\\[1G`)).map(stripVTControlCharacters);
    expect(drawn.filter((line) => stringWidth(line) > 80)).toEqual([]);
    expect(output).toMatch(/\n✓ Haiku 5\.5 .* the pick: proven\n/);
    expect(output).toMatch(/\nWhat this can show: [^\n]+ never\n {20}errs would be proven/);
    expect(output).toMatch(/\nModel +Right +per 1,000( calls)? +a month +Verdict\n/);
  });

  it('lists the models at 80 columns, a line each', async ({ expect }) => {
    await using terminal = startTerminal(['models'], { columns: 80 });
    expect(await terminal.ended).toBe(0);
    const [heading, ...models] = terminal.text().split('\n\n')[0]!.split('\n');
    expect(heading).toMatch(/^Model +Input +Output +Context +Retires +Times$/);
    expect(models.filter((line) => !/^(?:anthropic|google)\/.* [\d.]+x$/.test(line))).toEqual([]);
  });

  it('breaks no word of what is wrong with a file at 80 columns', async ({ expect }) => {
    await using folder = await temporaryFolder();
    const lines = ['promptt: x', 'repeats: 11', 'budget: 0'];
    const file = await writeEvaluation(folder.path, { lines });
    await using terminal = startTerminal(['estimate', file], { columns: 80, cwd: folder.path });
    expect(await terminal.ended).toBe(2);
    expect(terminal.text()).toContain(
      '\n  e.yml:8:9 budget must be above 0: it is the most this evaluation may spend, in\n  dollars.\n',
    );
  });

  it.for([
    { key: 'n', typed: 'n\r' },
    { key: 'Ctrl-C', typed: CTRL_C },
    { key: 'Ctrl-D', typed: CTRL_D },
  ])('asks before it spends, and spends nothing at $key', async ({ typed }, { expect }) => {
    await using desk = await openDesk(20, 1);
    await using terminal = desk.run();
    await expect.poll(terminal.text).toMatch(QUESTION);
    terminal.type(typed);
    expect(await terminal.ended).toBe(130);
    expect(terminal.text()).toMatch(/\nNothing was called or spent\.\n$/);
    expect(desk.calls()).toBe(0);
  });

  it('runs after a y', async ({ expect }) => {
    await using desk = await openDesk(20, 1);
    await using terminal = desk.run();
    await expect.poll(terminal.text).toMatch(QUESTION);
    terminal.type('y\r');
    expect(await terminal.ended).toBe(0);
    expect(terminal.text()).toContain('the pick: proven');
    expect(desk.calls()).toBe(80);
  });

  it.for([
    { key: 'n', status: 3, end: /\n {2}\S.* rescore \S+ --scorer contains\n/ },
    { key: 'y', status: 3, end: /\nNone of the 2 models reaches 80%/ },
  ])('asks at $key whether to go on where no answer is right', async (row, { expect }) => {
    await using desk = await openDesk(40, 400, 'no');
    await using terminal = desk.run();
    await expect.poll(terminal.text).toMatch(QUESTION);
    terminal.type('y\r');
    await expect
      .poll(terminal.text)
      .toMatch(
        /This looks like the answer check, not the models: .*\. Go\s+on\s+as\s+it\s+is\?\s+\[y\/N\] $/s,
      );
    const calls = desk.calls();
    terminal.type(`${row.key}\r`);
    expect(await terminal.ended).toBe(row.status);
    expect(terminal.text()).toMatch(row.end);
    expect(terminal.text().match(/Go on as it is/g)).toHaveLength(1);
    expect(calls).toBeLessThan(160);
  });

  it('asks nothing with --yes', async () => {
    await using desk = await openDesk(20, 1);
    await using terminal = desk.run('--yes');
    expect(await terminal.ended).toBe(0);
    expect(terminal.text()).not.toContain('Spend at most');
  });

  it('a PostgreSQL that restarts meanwhile holds it up; what is logged stands on lines of its own', async ({
    expect,
  }) => {
    await using postgres = await startOwnPostgres();
    await using desk = await openDesk(60, 30);
    await using terminal = startTerminal(['run', desk.file, '--yes', '--concurrency', '4'], {
      ...desk.at,
      env: { ...desk.at.env, DATABASE_URL: postgres.url },
    });
    await expect.poll(desk.calls).toBeGreaterThan(8);
    await postgres.restart();
    expect(await terminal.ended).toBe(0);
    expect(terminal.text()).toContain('the pick: proven');
    const logged = terminal.output().match(/^.*"level":.*$/gm) ?? [];
    expect(logged).not.toEqual([]);
    for (const line of logged) {
      const [drawn, log] = line.split(`${ESC}[1G${ESC}[2K{`);
      expect(stripVTControlCharacters(drawn!)).not.toContain('"level"');
      expect(() => JSON.parse(`{${log}`)).not.toThrow();
    }
  });

  it('Ctrl-C, even where npx passes it on again, ends it with 130 and the line that goes on, which calls nothing twice', async ({
    expect,
  }) => {
    await using desk = await openDesk(60, 60);
    await using first = desk.run('--yes', '--concurrency', '4');
    await expect.poll(desk.calls).toBeGreaterThan(8);
    first.type(CTRL_C);
    await sleep(30);
    first.signal('SIGINT');
    expect(await first.ended).toBe(130);
    const message =
      /\nInterrupted: every finished trial is kept\. Go on with:\n {2}node \S+llm-pick\.js (.+)\n$/;
    const resume = message.exec(first.text())?.[1]?.split(' ') ?? [];
    expect(resume).toEqual(['run', '--resume', expect.any(String)]);
    const kept = desk.calls();
    expect(kept).toBeLessThan(160);

    await using second = startTerminal(resume, desk.at);
    expect(await second.ended).toBe(0);
    expect(second.text()).not.toContain('Spend at most');
    expect(Number(/ (\d+) of about 240 calls/.exec(second.text())?.[1])).toBeGreaterThanOrEqual(8);
    expect(second.text()).toContain('the pick: proven');
    expect(desk.calls()).toBe(240);
  });

  it('closed, pauses it as Ctrl-C does: resumed, it calls nothing twice', async ({ expect }) => {
    await using desk = await openDesk(60, 60);
    await using first = desk.run('--yes', '--concurrency', '4');
    await expect.poll(desk.calls).toBeGreaterThan(8);
    const id = /Evaluation (\S+)\n/.exec(first.text())?.[1] ?? 'not told';
    await first.close();
    const kept = desk.calls();
    await sleep(300);
    expect(desk.calls()).toBe(kept);

    await using second = startTerminal(['run', desk.file, '--resume', id], desk.at);
    expect(await second.ended).toBe(0);
    expect(second.text()).not.toContain('without a bill being seen');
    expect(desk.calls()).toBe(240);
  });
});
