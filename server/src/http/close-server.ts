import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * The way to stop `server`: connections without a request in work close at once, also those that browsers open
 * ahead of any request; what has begun has `patience` milliseconds to come to its end, then it is cut off.
 */
export function createCloseServer(server: Server): (patience: number) => Promise<void> {
  const silent = new Set<Socket>();
  server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', ({ socket }) => silent.delete(socket));

  return async (patience) => {
    const closed = new Promise((resolve) => server.close(resolve));
    const sweep = setInterval(() => {
      for (const socket of silent) socket.destroy();
      server.closeIdleConnections();
    }, 50);
    const cut = setTimeout(() => server.closeAllConnections(), patience);
    await closed;
    clearInterval(sweep);
    clearTimeout(cut);
  };
}
