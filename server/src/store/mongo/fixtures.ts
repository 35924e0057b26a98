import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AggregationCursor, Collection, Document, Filter, MongoClient } from 'mongodb';
import type { ChargeRecord, FixtureRecord, GameRecord } from '../../domain/records.ts';
import type { FixtureListQuery, FixtureStore } from '../store.ts';
import { DURABLY } from './capabilities.ts';
import type { Announce } from './changes.ts';
import { fixtureDocument, toFixture, type FixtureDocument } from './documents.ts';
import { isConflict, isDuplicateKey, reach } from './errors.ts';
import { insertSeries } from './insert-series.ts';
import { beyond, every, sumOf } from './queries.ts';

/** The fixtures of the port, in MongoDB. `transactions` starts them, and is `null` where the server has none. */
export function createFixtures(
  fixtures: Collection<FixtureDocument>,
  transactions: MongoClient | null,
  announce: Announce,
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
          from === null ? null : { kick_off_at: { $gte: from } },
          before === null ? null : { kick_off_at: { $lt: before } },
          after === null ? null : beyond('kick_off_at', after, direction),
        );
        const sort = { kick_off_at: direction, _id: direction } as const;
        return fixtures.find(filter).sort(sort).limit(limit).map(toFixture).toArray();
      }),

    create: (records) =>
      reach(async () => {
        const documents = records.map(fixtureDocument);
        if (documents.length === 0) return 'created';
        try {
          await (transactions ? insertUndisturbed(documents, transactions) : insertOrUndo(documents));
        } catch (error) {
          const existing = isDuplicateKey(error) ? await firstStored(documents) : null;
          if (existing === null) throw error;
          return { existing };
        }
        for (const { id } of records) announce('fixture', id);
        return 'created';
      }),

    replace: (fixture, rev) =>
      reach(async () => {
        const document = fixtureDocument(fixture);
        const { matchedCount } = await fixtures.replaceOne({ _id: document._id, rev }, document);
        if (matchedCount === 0) return 'stale';
        announce('fixture', fixture.id);
        return 'replaced';
      }),

    remove: (id, rev) =>
      reach(async () => {
        const { deletedCount } = await fixtures.deleteOne({ _id: id, rev });
        if (deletedCount === 0) return 'stale';
        announce('fixture', id);
        return 'removed';
      }),

    gamesOf: (playerId) => {
      const theirs = { 'players.player_id': playerId };
      const game = { date: 1, location: 1, guests: '$players.guests' };
      return reach(() => chargesWhere<GameRecord>(theirs, theirs, game).toArray());
    },

    chargesBetween: ({ from, to }) =>
      reach(() => {
        const span = every(
          from === null ? null : { kick_off_at: { $gte: from } },
          to === null ? null : { kick_off_at: { $lte: to } },
        );
        return chargesWhere<ChargeRecord>(span).toArray();
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

  /** The charges of these fixtures, of these of their players, with these fields beside. */
  function chargesWhere<Charge extends ChargeRecord>(
    these: Document,
    theirs: Document = {},
    beside: Document = {},
  ): AggregationCursor<Charge> {
    return fixtures.aggregate<Charge>([
      { $match: these },
      { $unwind: '$players' },
      { $match: { ...CHARGED, ...theirs } },
      {
        $project: {
          _id: 0,
          player_id: '$players.player_id',
          fixture_id: '$_id',
          kick_off_at: 1,
          created_at: 1,
          amount: '$players.charge',
          ...beside,
        },
      },
    ]);
  }

  /** That an id is taken is no proof yet that it stays so: a write to the same document is. */
  async function firstStored(documents: FixtureDocument[]): Promise<FixtureRecord | null> {
    for (const { _id } of documents) {
      const stored = await fixtures.findOneAndUpdate({ _id }, { $inc: { confirmations: 1 } });
      if (stored) return toFixture(stored);
    }
    return null;
  }

  /** A transaction that meets another one with the same id is told to come again; then it is told of the id. */
  async function insertUndisturbed(documents: FixtureDocument[], client: MongoClient): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await insertAtOnce(documents, client);
      } catch (error) {
        if (!isConflict(error) || attempt === ATTEMPTS) throw error;
        await pause(10 * attempt);
      }
    }
  }

  async function insertAtOnce(documents: FixtureDocument[], client: MongoClient): Promise<void> {
    // A session that ends before its commit takes everything back.
    await client.withSession(async (session) => {
      session.startTransaction({ writeConcern: DURABLY });
      await fixtures.insertMany(documents, { session });
      await session.commitTransaction();
    });
  }

  /**
   * Without transactions: one after the other, and what this call has stored is taken away again when one fails.
   * A process that dies in between leaves some of the weekly repeats, which are fixtures like any other and hold no
   * money; the organiser sees them and deletes them. A request with a key can be repeated, which stores the rest.
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

const CHARGED = { 'players.charge': { $ne: null } };

const ATTEMPTS = 10;
