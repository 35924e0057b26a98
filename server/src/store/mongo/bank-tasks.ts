import type { Collection } from 'mongodb';
import type { BankTaskStore } from '../bank-store.ts';
import { bankTaskDocument, toBankTask, type BankTaskDocument } from './documents.ts';
import { reach } from './errors.ts';
import { CONFIRM, insertOnce, replaceOnce } from './once.ts';
import { untilKnown } from './until-known.ts';

/** What is to be written back to the bank, of the port, in MongoDB. */
export function createBankTasks(tasks: Collection<BankTaskDocument>): BankTaskStore {
  return {
    get: (id) =>
      reach(async () => {
        const task = await tasks.findOne({ _id: id });
        return task && toBankTask(task);
      }),

    add: (added) =>
      reach(async () => {
        const byId = new Map(added.map((task) => [task.id, bankTaskDocument(task)]));
        const known = await tasks.find({ _id: { $in: [...byId.keys()] } }).toArray();
        for (const { _id, state } of known) {
          const task = byId.get(_id);
          if (task && state === 'dropped') await reopen(task);
          byId.delete(_id);
        }
        for (const task of byId.values()) await insert(task);
      }),

    nextDue: (now) =>
      reach(async () => {
        const due = tasks.find({ state: 'open', next_at: { $lte: now } }).sort({ next_at: 1, _id: 1 });
        const [task] = await due.limit(1).toArray();
        return task ? toBankTask(task) : null;
      }),

    replace: (task, rev) =>
      reach(() => {
        const document = bankTaskDocument(task);
        return replaceOnce(
          () => tasks.replaceOne({ _id: task.id, rev }, document),
          () => tasks.findOneAndUpdate(document, CONFIRM),
        );
      }),
  };

  function insert(task: BankTaskDocument) {
    const confirm = () => tasks.findOneAndUpdate({ _id: task._id }, CONFIRM);
    return insertOnce(() => tasks.insertOne(task), confirm, confirm);
  }

  /** A second attempt finds it open, and changes nothing. */
  function reopen({ _id, next_at }: BankTaskDocument) {
    const open = { $set: { state: 'open' as const, next_at, closed_at: null }, $inc: { rev: 1 } };
    return untilKnown(() => tasks.updateOne({ _id, state: 'dropped' }, open));
  }
}
