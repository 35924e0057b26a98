import type { ClientSession, Collection, Filter, MongoClient } from 'mongodb';
import type { BankKeyTaken, BankNameOwner, PlayerRecord } from '../../domain/records.ts';
import type { PlayerStore } from '../player-store.ts';
import { DURABLY } from './capabilities.ts';
import type { Notify } from './changes.ts';
import { ownedKey, playerDocument, toListed, toPlayer, type PlayerDocument } from './documents.ts';
import { reach } from './errors.ts';
import { CONFIRM } from './once.ts';
import { beyond, every, contains } from './queries.ts';
import { isOwn, underRevision } from './under-revision.ts';
import { untilKnown } from './until-known.ts';

/** The players of the port, in MongoDB. `transactions` is the client that starts them, or `null` without any. */
export function createPlayers(
  players: Collection<PlayerDocument>,
  transactions: MongoClient | null,
  notify: Notify,
): PlayerStore {
  return {
    get: (id) => reach(() => findOne({ _id: id })),

    getMany: (ids) =>
      reach(() =>
        players
          .find({ _id: { $in: ids } }, LISTED)
          .map(toListed)
          .toArray(),
      ),

    list: ({ archived, search, after, limit }) =>
      reach(() => {
        const filter = every(
          archived === null ? null : { archived },
          search === null ? null : contains('$search_text', search),
          after === null ? null : beyond('sort_name', after, 1),
        );
        return players
          .find(filter, LISTED)
          .sort({ sort_name: 1, _id: 1 })
          .limit(limit)
          .map(toListed)
          .toArray();
      }),

    findByBankKey: (key) =>
      reach(async () => {
        const owner = await players.findOne({ owned_keys: ownedKey(key) }, LISTED);
        return owner && ownerBy(owner, key);
      }),

    reminded: (ids) => reach(() => findIds({ ...among(ids), ...REMINDED })),

    claim: (ids) =>
      reach(async () => {
        const claimed = await findClaimed(ids);
        if (claimed.length === new Set(ids).size) return claimed;
        // `remove` writes to the same document, so MongoDB lets one of the two come first.
        await untilKnown(() => players.updateMany({ _id: { $in: ids } }, CLAIM));
        return findClaimed(ids);
      }),

    create: (player) =>
      reach(async () => {
        const document = playerDocument(player);
        const outcome = await untilKnown<'created' | { existing: PlayerRecord } | BankKeyTaken>(
          async () => {
            await players.insertOne(document);
            return 'created';
          },
          async (isUnsure) => {
            const stored = await confirmed(player.id);
            if (stored === null) return findTaken([player]);
            return isUnsure && isOwn(stored, document) ? 'created' : { existing: toPlayer(stored) };
          },
        );
        if (outcome === 'created') notify('player', player.id);
        return outcome;
      }),

    replace: (player, rev) => reach(() => replace(player, rev)),

    replaceTogether: (records) =>
      reach(async () => {
        const outcome = await (transactions ? replaceAtOnce(records, transactions) : replaceInOrder(records));
        if (outcome === 'replaced' && transactions) for (const { id } of records) notify('player', id);
        return outcome;
      }),

    remove: (id, rev) =>
      reach(async () => {
        const revision = rev === null ? {} : { rev };
        const outcome = await untilKnown(async (isUnsure) => {
          const { deletedCount } = await players.deleteOne({ _id: id, has_history: false, ...revision });
          const reason = deletedCount > 0 ? null : await whyKept(id, rev);
          return reason === null || (isUnsure && reason === 'absent') ? 'removed' : reason;
        });
        if (outcome === 'removed') notify('player', id);
        return outcome;
      }),
  };

  async function replace(player: PlayerRecord, rev: number) {
    const outcome = await underRevision<BankKeyTaken>(
      player,
      () => update(player, rev),
      () => confirmed(player.id),
      () => findTaken([player]),
    );
    if (outcome === 'replaced') notify('player', player.id);
    return outcome;
  }

  function update(player: PlayerRecord, rev: number, session?: ClientSession) {
    const { _id, has_history: _kept, ...fields } = playerDocument(player);
    return players.updateOne({ _id, rev }, { $set: fields }, session ? { session } : {});
  }

  function replaceAtOnce(records: PlayerRecord[], client: MongoClient) {
    return untilKnown<'replaced' | 'stale' | BankKeyTaken>(
      async (isUnsure) => {
        const outcome = await client.withSession(async (session) => {
          // A session that ends before its commit rolls back.
          session.startTransaction({ writeConcern: DURABLY });
          for (const player of records)
            if ((await update(player, player.rev - 1, session)).matchedCount === 0) return 'stale';
          await session.commitTransaction();
          return 'replaced';
        });
        // An attempt whose answer was lost may have stored them all, so the first tells of the others.
        const [first] = records;
        const isStored = outcome === 'stale' && isUnsure && first && isOwn(await confirmed(first.id), first);
        return isStored ? 'replaced' : outcome;
      },
      () => findTaken(records),
    );
  }

  /** Without transactions, looks at all revisions before the first write, so that only a race can leave a part. */
  async function replaceInOrder(records: PlayerRecord[]) {
    const before = records.map(({ id, rev }) => ({ _id: id, rev: rev - 1 }));
    const current = await players.countDocuments({ $or: before });
    if (current < records.length) return 'stale';
    for (const player of records) {
      const outcome = await replace(player, player.rev - 1);
      if (outcome !== 'replaced') return outcome;
    }
    return 'replaced';
  }

  /** Returns the stored player once a majority has it in its journal. */
  function confirmed(id: string): Promise<PlayerDocument | null> {
    return players.findOneAndUpdate({ _id: id }, CONFIRM);
  }

  async function findOne(filter: Filter<PlayerDocument>): Promise<PlayerRecord | null> {
    const player = await players.findOne(filter);
    return player && toPlayer(player);
  }

  function findClaimed(ids: string[]): Promise<string[]> {
    return findIds({ ...among(ids), has_history: true });
  }

  function findIds(filter: Filter<PlayerDocument>): Promise<string[]> {
    const found = players.find(filter).project<{ _id: string }>({ _id: 1 });
    return found.map(({ _id }) => _id).toArray();
  }

  async function whyKept(id: string, rev: number | null): Promise<'stale' | 'has_history' | 'absent'> {
    const player = await players.findOne({ _id: id }, LATEST);
    if (player === null) return 'absent';
    return rev !== null && player.rev !== rev ? 'stale' : 'has_history';
  }

  /** Finds the first key that the unique index refused because another player has it. */
  async function findTaken(records: PlayerRecord[]): Promise<BankKeyTaken | null> {
    const ids = records.map(({ id }) => id);
    const keys = records.flatMap(({ bank_names }) => bank_names.map(({ key }) => key));
    const owners = players.find({ owned_keys: { $in: keys.map(ownedKey) }, _id: { $nin: ids } }, LATEST);
    const owned = new Set<string>();
    for await (const { owned_keys } of owners) for (const key of owned_keys) owned.add(key);
    const taken = keys.find((key) => owned.has(ownedKey(key)));
    return taken === undefined ? null : { taken };
  }
}

const ownerBy = (
  { _id: id, name, bank_names, has_history }: Omit<PlayerDocument, 'history'>,
  key: string,
): BankNameOwner => ({
  id,
  name,
  has_history,
  bank_name: bank_names.find((bankName) => bankName.key === key)?.name ?? key,
});

const among = (ids: string[]) => ({ _id: { $in: ids } });

const REMINDED = { $or: [{ reminded_at: { $gt: '' } }, { promised_on: { $gt: '' } }] };
const LISTED = { projection: { history: 0 } };
const CLAIM = { $set: { has_history: true } };

/** Reads also writes that a majority does not have yet, since one of them may have refused a write. */
const LATEST = { readConcern: { level: 'local' } } as const;
