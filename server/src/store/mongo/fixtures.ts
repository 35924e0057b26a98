import { randomUUID } from 'node:crypto';
import type { Collection, Filter, MongoClient } from 'mongodb';
import type { GameRecord } from '../../domain/records.ts';
import type { FixtureListQuery, FixtureStore } from '../fixture-store.ts';
import { DURABLY } from './capabilities.ts';
import type { Notify } from './changes.ts';
import { fixtureDocument, toFixture, type FixtureDocument } from './documents.ts';
import { reach } from './errors.ts';
import { insertSeries } from './insert-series.ts';
import { CONFIRM } from './once.ts';
import { beyond, every, sumOf, within } from './queries.ts';
import { isOwn, underRevision } from './under-revision.ts';
import { untilKnown } from './until-known.ts';

/** The fixtures of the port, in MongoDB. `transactions` is the client that starts them, or `null` without any. */
export function createFixtures(
  fixtures: Collection<FixtureDocument>,
  transactions: MongoClient | null,
  notify: Notify,
): FixtureStore {
  return {
    get: (id) =>
      reach(async () => {
        const fixture = await fixtures.findOne({ _id: id });
        return fixture && toFixture(fixture);
      }),

    list: (query) =>
      reach(() => {
        const { from, before, order, after, limit } = query;
        const direction = order === 'asc' ? 1 : -1;
        const filter = every(
          statusIs(query),
          within('kick_off_at', from, before),
          after === null ? null : beyond('kick_off_at', after, direction),
        );
        const sort = { kick_off_at: direction, _id: direction } as const;
        return fixtures.find(filter).sort(sort).limit(limit).map(toFixture).toArray();
      }),

    create: (records) =>
      reach(async () => {
        const documents = records.map(fixtureDocument);
        if (documents.length === 0) return 'created';
        const existing = await untilKnown<FixtureDocument | 'none'>(
          async () => {
            await (transactions ? insertAtOnce(documents, transactions) : insertOrUndo(documents));
            return 'none';
          },
          (isUnsure) => firstStored(documents, isUnsure),
        );
        if (existing !== 'none') return { existing: toFixture(existing) };
        for (const { id } of records) notify('fixture', id);
        return 'created';
      }),

    replace: (fixture, rev) =>
      reach(async () => {
        const document = fixtureDocument(fixture);
        const outcome = await underRevision(
          document,
          () => fixtures.replaceOne({ _id: document._id, rev }, document),
          () => confirmed(document._id),
        );
        if (outcome === 'replaced') notify('fixture', fixture.id);
        return outcome;
      }),

    remove: (id, rev) =>
      reach(async () => {
        const outcome = await untilKnown(async (isUnsure) => {
          const { deletedCount } = await fixtures.deleteOne({ _id: id, rev });
          const isRemoved = deletedCount > 0 || (isUnsure && !(await confirmed(id)));
          return isRemoved ? 'removed' : 'stale';
        });
        if (outcome === 'removed') notify('fixture', id);
        return outcome;
      }),

    inSeries: (id) =>
      reach(() => fixtures.find({ series_id: id }).sort({ kick_off_at: 1, _id: 1 }).map(toFixture).toArray()),

    about: (playerId) =>
      reach(() => {
        const about = ['players', 'history.before.players', 'history.after.players'].map((place) => ({
          [`${place}.player_id`]: playerId,
        }));
        return fixtures.find({ $or: about }).sort({ kick_off_at: 1, _id: 1 }).map(toFixture).toArray();
      }),

    gamesOf: (playerId) =>
      reach(async () => {
        const games = await gamesIn({ 'players.player_id': playerId });
        return games.filter(({ player_id }) => player_id === playerId);
      }),

    chargesBetween: ({ from, to }) =>
      reach(() => {
        const span = every(
          from === null ? null : { kick_off_at: { $gte: from } },
          to === null ? null : { kick_off_at: { $lte: to } },
        );
        return gamesIn(span);
      }),

    feesByPlayer: (playerIds, now) =>
      reach(async () => {
        const theirs = playerIds === 'all' ? {} : { 'players.player_id': { $in: playerIds } };
        const fees = fixtures.aggregate<{ _id: string; fees: unknown }>([
          { $match: { kick_off_at: { $lte: now }, ...theirs } },
          { $unwind: '$players' },
          { $match: { ...CHARGED, ...theirs } },
          { $group: { _id: '$players.player_id', fees: { $sum: '$players.charge' } } },
        ]);
        return new Map(await fees.map((one): [string, number] => [one._id, sumOf(one.fees)]).toArray());
      }),

    pitchCosts: (now) =>
      reach(() =>
        fixtures
          .find(played(now))
          .project<{ kick_off_at: string; cost: number }>({ _id: 0, kick_off_at: 1, cost: 1 })
          .toArray(),
      ),
  };

  /**
   * The charges of the fixtures that match. The server sends each fixture once. A document for each charge, which
   * `$unwind` makes, would repeat the facts of the fixture and take several times as long.
   */
  async function gamesIn(which: Filter<FixtureDocument>): Promise<GameRecord[]> {
    const games = await fixtures.find(which).project<Game>(GAME).toArray();
    return games.flatMap(({ _id: fixture_id, players, ...game }) =>
      players.flatMap(({ player_id, guests, charge }) =>
        charge === null ? [] : [{ ...game, fixture_id, player_id, guests, amount: charge }],
      ),
    );
  }

  /** A transaction stores all or none, so the first tells of the others whose they are. */
  async function firstStored(
    documents: FixtureDocument[],
    isUnsure: boolean,
  ): Promise<FixtureDocument | 'none' | null> {
    for (const document of documents) {
      const stored = await confirmed(document._id);
      if (stored) return isUnsure && isOwn(stored, document) ? 'none' : stored;
    }
    return null;
  }

  /** Returns the stored fixture once a majority has it in its journal. */
  function confirmed(id: string): Promise<FixtureDocument | null> {
    return fixtures.findOneAndUpdate({ _id: id }, CONFIRM);
  }

  async function insertAtOnce(documents: FixtureDocument[], client: MongoClient): Promise<void> {
    // A session that ends before its commit rolls back.
    await client.withSession(async (session) => {
      session.startTransaction({ writeConcern: DURABLY });
      await fixtures.insertMany(documents, { session });
      await session.commitTransaction();
    });
  }

  /**
   * Without transactions, stores one after the other, and deletes them again when one fails. A process that dies in
   * between leaves some of the weekly repeats. They are fixtures like any other and hold no money, so the organiser can
   * delete them. A request with an `Idempotency-Key` can be repeated, which stores the rest.
   */
  async function insertOrUndo(documents: FixtureDocument[]): Promise<void> {
    const [first, ...others] = documents;
    if (first?.request_fingerprint) return insertSeries(fixtures, first, others);
    const batch = randomUUID();
    try {
      await fixtures.insertMany(documents.map((document) => ({ ...document, batch })));
    } catch (error) {
      const ids = documents.map(({ _id }) => _id);
      await fixtures.deleteMany({ _id: { $in: ids }, batch });
      throw error;
    }
  }
}

function statusIs({ status, now }: FixtureListQuery): Filter<FixtureDocument> | null {
  if (status === null) return null;
  if (status === 'cancelled') return { cancelled: true };
  return status === 'played' ? played(now) : { cancelled: false, kick_off_at: { $gt: now } };
}

const played = (now: string) => ({ cancelled: false, kick_off_at: { $lte: now } });

type Game = Pick<FixtureDocument, '_id' | 'kick_off_at' | 'created_at' | 'date' | 'location' | 'players'>;

const GAME = {
  kick_off_at: 1,
  created_at: 1,
  date: 1,
  location: 1,
  'players.player_id': 1,
  'players.guests': 1,
  'players.charge': 1,
};

const CHARGED = { 'players.charge': { $ne: null } };
