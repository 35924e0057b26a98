import { isDeepStrictEqual } from 'node:util';
import {
  ReadConcernLevel,
  type ClientSession,
  type FindCursor,
  type FindOptions,
  type MongoClient,
} from 'mongodb';
import type { BackedUp, BackupRecord } from '../../domain/records.ts';
import type { Collections } from './collections.ts';
import { toFixture, toIgnoredPayer, toPayment, toPlayer, toSettings } from './documents.ts';
import { reach } from './errors.ts';

type Readers = Record<keyof BackedUp, () => FindCursor<BackupRecord>>;

/** The server would send up to 16 MB at once, which take many times that as objects. */
export const IN_BATCHES = { batchSize: 500 };

/** Reads all records of each noun. */
export function readers(collections: Collections, options: FindOptions = IN_BATCHES): Readers {
  const { players, fixtures, payments, ignoredPayers, settings } = collections;
  return {
    player: () => players.find({}, options).map((one) => ({ noun: 'player', record: toPlayer(one) })),
    fixture: () => fixtures.find({}, options).map((one) => ({ noun: 'fixture', record: toFixture(one) })),
    payment: () => payments.find({}, options).map((one) => ({ noun: 'payment', record: toPayment(one) })),
    ignored_payer: () =>
      ignoredPayers.find({}, options).map((one) => ({ noun: 'ignored_payer', record: toIgnoredPayer(one) })),
    settings: () => settings.find({}, options).map((one) => ({ noun: 'settings', record: toSettings(one) })),
  };
}

/**
 * Reads every record in a snapshot session, which sees one moment, where the server has them (`snapshots` is `null`
 * where it has not). Elsewhere others write between two reads. Payments and fixtures come before the players, since
 * nothing names a player who is not stored. A payment that is recorded meanwhile may be missing, like any after the
 * backup, and the bank delivers it again. One whose player is named meanwhile is credited at the next start.
 */
export async function* recordsAtOneMoment(
  collections: Collections,
  snapshots: MongoClient | null,
): AsyncGenerator<BackupRecord> {
  const session = snapshots?.startSession({ snapshot: true });
  try {
    const { player, settings, ignored_payer, fixture, payment } = readers(collections, optionsIn(session));
    for (const read of [payment, fixture, ignored_payer, settings])
      yield* reachable(read()[Symbol.asyncIterator]());
    yield* await settled(() => reach(() => player().toArray()));
  } finally {
    await session?.endSession();
  }
}

/** Reads until two readings are equal, so that no bank name is seen with two players, or with none, while it moves. */
async function settled<Item>(read: () => Promise<Item[]>): Promise<Item[]> {
  for (let before = await read(); ;) {
    const items = await read();
    if (isDeepStrictEqual(items, before)) return items;
    before = items;
  }
}

const optionsIn = (session: ClientSession | undefined): FindOptions =>
  session ? { ...IN_BATCHES, session, readConcern: { level: ReadConcernLevel.snapshot } } : IN_BATCHES;

/** Passes the items on. Each has to come in time. */
async function* reachable<Item>(items: AsyncIterator<Item>): AsyncGenerator<Item> {
  for (;;) {
    const next = await reach(() => items.next());
    if (next.done === true) return;
    yield next.value;
  }
}
