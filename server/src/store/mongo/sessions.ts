import type { Collection, Filter } from 'mongodb';
import type { SessionRecord } from '../../domain/records.ts';
import type { SessionStore } from '../access-store.ts';
import { sessionDocument, toSession, type SessionDocument } from './documents.ts';
import { reach } from './errors.ts';
import { CONFIRM, insertOnce, removeOnce } from './once.ts';
import { untilKnown } from './until-known.ts';

/** The sessions of the port, in MongoDB. */
export function createSessions(sessions: Collection<SessionDocument>): SessionStore {
  return {
    get: (id) => reach(() => findOne({ _id: id })),

    findByHash: (token_hash) => reach(() => findOne({ token_hash })),

    list: (account_id) =>
      reach(() => sessions.find({ account_id }).sort({ last_seen_at: -1, _id: 1 }).map(toSession).toArray()),

    create: (session) =>
      reach(async () => {
        const document = sessionDocument(session);
        // Its id and its token are random, so nothing else can have them.
        const confirm = () => sessions.findOneAndUpdate(document, CONFIRM);
        await insertOnce(() => sessions.insertOne(document), confirm, confirm);
      }),

    touch: (id, at) =>
      reach(async () => {
        // Whoever was seen is seen again by their next request, so nobody has to wait for a second attempt.
        await sessions.updateOne({ _id: id }, { $set: { last_seen_at: at } });
      }),

    remove: (id, account_id) => reach(() => removeOnce(() => sessions.deleteOne({ _id: id, account_id }))),

    removeAll: (account_id, keep) =>
      reach(async () => {
        const others = keep === null ? { account_id } : { account_id, _id: { $ne: keep } };
        const ended = await sessions.find(others).project<{ _id: string }>({ _id: 1 }).toArray();
        // It deletes by the account again, since somebody may have logged in meanwhile.
        await untilKnown(() => sessions.deleteMany(others));
        return ended.map(({ _id }) => _id);
      }),

    removeOld: ({ seen, created }) =>
      reach(async () => {
        await untilKnown(() => sessions.deleteMany({ last_seen_at: { $lt: seen } }));
        await untilKnown(() => sessions.deleteMany({ created_at: { $lt: created } }));
      }),
  };

  async function findOne(filter: Filter<SessionDocument>): Promise<SessionRecord | null> {
    const session = await sessions.findOne(filter);
    return session && toSession(session);
  }
}
