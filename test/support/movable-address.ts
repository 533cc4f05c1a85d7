import { type AddressInfo, connect, createServer } from 'node:net';

export interface MovableAddress extends AsyncDisposable {
  port: number;
  /** New connections lead there; those that stand stay where they are. */
  moveTo(port: number): void;
}

/** An address that can lead to another server, as that of a service does after a failover. */
export async function openMovableAddress(first: number): Promise<MovableAddress> {
  let target = first;
  const server = createServer((inward) => {
    const outward = connect(target, '127.0.0.1');
    inward.pipe(outward).pipe(inward);
    for (const socket of [inward, outward]) {
      socket.on('error', () => {});
      socket.on('close', () => [inward, outward].map((each) => each.destroy()));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    moveTo: (port) => {
      target = port;
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
    },
  };
}
