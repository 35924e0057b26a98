import type { Collection } from 'mongodb';
import type { TokenStore } from '../access-store.ts';
import { tokenDocument, toToken, type TokenDocument } from './documents.ts';
import { reach } from './errors.ts';
import { CONFIRM, insertOnce, removeOnce } from './once.ts';

/** The API tokens of the port, in MongoDB. */
export function createTokens(tokens: Collection<TokenDocument>): TokenStore {
  return {
    findByHash: (token_hash) =>
      reach(async () => {
        const token = await tokens.findOne({ token_hash, role: 'token' });
        return token && toToken(token);
      }),

    list: () =>
      reach(() => tokens.find({ role: 'token' }).sort({ created_at: 1, _id: 1 }).map(toToken).toArray()),

    create: (token) =>
      reach(async () => {
        const document = tokenDocument(token);
        const { _id, name_key } = document;
        const outcome = await insertOnce(
          () => tokens.insertOne(document),
          () => tokens.findOneAndUpdate(document, CONFIRM),
          () => tokens.findOneAndUpdate({ $or: [{ _id }, { name_key }] }, CONFIRM),
        );
        return outcome === 'inserted' ? 'created' : 'taken';
      }),

    touch: (id, at) =>
      reach(async () => {
        // As for sessions, the next request makes up for one that fails.
        await tokens.updateOne({ _id: id, role: 'token' }, { $set: { last_used_at: at } });
      }),

    remove: (id) => reach(() => removeOnce(() => tokens.deleteOne({ _id: id, role: 'token' }))),
  };
}
