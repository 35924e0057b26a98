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
  const queues = taken.db('paidup_test_failpoint').collection<Queue>('queues');
  await joinQueue(queues);
  while (!(await isFirst(queues))) await pause(50);
  onTestFinished(async () => {
    client = null;
    await configure(taken, 'off');
    await queues.updateOne({ _id: 'failCommand' }, { $pull: { waiting: { holder: HOLDER } } });
    await taken.close();
  });
  return taken;
}

/** Test files run in processes of their own, so the queue is a document. */
async function joinQueue(queues: Collection<Queue>): Promise<void> {
  const waiting = { holder: HOLDER, until: Date.now() + LEASE };
  try {
    await queues.updateOne({ _id: 'failCommand' }, { $push: { waiting } }, { upsert: true });
  } catch (error) {
    // Another process has made the document at the same moment.
    if (!isDuplicateKey(error)) throw error;
    await joinQueue(queues);
  }
}

/** Says whether it is this process's turn. Whoever has died leaves the queue when its time is over. */
async function isFirst(queues: Collection<Queue>): Promise<boolean> {
  await queues.updateOne({ _id: 'failCommand' }, { $pull: { waiting: { until: { $lt: Date.now() } } } });
  const queue = await queues.findOne({ _id: 'failCommand' });
  return queue?.waiting[0]?.holder === HOLDER;
}

type Queue = { _id: 'failCommand'; waiting: { holder: string; until: number }[] };
const HOLDER = randomBytes(6).toString('hex');

/** The time, in milliseconds, after which a test that died has left the queue. */
const LEASE = 120_000;
