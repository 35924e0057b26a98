import type { Collection } from 'mongodb';
import type { TokenStore } from '../access-store.ts';
import { tokenDocument, toToken, type TokenDocument } from './documents.ts';
import { isDuplicateKey, reach } from './errors.ts';

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
        try {
          await tokens.insertOne(tokenDocument(token));
          return 'created';
        } catch (error) {
          if (isDuplicateKey(error)) return 'taken';
          throw error;
        }
      }),

    touch: (id, at) =>
      reach(async () => {
        await tokens.updateOne({ _id: id, role: 'token' }, { $set: { last_used_at: at } });
      }),

    remove: (id) =>
      reach(async () => {
        const { deletedCount } = await tokens.deleteOne({ _id: id, role: 'token' });
        return deletedCount === 0 ? 'absent' : 'removed';
      }),
  };
}
