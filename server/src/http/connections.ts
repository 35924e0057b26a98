import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Limits in milliseconds for receiving a request. Node's defaults leave slow senders connected for minutes. */
export const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 1_000,
};

/**
 * Returns a function that stops `server`. Idle connections close at once, even those that a browser opened ahead of any
 * request. Requests that have begun get `patience` milliseconds to finish and are then cut off.
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
