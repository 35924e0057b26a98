import type { Collection } from 'mongodb';
import type { BankConnectionRecord, BankLoginRecord } from '../../domain/records.ts';
import { bankConnectionRecord, bankLoginRecord } from '../bank-records.ts';
import type { BankStore } from '../bank-store.ts';
import type { Notify } from './changes.ts';
import type { BankDocument } from './documents.ts';
import { reach } from './errors.ts';
import { CONFIRM, insertOnce, replaceOnce } from './once.ts';

/** The connection to the bank of the port, in MongoDB. */
export function createBank(bank: Collection<BankDocument>, notify: Notify): BankStore {
  return {
    connection: () => get('connection', bankConnectionRecord.parse),
    replaceConnection: (connection, rev) => replace('connection', connection, rev),
    login: () => get('login', bankLoginRecord.parse),
    replaceLogin: (login, rev) => replace('login', login, rev),
    lastEventAt: () => get('last_event', ({ at }) => String(at)),

    noteEvent: (at) =>
      reach(async () => {
        // The next event is noted again, so nobody has to wait for a second attempt.
        await bank.updateOne({ _id: 'last_event' }, { $set: { at, rev: 1 } }, { upsert: true });
        notify('bank', 'bank');
      }),
  };

  function get<Kind>(id: string, parse: (document: BankDocument) => Kind): Promise<Kind | null> {
    return reach(async () => {
      const document = await bank.findOne({ _id: id });
      return document && parse(document);
    });
  }

  function replace(id: string, record: BankConnectionRecord | BankLoginRecord, rev: number) {
    return reach(async () => {
      const document: BankDocument = { _id: id, ...record };
      const confirmOwn = () => bank.findOneAndUpdate(document, CONFIRM);
      const insert = () => bank.insertOne(document);
      const outcome =
        rev > 0
          ? await replaceOnce(() => bank.replaceOne({ _id: id, rev }, document), confirmOwn)
          : await insertOnce(insert, confirmOwn, () => bank.findOneAndUpdate({ _id: id }, CONFIRM));
      if (outcome === 'stale' || outcome === 'taken') return 'stale' as const;
      notify('bank', 'bank');
      return 'replaced' as const;
    });
  }
}
