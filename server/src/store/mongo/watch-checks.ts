import { setTimeout as pause } from 'node:timers/promises';
import type { MongoClient } from 'mongodb';
import type { StoreLog } from '../store.ts';

/** The time for a heartbeat of the driver, in milliseconds. It is a little more than twice the driver's time-outs. */
const HEARTBEAT_TIMEOUT = 8_000;

/**
 * Connects anew when a heartbeat of the driver never ends. The driver (7.8.0) waits for ever to write to a connection
 * that breaks in that very moment, and would not find the server again. It was seen with servers that the driver polls.
 * A mongod pushes its state instead.
 */
export function watchChecks(client: MongoClient, log: StoreLog): { stop(): void } {
  const stopping = new AbortController();
  const running = new Map<string, NodeJS.Timeout>();
  client.on('serverHeartbeatStarted', ({ connectionId, awaited }) => {
    settle(connectionId);
    if (awaited || stopping.signal.aborted) return;
    running.set(connectionId, setTimeout(() => void reconnect(), HEARTBEAT_TIMEOUT).unref());
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
        // The server is still away. The log has said so.
        await pause(500, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }
}
