import { once } from 'node:events';
import { createServer } from 'node:net';

/** Returns a port that nobody listens on, for a process that has to know it before it starts. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
