import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startLoadServer } from '../../demo/models/load-server.ts';
import { startModelServer } from '../../demo/models/model-server.ts';
import { findRunningServer } from '../../src/embedded-postgres/running-server.ts';
import { runCli, startCli, withoutSlowness } from '../support/cli.ts';
import { listeningAddresses } from '../support/listening-addresses.ts';
import { statusAsHost } from '../support/status-as-host.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function demo(folder: string, ...options: string[]) {
  return startCli(['demo', ...options], { LLM_PICK_DATA_DIR: folder });
}

/** With keys, and the providers at these addresses. */
function demoWithKeys(
  folder: string,
  { anthropicUrl, googleUrl }: { anthropicUrl: string; googleUrl: string },
  ...options: string[]
) {
  const providers = { ANTHROPIC_BASE_URL: anthropicUrl, GOOGLE_GEMINI_BASE_URL: googleUrl };
  const keys = { ANTHROPIC_API_KEY: 'a-key', GEMINI_API_KEY: 'a-key' };
  return startCli(['demo', ...options], { LLM_PICK_DATA_DIR: folder, ...keys, ...providers });
}

/** Its exit status after Ctrl-C. */
async function interrupted({ signal, ended }: ReturnType<typeof startCli>) {
  signal('SIGINT');
  return (await ended).status;
}

/** Each waits for models most of its time, and has a folder, servers and ports of its own. */
describe.concurrent('llm-pick demo', () => {
  it('prints what is posted, its thread and where the data is, beside another that goes on until Ctrl-C', async ({
    expect,
  }) => {
    await using folder = await temporaryFolder();
    const once = demo(folder.path, '--once');
    const other = demo(folder.path);
    const { status, stdout, stderr } = await once.ended;
    expect({ status, stderr: withoutSlowness(stderr) }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^SIMULATED: /);
    expect(stdout).toMatch(
      /\nSimulated: .* is good enough: \d+% right, \$[\d.]+ a month\n\n[^\n]*95% sure that it is right/,
    );
    expect(stdout).toMatch(/\nModel +Right +per 1,000 calls +a month +typical time +Verdict\n/);
    expect(stdout).toMatch(/\n✓ Haiku 5\.5 .* the pick: proven\n/);
    expect(stdout).toMatch(/── in its thread, 2 of (\d) ──[\s\S]*── in its thread, \1 of \1 ──/);
    expect(stdout).toMatch(
      /\nThat took [\d.]+ s\. The data is in PostgreSQL, in \/.*postgres \(database demo_\w+\)\.\n$/,
    );
    expect(stdout).toMatch(/Flash-Lite lacked knowledge, not skill: with webwinkel-regels\.md/);
    expect(stdout).not.toContain('\u001b');

    await expect.poll(other.stdout).toContain('Ctrl-C ends it');
    await expectOpenToThisMachineAlone(other, folder.path);
    await expect.poll(other.stdout).toContain('LLM_PICK_SIMULATED=1');
    const printed = other.stdout().matchAll(/(\w+_BASE_URL|LLM_PICK_SIMULATED)=(\S+)/g);
    const env = Object.fromEntries([...printed].map(([, name, value]) => [name!, value!]));
    const checked = await runCli(['check', 'google/gemini-3.5-flash-lite'], env);
    expect(checked).toMatchObject({ status: 0, stdout: expect.stringContaining('SIMULATED') });
    expect(await interrupted(other)).toBe(0);
    expect(await findRunningServer(path.join(folder.path, 'postgres'))).toBeNull();
  });

  it('runs after one was killed', async ({ expect }) => {
    await using folder = await temporaryFolder();
    const killed = demo(folder.path);
    await expect.poll(killed.stdout).toContain('The evaluation runs');
    killed.signal('SIGKILL');
    await killed.ended;
    const after = demo(folder.path);
    await expect.poll(after.stdout).toContain('is good enough');
    expect(await interrupted(after)).toBe(0);
    expect(await findRunningServer(path.join(folder.path, 'postgres'))).toBeNull();
  });

  it('tells how far it is while real models take their time', async ({ expect }) => {
    await using folder = await temporaryFolder();
    const models = await startLoadServer({ latencyMs: 1_500 });
    const running = demoWithKeys(folder.path, models);
    await expect.poll(running.stdout).toContain('── posted in');
    expect(await interrupted(running)).toBe(0);
    await models.stop();
    expect(running.stdout()).toMatch(
      /The evaluation runs …\n(?: {2}\d+% done \(\d+ of about \d+ calls\), \$\S+ of \$2 spent(?:, .* left)?\n|It asks before [^\n]+\n)+\n── posted in/,
    );
  });

  it('ends with 1 where the keys are wrong, with the whole thread and why', async ({ expect }) => {
    await using folder = await temporaryFolder();
    const body = JSON.stringify({ error: { message: 'no such key', status: 'UNAUTHENTICATED' } });
    const server = await startModelServer({
      respond: () => ({ kind: 'answer', status: 401, body }),
      pages: {},
    });
    const { status, stdout } = await demoWithKeys(folder.path, server, '--once').ended;
    await server.stop();
    expect(status).toBe(1);
    expect(stdout).toContain('does not accept the key in GEMINI_API_KEY');
    expect(stdout).toMatch(
      /── in its thread, 1 of \d ──\n\n@Ana A provider failed before a model was proven\n/,
    );
    expect(stdout).toContain('\nA provider failed, so this shows no pick: ');
  });
});

/** The app answers, and neither it nor its PostgreSQL listens elsewhere or takes another name. */
async function expectOpenToThisMachineAlone(
  { pid, stdout }: ReturnType<typeof startCli>,
  folder: string,
): Promise<void> {
  const url = /goes on at (\S+),/.exec(stdout())?.[1];
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const page = /A browser shows what was posted: (\S+)\n/.exec(stdout())?.[1];
  expect(await (await fetch(page!)).text()).toContain('the pick: proven');
  const postgres = await findRunningServer(path.join(folder, 'postgres'));
  expect(await listeningAddresses(postgres!.pid)).toEqual([`127.0.0.1:${postgres!.port}`]);
  const addresses = await listeningAddresses(pid);
  // The app, the workspace and its recorder, the models.
  expect(addresses).toHaveLength(4);
  for (const address of addresses) {
    const [host, port] = address.split(':');
    expect(host).toBe('127.0.0.1');
    expect(await statusAsHost(Number(port), 'evil.example')).toBe(421);
  }
}
