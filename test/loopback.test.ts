import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenOptions, takenFrom } from '../src/loopback.ts';
import { statusAsHost } from './support/status-as-host.ts';

const server = createServer(takenFrom('this machine', (_, response) => response.end('ok')));
const port = () => (server.address() as AddressInfo).port;

beforeAll(async () => {
  await new Promise<void>((resolve) =>
    server.listen(listenOptions('this machine', 0), () => resolve()),
  );
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('a server for this machine alone', () => {
  it.each(['127.0.0.1', '127.0.0.1:3000', 'localhost', 'LOCALHOST:80', '[::1]:3000'])(
    'answers as %s',
    async (host) => {
      expect(await statusAsHost(port(), host)).toBe(200);
    },
  );

  it.each([
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'localhost@evil.example',
    'evil.example@localhost',
    'evil.example/@localhost',
    'localhost/evil',
    '192.168.1.4:3000',
    '0.0.0.0',
    '[::ffff:192.168.1.4]',
    ' ',
  ])('refuses to be %s', async (host) => {
    expect(await statusAsHost(port(), host)).toBe(421);
  });

  it('listens on loopback alone; for the network it listens everywhere and takes any name', async () => {
    expect(server.address()).toMatchObject({ address: '127.0.0.1' });
    expect(listenOptions('the network', 3000)).toEqual({ port: 3000 });
    const listener = () => {};
    expect(takenFrom('the network', listener)).toBe(listener);
  });
});
