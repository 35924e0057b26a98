import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient, type MongoClientOptions } from 'mongodb';
import type { StoreLog } from '../store-log.ts';
import { StoreError } from '../store.ts';
import { isUnavailable } from './errors.ts';

/**
 * Connects to the server that `url` names, waiting for it up to `patience` milliseconds and saying so once.
 * Rejects with a one-line `StoreError`, which never repeats the URL, since that holds the password.
 */
export async function connect(url: string, log: StoreLog, patience = 30_000): Promise<MongoClient> {
  const client = createClient(url);
  const hosts = client.options.srvHost ?? client.options.hosts.join(', ');
  const deadline = Date.now() + patience;
  let hasSaid = false;
  for (;;) {
    try {
      return await client.connect();
    } catch (error) {
      const isWorthWaiting = isUnavailable(error) || isNameUnknown(error);
      if (!isWorthWaiting || Date.now() >= deadline) {
        await client.close();
        throw isWorthWaiting
          ? new StoreError(
              'unavailable',
              `MongoDB at ${hosts} did not answer within ${patience / 1000} s.`,
              error,
            )
          : refusal(`MongoDB at ${hosts} refused the connection`, error);
      }
      if (!hasSaid) log.warn(`Waiting up to ${patience / 1000} s for MongoDB at ${hosts} to answer.`);
      hasSaid = true;
      await pause(250);
    }
  }
}

/** The database that the path of the URL names, else `paidup`. */
export function databaseName(url: string): string {
  const path = /^mongodb(?:\+srv)?:\/\/[^/?]*\/([^?]*)/.exec(url)?.[1] ?? '';
  return decodeURIComponent(path) || 'paidup';
}

/** A one-line `StoreError` for what waiting does not cure. */
export const refusal = (sentence: string, error: unknown): StoreError =>
  new StoreError('broken', `${sentence}: ${firstLine(error)}`, error);

function createClient(url: string): MongoClient {
  try {
    return new MongoClient(url, OPTIONS);
  } catch (error) {
    throw refusal('DATABASE_URL is not a MongoDB address', error);
  }
}

const firstLine = (error: unknown) =>
  error instanceof Error ? error.message.replace(/\s*\n[^]*/, '') : 'unknown';

/** The name of a `mongodb+srv` host can't be looked up, or not yet: Node's error, not the driver's. */
const isNameUnknown = (error: unknown) => error instanceof Error && 'syscall' in error;

/**
 * A lost server must show within seconds, so that the bank gets its 503 and delivers again. What is durable is
 * not decided here, where a URL has its say, but in `capabilities.ts`.
 */
const OPTIONS: MongoClientOptions = {
  appName: 'paid-up',
  serverSelectionTimeoutMS: 3_000,
  connectTimeoutMS: 3_000,
  socketTimeoutMS: 10_000,
  waitQueueTimeoutMS: 10_000,
  heartbeatFrequencyMS: 2_000,
  // The driver leaves the retries out where the server has none.
  retryWrites: true,
  retryReads: true,
};
