import { setTimeout as pause } from 'node:timers/promises';
import type { MongoClient } from 'mongodb';
import type { StoreLog } from '../store-log.ts';

/** How long the driver may look whether a server is there, in milliseconds: twice its time-outs, and some. */
const LONGEST_CHECK = 8_000;

/**
 * Connects anew when one of the driver's looks at a server never ends. The driver (7.8.0) waits for ever to write
 * to a connection that broke in that very moment, looks no more, and would not find the server again. It was seen
 * with servers that are polled; a mongod pushes its state.
 */
export function watchChecks(client: MongoClient, log: StoreLog): { stop(): void } {
  const stopping = new AbortController();
  const running = new Map<string, NodeJS.Timeout>();
  client.on('serverHeartbeatStarted', ({ connectionId, awaited }) => {
    settle(connectionId);
    if (awaited || stopping.signal.aborted) return;
    running.set(connectionId, setTimeout(() => void reconnect(), LONGEST_CHECK).unref());
  });
  client.on('serverHeartbeatSucceeded', ({ connectionId }) => settle(connectionId));
  client.on('serverHeartbeatFailed', ({ connectionId }) => settle(connectionId));

  return {
    stop() {
      stopping.abort();
      settleAll();
    },
  };

  function settle(server: string): void {
    clearTimeout(running.get(server));
    running.delete(server);
  }

  function settleAll(): void {
    for (const server of running.keys()) settle(server);
  }

  async function reconnect(): Promise<void> {
    log.warn('MongoDB was lost from sight: connecting anew.');
    settleAll();
    await client.close();
    while (!stopping.signal.aborted) {
      try {
        await client.connect();
        log.info('MongoDB is in sight again.');
        return stopping.signal.aborted ? await client.close() : undefined;
      } catch {
        // Not there yet: the log has said so.
        await pause(500, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }
}
