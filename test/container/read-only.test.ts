import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { startLoadServer } from '../../demo/models/load-server.ts';
import { startSlackWorkspace } from '../../demo/slack-workspace.ts';
import { freePort } from '../../src/embedded-postgres/free-port.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { ROOT } from '../support/source-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Service {
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  logging?: { options?: Record<string, string> };
}

describe('compose.yaml', async () => {
  const text = await readFile(path.join(ROOT, 'compose.yaml'), 'utf8');
  const { services } = parse(text, { merge: true }) as { services: Record<string, Service> };

  it.each(Object.entries(services))('gives %s no more than it needs', (_, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      logging: { options: { 'max-size': '10m', 'max-file': '5' } },
    });
  });
});

describe('the files of the image', () => {
  it('are all that a worker needs, and it writes nowhere but to /tmp', async () => {
    await using folder = await temporaryFolder();
    const app = path.join(folder.path, 'app');
    await copyImageFiles(app);
    await using database = await createEmptyDatabase();
    const models = await startLoadServer({ latencyMs: 1 });
    const workspace = await startSlackWorkspace();
    const port = await freePort();
    // Node's permissions stand for the read-only root: a write elsewhere throws.
    const child = spawn(
      process.execPath,
      [
        ...['--permission', '--allow-fs-read=*', '--allow-fs-write=/tmp/*', '--allow-addons'],
        ...['bin/llm-pick.js', 'serve', '--role', 'worker'],
      ],
      {
        cwd: app,
        env: {
          PATH: process.env.PATH,
          PORT: String(port),
          DATABASE_URL: database.url,
          ANTHROPIC_BASE_URL: models.anthropicUrl,
          LLM_PICK_SIMULATED: '1',
          SLACK_BOT_TOKEN: workspace.botToken,
          SLACK_API_URL: workspace.apiUrl,
        },
      },
    );
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
      });
    }
    const exited = once(child, 'exit');
    const isReady = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ status }) => status,
        () => output,
      );
    await expect.poll(isReady).toBe(200);
    child.kill('SIGTERM');
    expect(await exited, output).toEqual([0, null]);
    expect(output).not.toMatch(/ERR_ACCESS_DENIED|EACCES|EROFS/);
    await Promise.all([models.stop(), workspace.stop()]);
  });

  it('hold the native code that packages ask for, which npm counts as optional', async () => {
    const dockerfile = await readFile(path.join(ROOT, 'Dockerfile'), 'utf8');
    expect(dockerfile).toMatch(/^RUN npm ci /m);
    expect(dockerfile).not.toMatch(/--omit[= ]optional|--no-optional/);
  });
});

/** What the Dockerfile's last stage copies, with this checkout's packages. */
async function copyImageFiles(app: string): Promise<void> {
  await mkdir(app);
  const dockerfile = await readFile(path.join(ROOT, 'Dockerfile'), 'utf8');
  const copies = [...dockerfile.matchAll(/^COPY (?!--from|package\.json package-lock)(.+)$/gm)];
  for (const [, words = ''] of copies) {
    const names = words.split(' ').slice(0, -1);
    for (const name of names) {
      await cp(path.join(ROOT, name), path.join(app, name), { recursive: true });
    }
  }
  await symlink(path.join(ROOT, 'node_modules'), path.join(app, 'node_modules'));
}
