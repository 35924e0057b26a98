import { ReadConcern, type DbOptions, type MongoClient, type WriteConcernSettings } from 'mongodb';
import { z } from 'zod';
import type { StoreLog } from '../store.ts';
import { isUnknownCommand } from './errors.ts';

export type Capabilities = { isReplicated: boolean; hasTransactions: boolean; hasSnapshots: boolean };

/** Asks the server whether it has replicas and transactions, and warns in the log when it has not. */
export async function askCapabilities(client: MongoClient, log: StoreLog): Promise<Capabilities> {
  const { setName, msg, logicalSessionTimeoutMinutes, maxWireVersion } = greeting.parse(await greet(client));
  const isReplicated = setName !== undefined || msg === 'isdbgrid';
  if (!isReplicated)
    log.warn(
      'This MongoDB is a single server: without it, or with its disk, all is gone. A replica set is safer.',
    );
  const hasTransactions = isReplicated && typeof logicalSessionTimeoutMinutes === 'number';
  if (!hasTransactions)
    log.warn(
      'This MongoDB has no transactions: a crash while weekly fixtures are made may leave some of them.',
    );
  return { isReplicated, hasTransactions, hasSnapshots: hasTransactions && maxWireVersion >= SNAPSHOTS };
}

/** MongoDB 5.0 was the first to read many collections as they were at one moment. */
const SNAPSHOTS = 13;

/** A write waits until a majority has it in its journal, and fails after 5 s. */
export const DURABLY = { w: 'majority', journal: true, wtimeoutMS: 5_000 } satisfies WriteConcernSettings;

/**
 * The options of every read and write, whatever the URL says. A read goes to the primary and sees only writes that a
 * majority has. A single server is its own majority, and some of them refuse the read concern.
 */
export const safely = ({ isReplicated }: Pick<Capabilities, 'isReplicated'>): DbOptions => ({
  writeConcern: DURABLY,
  readConcern: new ReadConcern(isReplicated ? 'majority' : 'local'),
  readPreference: 'primary',
});

/** What the server says of itself. */
export async function greet(client: MongoClient): Promise<unknown> {
  const admin = client.db('admin');
  try {
    return await admin.command({ hello: 1 });
  } catch (error) {
    if (!isUnknownCommand(error)) throw error;
    return admin.command({ isMaster: 1 });
  }
}

const greeting = z.object({
  setName: z.string().optional(),
  msg: z.string().optional(),
  logicalSessionTimeoutMinutes: z.number().nullish(),
  maxWireVersion: z.number().default(0),
});
