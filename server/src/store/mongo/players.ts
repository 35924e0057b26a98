import type { Collection, Filter } from 'mongodb';
import type { BankKeyTaken, BankNameOwner, PlayerRecord } from '../../domain/records.ts';
import type { PlayerStore } from '../store.ts';
import type { Notify } from './changes.ts';
import { ownedKey, playerDocument, toListed, toPlayer, type PlayerDocument } from './documents.ts';
import { isDuplicateKey, reach } from './errors.ts';
import { beyond, every } from './queries.ts';

/** The players of the port, in MongoDB. */
export function createPlayers(players: Collection<PlayerDocument>, notify: Notify): PlayerStore {
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
          search === null ? null : contains(search),
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

    claim: (ids) =>
      reach(async () => {
        const claimed = await findClaimed(ids);
        if (claimed.length === new Set(ids).size) return claimed;
        // `remove` writes to the same document, so MongoDB lets one of the two come first.
        await players.updateMany({ _id: { $in: ids } }, CLAIM);
        return findClaimed(ids);
      }),

    create: (player) =>
      reach(async () => {
        const result = await unlessTaken(player, () => insertedOnce(player));
        if (isTaken(result) || 'existing' in result) return result;
        notify('player', player.id);
        return 'created';
      }),

    replace: (player, rev) =>
      reach(async () => {
        const { _id, has_history: _kept, ...fields } = playerDocument(player);
        const result = await unlessTaken(player, () => players.updateOne({ _id, rev }, { $set: fields }));
        if (isTaken(result)) return result;
        if (result.matchedCount === 0) return 'stale';
        notify('player', player.id);
        return 'replaced';
      }),

    remove: (id, rev) =>
      reach(async () => {
        const revision = rev === null ? {} : { rev };
        const { deletedCount } = await players.deleteOne({ _id: id, has_history: false, ...revision });
        if (deletedCount === 0) return whyKept(id, rev);
        notify('player', id);
        return 'removed';
      }),
  };

  /** A write to the stored player makes sure that they are durable, as for payments. */
  async function insertedOnce(player: PlayerRecord): Promise<object | { existing: PlayerRecord }> {
    try {
      return await players.insertOne(playerDocument(player));
    } catch (error) {
      const stored = isDuplicateKey(error)
        ? await players.findOneAndUpdate({ _id: player.id }, CONFIRM)
        : null;
      if (stored === null) throw error;
      return { existing: toPlayer(stored) };
    }
  }

  async function findOne(filter: Filter<PlayerDocument>): Promise<PlayerRecord | null> {
    const player = await players.findOne(filter);
    return player && toPlayer(player);
  }

  async function findClaimed(ids: string[]): Promise<string[]> {
    const claimed = players
      .find({ _id: { $in: ids }, has_history: true })
      .project<{ _id: string }>({ _id: 1 });
    return claimed.map(({ _id }) => _id).toArray();
  }

  async function whyKept(id: string, rev: number | null): Promise<'stale' | 'has_history' | 'absent'> {
    const player = await players.findOne({ _id: id }, LATEST);
    if (player === null) return 'absent';
    return rev !== null && player.rev !== rev ? 'stale' : 'has_history';
  }

  /** The unique index refuses a key that another player has. Afterwards a look-up finds out which key it was. */
  async function unlessTaken<Result>(
    player: PlayerRecord,
    write: () => Promise<Result>,
  ): Promise<Result | BankKeyTaken> {
    for (let isLastTry = false; ; isLastTry = true) {
      try {
        return await write();
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const taken = await findTaken(player);
        if (taken !== null) return { taken };
        // The owner gave the key up meanwhile, so it is free for a second try. The second time the id is the duplicate.
        if (isLastTry) throw error;
      }
    }
  }

  async function findTaken({ id, bank_names }: PlayerRecord): Promise<string | null> {
    const keys = bank_names.map(({ key }) => key);
    const owners = players.find({ owned_keys: { $in: keys.map(ownedKey) }, _id: { $ne: id } }, LATEST);
    const owned = new Set<string>();
    for await (const { owned_keys } of owners) for (const key of owned_keys) owned.add(key);
    return keys.find((key) => owned.has(ownedKey(key))) ?? null;
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

const LISTED = { projection: { history: 0 } };
const CONFIRM = { $inc: { confirmations: 1 } };
const CLAIM = { $set: { has_history: true } };

/** Reads also writes that a majority does not have yet, since one of them may have refused a write. */
const LATEST = { readConcern: { level: 'local' } } as const;

const isTaken = (result: object): result is BankKeyTaken => 'taken' in result;

/** Compares plain text instead of a pattern, so that nothing needs escaping. */
const contains = (text: string): Filter<PlayerDocument> => ({
  $expr: { $gte: [{ $indexOfCP: ['$search_text', { $literal: text }] }, 0] },
});
