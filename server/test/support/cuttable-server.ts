import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { MongoClient } from 'mongodb';

export type CuttableServer = {
  /** The database of `url`, reached through here. */
  url: string;
  /** Every connection breaks, and new ones do too. */
  cut(): void;
  restore(): void;
  /** The next command that holds `text` reaches the server; the answer does not come back. */
  loseReplyTo(text: string): void;
  close(): Promise<void>;
};

/** Stands between a client and the MongoDB server of `url`, and fails as networks do. */
export async function openCuttableServer(url: string): Promise<CuttableServer> {
  const [target] = new MongoClient(url).options.hosts;
  const sockets = new Set<Socket>();
  let isCut = false;
  let lost: string | null = null;

  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(target?.port ?? 27017, target?.host ?? '127.0.0.1');
    near.on('data', (bytes) => {
      if (lost !== null && bytes.includes(lost)) {
        lost = null;
        far.removeAllListeners('data').once('data', () => near.destroy());
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => near.write(bytes));
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.replace(
      /^(mongodb:\/\/(?:[^/@]*@)?)[^/?]*\/([^?]*).*$/,
      `$1127.0.0.1:${port}/$2?directConnection=true`,
    ),
    cut,
    restore: () => void (isCut = false),
    loseReplyTo: (text) => void (lost = text),
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
