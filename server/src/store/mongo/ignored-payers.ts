import type { Collection } from 'mongodb';
import type { IgnoredPayerStore } from '../ignored-payer-store.ts';
import { ignoredPayerDocument, toIgnoredPayer, type IgnoredPayerDocument } from './documents.ts';
import { reach } from './errors.ts';
import { CONFIRM, removeOnce } from './once.ts';
import { untilKnown } from './until-known.ts';

/** The ignored payers of the port, in MongoDB. Listeners are not notified of their changes. */
export function createIgnoredPayers(payers: Collection<IgnoredPayerDocument>): IgnoredPayerStore {
  return {
    list: () => reach(() => payers.find().sort({ name: 1, _id: 1 }).map(toIgnoredPayer).toArray()),

    findByKey: (key) =>
      reach(async () => {
        const payer = await payers.findOne({ key });
        return payer && toIgnoredPayer(payer);
      }),

    add: (payer) =>
      reach(async () => {
        const document = ignoredPayerDocument(payer);
        await untilKnown<object>(
          () => payers.insertOne(document),
          () => payers.findOneAndUpdate({ key: payer.key }, CONFIRM),
        );
      }),

    remove: (id) => reach(() => removeOnce(() => payers.deleteOne({ _id: id }))),

    removeKeys: (keys) =>
      reach(async () => {
        await untilKnown(() => payers.deleteMany({ key: { $in: keys } }));
      }),
  };
}
