import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { waitFor } from '../../demo/slack-driver.ts';

/** RFC 6455, section 1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** The other end of Socket Mode: sends what Slack would, and hears the acknowledgements. */
export async function startSocketMode() {
  const sockets = new Set<Duplex>();
  const answers: Record<string, unknown>[] = [];
  const server = createServer();
  let taking = true;
  server.on('upgrade', (request, socket) => {
    if (!taking) {
      socket.destroy();
      return;
    }
    const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`);
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key.digest('base64')}\r\n\r\n`,
    );
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => sockets.delete(socket));
    socket.on('data', (data) => {
      const text = textOf(data);
      if (text !== null) answers.push(JSON.parse(text));
      else if (isClose(data)) socket.end(Buffer.from([0x88, 0]));
    });
    socket.write(frame({ type: 'hello', num_connections: 1 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** How many connections the app has open. */
    connections: () => sockets.size,
    /** Cuts every connection, and takes new ones only from then on when told so. */
    cut: () => {
      taking = false;
      for (const socket of sockets) socket.destroy();
    },
    takeAgain: () => {
      taking = true;
    },
    /** Sends one envelope and waits for its acknowledgement. */
    send: (type: string, payload: Record<string, unknown>) => {
      const envelope_id = crypto.randomUUID();
      for (const socket of sockets) {
        socket.write(frame({ type, envelope_id, payload, accepts_response_payload: true }));
      }
      return waitFor(
        () => answers.find((answer) => answer.envelope_id === envelope_id),
        `an acknowledgement of ${type}`,
      );
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One unmasked text frame, as servers send them. */
function frame(message: object): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  const head = Buffer.from([0x81, 126, 0, 0]);
  head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}

/** The text of one masked frame, as clients send them; null for a frame of another kind. */
function textOf(data: Buffer): string | null {
  if (data[0] !== 0x81) return null;
  const short = data[1]! & 0x7f;
  const [length, at] = short === 126 ? [data.readUInt16BE(2), 4] : [short, 2];
  const mask = data.subarray(at, at + 4);
  const body = data.subarray(at + 4, at + 4 + length);
  return Buffer.from(body.map((byte, index) => byte ^ mask[index % 4]!)).toString();
}

function isClose(data: Buffer): boolean {
  return (data[0]! & 0x0f) === 8;
}
