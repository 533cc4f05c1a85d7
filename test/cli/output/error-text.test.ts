import { once } from 'node:events';
import { cp, symlink } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorText, isUnexpected } from '../../../src/cli/output/error-text.ts';
import { openCliPlace, runCli, startCli } from '../../support/cli.ts';
import { ROOT } from '../../support/source-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('a sentence says what to do', () => {
  it('where the port is taken', async () => {
    await using place = await openCliPlace();
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const env = { ...place.env, SLACK_BOT_TOKEN: 'xoxb-1', PORT: String(port) };
    const { status, stderr } = await runCli(['serve', '--role', 'worker'], env);
    other.close();
    expect(status).toBe(1);
    expect(stderr).toContain(
      `The port is taken by another program; set PORT to a free one: listen EADDRINUSE: address already in use :::${port}\n`,
    );
  });

  it.each([
    [
      'too many connections for role "me"',
      '53300',
      /^PostgreSQL has no connection left; .*: raise/,
    ],
    [
      'no more connections allowed (max_client_conn)',
      '08P01',
      /^PostgreSQL has no connection left/,
    ],
    ['Max client connections reached', 'XX000', /^PostgreSQL has no connection left/],
    ['the database system is starting up', '57P03', /^PostgreSQL is starting, .*; try again when/],
  ])('where PostgreSQL or a pooler says: %s', (message, code, words) => {
    const error = new Error('Failed query', {
      cause: Object.assign(new Error(message), { code }),
    });
    expect(errorText(error)).toMatch(words);
    expect(isUnexpected(error)).toBe(false);
  });

  it('where nobody knows the cause, with a reference that the log line carries, too', async () => {
    const fields = Buffer.from('SFATAL\0CXX000\0Ma strange fault\0\0');
    const head = Buffer.from([0x45, 0, 0, 0, fields.length + 4]);
    const strange = createServer((socket) => {
      socket.on('error', () => {}).once('data', () => socket.end(Buffer.concat([head, fields])));
    });
    const other = strange.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const env = { DATABASE_URL: `postgres://x:x@127.0.0.1:${port}/x` };
    const { status, stderr } = await runCli(['list'], env);
    other.close();
    expect(status).toBe(1);
    const [log = '', words] = stderr.trim().split('\n').slice(-2);
    const { message, reference, at } = JSON.parse(log);
    expect({ message, at }).toEqual({ message: 'llm-pick failed', at: expect.any(String) });
    expect(reference).toMatch(/^[b-v]{4}$/);
    expect(words).toContain(`llm-pick failed (reference ${reference}): `);
  });

  it('where the demo is asked for and not there, as in the image', async () => {
    await using folder = await temporaryFolder();
    const bin = path.join(folder.path, 'bin');
    await cp(path.join(ROOT, 'bin'), bin, { recursive: true });
    for (const name of ['src', 'node_modules', 'package.json']) {
      await symlink(path.join(ROOT, name), path.join(folder.path, name));
    }
    const { status, stderr } = await startCli(
      ['demo', '--once'],
      {},
      folder.path,
      path.join(bin, 'llm-pick.js'),
    ).ended;
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^llm-pick is not fully installed; run "npm ci" .* Cannot find module '.*run-demo\.ts'.*\n$/,
    );
  });
});
