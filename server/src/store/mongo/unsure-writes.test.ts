import {
  aFixture,
  anIgnoredPayer,
  aPayment,
  aPlayer,
  revised,
  someSettings,
} from '../../../test/store/records.ts';
import { describeUnsureWrites, type Write } from '../../../test/support/unsure-writes.ts';

const settings = (rev: number) => ({ ...someSettings(), rev });
const ash = aPlayer('ash', ['KINGSCOTE AM']);
const ben = aPlayer('ben');
const game = aFixture('game');
const credit = aPayment('tx_1');
const season = ['one', 'two', 'three'].map((id) => aFixture(id));

const WRITES: Write[] = [
  ['players.create', 'insert', null, (store) => store.players.create(ash), 'created'],
  [
    'players.replace',
    'update',
    (store) => store.players.create(ash),
    (store) => store.players.replace(revised(ash), 1),
    'replaced',
  ],
  [
    'players.replaceTogether',
    'commitTransaction',
    async (store) => {
      for (const player of [ash, ben]) await store.players.create(player);
    },
    (store) =>
      store.players.replaceTogether([
        revised(ash, { bank_names: [] }),
        revised(ben, { bank_names: ash.bank_names }),
      ]),
    'replaced',
  ],
  [
    'players.claim',
    'update',
    (store) => store.players.create(ash),
    (store) => store.players.claim(['ash']),
    ['ash'],
  ],
  [
    'players.remove',
    'delete',
    (store) => store.players.create(ash),
    (store) => store.players.remove('ash', 1),
    'removed',
  ],
  ['fixtures.create', 'commitTransaction', null, (store) => store.fixtures.create(season), 'created'],
  [
    'fixtures.replace',
    'update',
    (store) => store.fixtures.create([game]),
    (store) => store.fixtures.replace(revised(game), 1),
    'replaced',
  ],
  [
    'fixtures.remove',
    'delete',
    (store) => store.fixtures.create([game]),
    (store) => store.fixtures.remove('game', 1),
    'removed',
  ],
  ['payments.recordOnce', 'insert', null, (store) => store.payments.recordOnce(credit), { existing: null }],
  [
    'payments.replace',
    'update',
    (store) => store.payments.recordOnce(credit),
    (store) => store.payments.replace(revised(credit), 1),
    'replaced',
  ],
  [
    'ignoredPayers.add',
    'insert',
    null,
    (store) => store.ignoredPayers.add(anIgnoredPayer('landlord')),
    undefined,
  ],
  [
    'ignoredPayers.remove',
    'delete',
    (store) => store.ignoredPayers.add(anIgnoredPayer('landlord')),
    (store) => store.ignoredPayers.remove('landlord'),
    'removed',
  ],
  [
    'the first settings.replace',
    'insert',
    null,
    (store) => store.settings.replace(settings(1), 0),
    'replaced',
  ],
  [
    'settings.replace',
    'update',
    (store) => store.settings.replace(settings(1), 0),
    (store) => store.settings.replace(revised(settings(1)), 1),
    'replaced',
  ],
];

describeUnsureWrites('a write that fails and passes', WRITES);
