import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRunningServer } from '../../src/embedded-postgres/running-server.ts';
import { startCli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const POLL = { timeout: 30_000 };

function demo(folder: string, ...options: string[]) {
  return startCli(['demo', ...options], { LLM_PICK_DATA_DIR: folder });
}

describe('llm-pick demo', () => {
  it('prints what is posted, its thread and where the data is, and says that it is simulated', async () => {
    await using folder = await temporaryFolder();
    const { status, stdout, stderr } = await demo(folder.path, '--once').ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^SIMULATED: /);
    expect(stdout).toMatch(
      /\nSimulated: .* is good enough: \d+% right, \$[\d.]+ a month\n\nIt clears your bar/,
    );
    expect(stdout).toMatch(/\nModel +Score \(95% interval\) +Per call +Per month +p50 +Verdict\n/);
    expect(stdout).toMatch(/\nHaiku 5\.5 \(simulated\) .* proven, the pick\n/);
    expect(stdout).toMatch(/── in its thread, 3 of 3 ──/);
    expect(stdout).toMatch(
      /\nThat took [\d.]+ s\. The data is in PostgreSQL, in \/.*postgres \(database demo_\w+\)\.\n$/,
    );
    expect(stdout).not.toContain('\u001b');
    expect(await findRunningServer(path.join(folder.path, 'postgres'))).toBeNull();
  });

  it('runs twice at the same time, and after one was killed', async () => {
    await using folder = await temporaryFolder();
    const both = await Promise.all([
      demo(folder.path, '--once').ended,
      demo(folder.path, '--once').ended,
    ]);
    expect(both.map(({ status }) => status)).toEqual([0, 0]);
    const killed = demo(folder.path);
    await expect.poll(killed.stdout, POLL).toContain('The evaluation runs');
    killed.signal('SIGKILL');
    await killed.ended;
    expect((await demo(folder.path, '--once').ended).status).toBe(0);
    expect(await findRunningServer(path.join(folder.path, 'postgres'))).toBeNull();
  }, 180_000);

  it('goes on until Ctrl-C, then leaves nothing running', async () => {
    await using folder = await temporaryFolder();
    const running = demo(folder.path);
    await expect.poll(running.stdout, POLL).toContain('Ctrl-C ends it');
    const url = /goes on at (\S+),/.exec(running.stdout())?.[1];
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    running.signal('SIGINT');
    expect((await running.ended).status).toBe(0);
    expect(await findRunningServer(path.join(folder.path, 'postgres'))).toBeNull();
  });
});
