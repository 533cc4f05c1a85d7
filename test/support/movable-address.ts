import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface MovableAddress extends AsyncDisposable {
  port: number;
  /** New connections lead there; those that stand stay where they are. */
  moveTo(port: number): void;
  /** Ends the connections that stand. */
  cut(): void;
}

/** An address that can lead to another server, as that of a service does after a failover. */
export async function openMovableAddress(first: number): Promise<MovableAddress> {
  let target = first;
  const open = new Set<Socket>();
  const server = createServer((inward) => {
    const outward = connect(target, '127.0.0.1');
    inward.pipe(outward).pipe(inward);
    for (const socket of [inward, outward]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        for (const each of [inward, outward]) each.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    moveTo: (port) => {
      target = port;
    },
    cut: () => {
      for (const socket of open) socket.destroy();
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
    },
  };
}
