import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { waitFor } from '../../demo/slack-driver.ts';

/** RFC 6455, sections 5.2 and 1.3. */
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
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
    listen(socket, (text) => answers.push(JSON.parse(text)));
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

/** Hears the texts that a client sends; answers its pings, without which it takes the socket for lost, and its goodbye. */
function listen(socket: Duplex, onText: (text: string) => void): void {
  let unread: Buffer = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    unread = Buffer.concat([unread, data]);
    for (let next = firstFrame(unread); next !== null; next = firstFrame(unread)) {
      unread = unread.subarray(next.size);
      if (next.opcode === TEXT) onText(next.body.toString());
      if (next.opcode === CLOSE) socket.end(Buffer.from([0x80 | CLOSE, 0]));
      if (next.opcode === PING) {
        socket.write(Buffer.concat([Buffer.from([0x80 | PONG, next.body.length]), next.body]));
      }
    }
  });
}

/** One unmasked text frame, as servers send them. */
function frame(message: object): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  const head = Buffer.from([0x81, 126, 0, 0]);
  head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}

interface Frame {
  opcode: number;
  body: Buffer;
  /** Bytes of the whole frame. */
  size: number;
}

/** The first of the masked frames that a client sent; null where it has not come whole. */
function firstFrame(data: Buffer): Frame | null {
  if (data.length < 2) return null;
  const short = data[1]! & 0x7f;
  const isLong = short === 126;
  if (isLong && data.length < 4) return null;
  const length = isLong ? data.readUInt16BE(2) : short;
  const at = isLong ? 8 : 6;
  const mask = data.subarray(at - 4, at);
  const body = data.subarray(at, at + length);
  if (body.length < length || data.length < at) return null;
  return {
    opcode: data[0]! & 0x0f,
    body: Buffer.from(body.map((byte, index) => byte ^ mask[index % 4]!)),
    size: at + length,
  };
}
