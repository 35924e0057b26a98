import type { Collection, Filter } from 'mongodb';
import type { AccountRecord } from '../../domain/records.ts';
import type { AccountStore } from '../access-store.ts';
import { accountDocument, toAccount, type AccountDocument } from './documents.ts';
import { isDuplicateKey, reach } from './errors.ts';

/** The organiser and the deputies of the port, in MongoDB. */
export function createAccounts(accounts: Collection<AccountDocument>): AccountStore {
  return {
    get: (id) => reach(() => findOne({ _id: id, ...ANY })),

    findByName: (name_key) => reach(() => findOne({ name_key, ...ANY })),

    list: () => reach(() => accounts.find(ANY).sort({ created_at: 1, _id: 1 }).map(toAccount).toArray()),

    create: (account) =>
      reach(async () => {
        try {
          await accounts.insertOne(accountDocument(account));
          return 'created';
        } catch (error) {
          if (isDuplicateKey(error)) return 'taken';
          throw error;
        }
      }),

    replace: (account, rev) =>
      reach(async () => {
        const { _id, last_seen_at: _seen, created_at: _made, ...fields } = accountDocument(account);
        const { matchedCount } = await accounts.updateOne({ _id, rev, ...ANY }, { $set: fields });
        return matchedCount === 0 ? 'stale' : 'replaced';
      }),

    touch: (id, at) =>
      reach(async () => {
        await accounts.updateOne({ _id: id, ...ANY }, { $set: { last_seen_at: at } });
      }),

    remove: (id) =>
      reach(async () => {
        const { deletedCount } = await accounts.deleteOne({ _id: id, ...ANY });
        return deletedCount === 0 ? 'absent' : 'removed';
      }),
  };

  async function findOne(filter: Filter<AccountDocument>): Promise<AccountRecord | null> {
    const account = await accounts.findOne(filter);
    return account && toAccount(account);
  }
}

/** Leaves out the tokens, which are in the same collection. */
const ANY = { role: { $in: ['organiser', 'deputy'] } } satisfies Filter<AccountDocument>;
