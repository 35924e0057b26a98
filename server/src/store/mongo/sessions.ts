import type { Collection, Filter } from 'mongodb';
import type { SessionRecord } from '../../domain/records.ts';
import type { SessionStore } from '../access-store.ts';
import { sessionDocument, toSession, type SessionDocument } from './documents.ts';
import { reach } from './errors.ts';

/** The sessions of the port, in MongoDB. */
export function createSessions(sessions: Collection<SessionDocument>): SessionStore {
  return {
    get: (id) => reach(() => findOne({ _id: id })),

    findByHash: (token_hash) => reach(() => findOne({ token_hash })),

    list: (account_id) =>
      reach(() => sessions.find({ account_id }).sort({ last_seen_at: -1, _id: 1 }).map(toSession).toArray()),

    create: (session) =>
      reach(async () => {
        await sessions.insertOne(sessionDocument(session));
      }),

    touch: (id, at) =>
      reach(async () => {
        await sessions.updateOne({ _id: id }, { $set: { last_seen_at: at } });
      }),

    remove: (id, account_id) =>
      reach(async () => {
        const { deletedCount } = await sessions.deleteOne({ _id: id, account_id });
        return deletedCount === 0 ? 'absent' : 'removed';
      }),

    removeAll: (account_id, keep) =>
      reach(async () => {
        const others = keep === null ? { account_id } : { account_id, _id: { $ne: keep } };
        const ended = await sessions.find(others).project<{ _id: string }>({ _id: 1 }).toArray();
        // It deletes by the account again, since somebody may have logged in meanwhile.
        await sessions.deleteMany(others);
        return ended.map(({ _id }) => _id);
      }),

    removeOld: ({ seen, created }) =>
      reach(async () => {
        await sessions.deleteMany({ last_seen_at: { $lt: seen } });
        await sessions.deleteMany({ created_at: { $lt: created } });
      }),
  };

  async function findOne(filter: Filter<SessionDocument>): Promise<SessionRecord | null> {
    const session = await sessions.findOne(filter);
    return session && toSession(session);
  }
}
