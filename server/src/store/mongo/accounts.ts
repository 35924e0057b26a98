import type { Collection, Filter } from 'mongodb';
import type { AccountRecord } from '../../domain/records.ts';
import type { AccountStore } from '../access-store.ts';
import { accountDocument, toAccount, type AccountDocument } from './documents.ts';
import { reach } from './errors.ts';
import { CONFIRM, insertOnce, removeOnce, replaceOnce } from './once.ts';

/** The organiser and the deputies of the port, in MongoDB. */
export function createAccounts(accounts: Collection<AccountDocument>): AccountStore {
  return {
    get: (id) => reach(() => findOne({ _id: id, ...ANY })),

    findByName: (name_key) => reach(() => findOne({ name_key, ...ANY })),

    list: () => reach(() => accounts.find(ANY).sort({ created_at: 1, _id: 1 }).map(toAccount).toArray()),

    create: (account) =>
      reach(async () => {
        const document = accountDocument(account);
        const { _id, name_key } = document;
        const outcome = await insertOnce(
          () => accounts.insertOne(document),
          () => accounts.findOneAndUpdate(document, CONFIRM),
          () => accounts.findOneAndUpdate({ $or: [{ _id }, { name_key }] }, CONFIRM),
        );
        return outcome === 'inserted' ? 'created' : 'taken';
      }),

    replace: (account, rev) =>
      reach(() => {
        const { _id, last_seen_at: _seen, created_at: _made, ...fields } = accountDocument(account);
        return replaceOnce(
          () => accounts.updateOne({ _id, rev, ...ANY }, { $set: fields }),
          () => accounts.findOneAndUpdate({ _id, ...fields }, CONFIRM),
        );
      }),

    touch: (id, at) =>
      reach(async () => {
        // Whoever was seen is seen again by their next request, so nobody has to wait for a second attempt.
        await accounts.updateOne({ _id: id, ...ANY }, { $set: { last_seen_at: at } });
      }),

    remove: (id) => reach(() => removeOnce(() => accounts.deleteOne({ _id: id, ...ANY }))),
  };

  async function findOne(filter: Filter<AccountDocument>): Promise<AccountRecord | null> {
    const account = await accounts.findOne(filter);
    return account && toAccount(account);
  }
}

/** Leaves out the tokens, which are in the same collection. */
const ANY = { role: { $in: ['organiser', 'deputy'] } } satisfies Filter<AccountDocument>;
