import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { MongoClient } from 'mongodb';

/**
 * Stands between a client and the MongoDB server of `url`. `join` passes on what the sockets of a connection send. One
 * that breaks takes the other along.
 */
export async function openMongoProxy(url: string, join: (near: Socket, far: Socket) => void) {
  const target = await writableHost(url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target.port, target.host);
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
    join(near, far);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    /** The database of `url`, reached through here. */
    url: url.replace(
      /^(mongodb:\/\/(?:[^/@]*@)?)[^/?]*\/([^?]*).*$/,
      `$1127.0.0.1:${port}/$2?directConnection=true`,
    ),
    /** Breaks every connection. */
    breakAll,
    async close() {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The address of the primary. A single server has none, and then it is the first of the URL. */
async function writableHost(url: string): Promise<{ host: string; port: number }> {
  const client = new MongoClient(url);
  try {
    const { primary } = await client.db('admin').command({ isMaster: 1 });
    const [host = '127.0.0.1', port] = String(primary ?? client.options.hosts[0]).split(/:(?=\d+$)/);
    return { host, port: Number(port ?? 27017) };
  } finally {
    await client.close();
  }
}
