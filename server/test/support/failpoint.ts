import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient, type Collection, type Document } from 'mongodb';
import { onTestFinished } from 'vitest';
import { isDuplicateKey } from '../../src/store/mongo/errors.ts';
import { serverUrl } from './mongo-place.ts';

/** How the server fails a command, in the words of its `failCommand`. */
export type Failure = {
  failCommands: string[];
  errorCode?: number;
  errorLabels?: string[];
  writeConcernError?: Document;
  closeConnection?: boolean;
  blockConnection?: boolean;
  blockTimeMS?: number;
};

/** The database's URL for an app of this name, so that a failpoint concerns no other client. */
export const urlForApp = (databaseUrl: string, appName: string): string =>
  `${databaseUrl}${databaseUrl.includes('?') ? '&' : '?'}appName=${appName}`;

/**
 * Lets the server fail the next such commands of the clients whose app has this name. It lasts until the test ends or
 * sets another failure. The server has one failpoint for everybody, so this waits until no other test file uses it.
 */
export async function failCommands(
  appName: string,
  failure: Failure,
  mode: { times: number; skip?: number } | 'alwaysOn' = { times: 1 },
): Promise<void> {
  client ??= await takeFailpoint();
  await configure(client, mode, { ...failure, appName });
}

/** Lets the server fail no more commands. */
export async function failNoCommands(): Promise<void> {
  if (client) await configure(client, 'off');
}

/** The client of the test that has the failpoint now. */
let client: MongoClient | null = null;

async function configure(admin: MongoClient, mode: Document | string, data?: Document): Promise<void> {
  await admin.db('admin').command({ configureFailPoint: 'failCommand', mode, ...(data && { data }) });
}

async function takeFailpoint(): Promise<MongoClient> {
  const taken = new MongoClient(serverUrl);
  const lock = taken.db('paidup_test_failpoint').collection<Lock>('lock');
  while (!(await isLocked(lock))) await pause(50);
  onTestFinished(async () => {
    client = null;
    await configure(taken, 'off');
    await lock.deleteOne({ _id: 'failCommand', holder: HOLDER });
    await taken.close();
  });
  return taken;
}

/** Test files run in processes of their own, so the lock is a document. It ends by itself when its process has died. */
async function isLocked(lock: Collection<Lock>): Promise<boolean> {
  const expired = { _id: 'failCommand' as const, until: { $lt: Date.now() } };
  try {
    await lock.updateOne(expired, { $set: { holder: HOLDER, until: Date.now() + LEASE } }, { upsert: true });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

type Lock = { _id: 'failCommand'; holder: string; until: number };
const HOLDER = randomBytes(6).toString('hex');

/** The time, in milliseconds, after which the lock of a test that died is free. */
const LEASE = 120_000;
