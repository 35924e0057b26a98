import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient, type MongoClientOptions } from 'mongodb';
import { StoreError, type StoreLog } from '../store.ts';
import { isUnavailable } from './errors.ts';

/**
 * Connects to the server that `url` names, with `options` that win over the URL's. It waits up to `timeout` milliseconds
 * for the server, and warns of that in the log once. Rejects with a one-line `StoreError`, which never repeats the URL,
 * since the URL holds the password.
 */
export async function connect(
  url: string,
  log: StoreLog,
  timeout = 30_000,
  options: MongoClientOptions = {},
): Promise<MongoClient> {
  const client = createClient(url, options);
  const hosts = client.options.srvHost ?? client.options.hosts.join(', ');
  const deadline = Date.now() + timeout;
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
              `MongoDB at ${hosts} did not answer within ${timeout / 1000} s.`,
              error,
            )
          : refusal(`MongoDB at ${hosts} refused the connection`, error);
      }
      if (!hasSaid) log.warn(`Waiting up to ${timeout / 1000} s for MongoDB at ${hosts} to answer.`);
      hasSaid = true;
      await pause(250);
    }
  }
}

/** The database that the path of the URL names. The default is `paidup`. */
export function databaseName(url: string): string {
  const path = /^mongodb(?:\+srv)?:\/\/[^/?]*\/([^?]*)/.exec(url)?.[1] ?? '';
  return decodeURIComponent(path) || 'paidup';
}

/** A one-line `StoreError` for an error that waiting does not cure. */
export const refusal = (sentence: string, error: unknown): StoreError =>
  new StoreError('broken', `${sentence}: ${firstLine(error)}`, error);

function createClient(url: string, options: MongoClientOptions): MongoClient {
  try {
    return new MongoClient(url, { ...optionsFor(url), ...options });
  } catch (error) {
    throw refusal('DATABASE_URL is not a MongoDB address', error);
  }
}

const firstLine = (error: unknown) =>
  error instanceof Error ? error.message.replace(/\s*\n[^]*/, '') : 'unknown';

/** Our options without those that the URL names, since the driver would prefer ours. */
function optionsFor(url: string): MongoClientOptions {
  const named = new Set([...new URLSearchParams(url.split('?')[1]).keys()].map((key) => key.toLowerCase()));
  return Object.fromEntries(Object.entries(OPTIONS).filter(([key]) => !named.has(key.toLowerCase())));
}

/** Whether Node could not look up the name of a `mongodb+srv` host. */
const isNameUnknown = (error: unknown) => error instanceof Error && 'syscall' in error;

/**
 * The driver has to notice a lost server within seconds, so that the bank gets a 503 and delivers again. A URL can
 * override these options, so `capabilities.ts` decides on durability.
 */
const OPTIONS: MongoClientOptions = {
  appName: 'paid-up',
  serverSelectionTimeoutMS: 3_000,
  connectTimeoutMS: 3_000,
  socketTimeoutMS: 10_000,
  waitQueueTimeoutMS: 10_000,
  heartbeatFrequencyMS: 2_000,
  // The driver ignores these two where the server can't retry.
  retryWrites: true,
  retryReads: true,
};
