import { MongoClient } from 'mongodb';
import type { BackupRecord } from '../../src/domain/records.ts';
import type { BankTaskStore } from '../../src/store/bank-store.ts';
import { openMongoStore } from '../../src/store/mongo/mongo-store.ts';
import type { FixtureStore } from '../../src/store/fixture-store.ts';
import type { IgnoredPayerStore } from '../../src/store/ignored-payer-store.ts';
import type { PaymentStore } from '../../src/store/payment-store.ts';
import type { PlayerStore } from '../../src/store/player-store.ts';
import type { SettingsStore } from '../../src/store/settings-store.ts';
import type { Store } from '../../src/store/store.ts';
import {
  aBankTask,
  aCredit,
  aFixture,
  anIgnoredPayer,
  aPayment,
  aPlayer,
  ids,
  minute,
  moved,
  revised,
  revisedFixture,
  someSettings,
} from '../store/records.ts';
import { EVERY } from '../store/club.ts';
import { inParallel } from '../support/chance.ts';
import { dropDatabase, silence } from '../support/mongo-place.ts';
import { EVERY_ACCESS_CALL, OTHER_ACCESS_CALLS } from './every-access-call.ts';

/** One call of the port, on records whose ids begin with `key`. */
export type Call = {
  /** Stores what the call needs. */
  given?: (store: Store, key: string, url: string) => Promise<unknown>;
  run: (store: Store, key: string, url: string) => Promise<unknown>;
  /** What is stored afterwards, for a call that writes. */
  leaves?: (store: Store, key: string, url: string) => Promise<unknown>;
};

/** Every method that asks the server for something. A new one that is left out does not compile. */
export type Calls<Part> = {
  [Name in keyof Part as Part[Name] extends (...args: never[]) => Promise<unknown> ? Name : never]: Call;
};
type EveryCall = {
  store: Omit<Calls<Store>, 'close' | 'restore' | 'purge'>;
  players: Calls<PlayerStore>;
  fixtures: Calls<FixtureStore>;
  payments: Calls<PaymentStore>;
  ignoredPayers: Calls<IgnoredPayerStore>;
  settings: Calls<SettingsStore>;
  bankTasks: Calls<BankTaskStore>;
};

const player = (store: Store, key: string) => store.players.create(aPlayer(key, [key]));
const storedPlayer = (store: Store, key: string) => store.players.get(key);
const fixture = (store: Store, key: string) => store.fixtures.create([aFixture(key)]);
const storedFixture = (store: Store, key: string) => store.fixtures.get(key);
const waiting = (store: Store, key: string) => store.payments.recordOnce(aPayment(key));
const storedPayment = (store: Store, key: string) => store.payments.get(key);
/** Somebody whom payments may credit. */
export const storeAsh = (store: Store) => store.players.create(aPlayer('ash', [], { has_history: true }));

const payer = (store: Store, key: string) => store.ignoredPayers.add(anIgnoredPayer(key));
const storedPayer = (store: Store, key: string) => store.ignoredPayers.findByKey(anIgnoredPayer(key).key);
const task = (store: Store, key: string) => store.bankTasks.add([aBankTask(key)]);
const storedTask = (store: Store, key: string) => store.bankTasks.get(`pot:${key}`);
const anyPage = { after: null, limit: 20, from: null, before: null };

async function storeSettings({ settings }: Store, key: string) {
  const stored = await settings.get();
  if (stored?.club_name === key) return 'replaced';
  const next = stored ? revised(stored, { club_name: key }) : someSettings({ club_name: key });
  return settings.replace(next, stored?.rev ?? 0);
}

/** The opening of a store on an empty database, which prepares it. */
export const opening: Call = {
  given: (_store, _key, url) => dropDatabase(url),
  run: async (_store, _key, url) => (await openMongoStore(url, silence)).close(),
  leaves: (_store, _key, url) => indexesOf(url),
};

/** A restore into an empty database. It is continued when the same backup comes again. */
export const restoring: Call = {
  given: (_store, _key, url) => dropDatabase(url),
  run: (store, key) => store.restore(backup(), key),
  leaves: readAll,
};

async function readAll(store: Store): Promise<BackupRecord[]> {
  const records: BackupRecord[] = [];
  for await (const one of store.records()) records.push(one);
  return records;
}

async function* backup(): AsyncGenerator<BackupRecord> {
  yield { noun: 'player', record: aPlayer('ash', ['ASH'], { has_history: true }) };
  yield { noun: 'fixture', record: aFixture('game', ['ash']) };
  yield await Promise.resolve({ noun: 'payment', record: aCredit('tx', 'ash') });
}

async function indexesOf(url: string): Promise<string[]> {
  const client = new MongoClient(url);
  try {
    const collections = await client.db().collections();
    const indexes = await Promise.all(collections.map((collection) => collection.indexes()));
    return indexes
      .flatMap((these, at) => these.map(({ name }) => `${collections[at]?.collectionName} ${name}`))
      .sort();
  } finally {
    await client.close();
  }
}

const EVERY_CALL: EveryCall = {
  store: {
    ping: { run: (store) => store.ping() },
    audit: { given: storeMany, run: (store) => store.audit() },
    auditUnlessRecent: { run: async (store) => store.auditUnlessRecent(), leaves: (store) => store.audit() },
  },
  players: {
    get: { given: player, run: storedPlayer },
    getMany: { given: player, run: (store, key) => store.players.getMany([key]) },
    reminded: { given: player, run: (store, key) => store.players.reminded([key]) },
    list: { run: (store, key) => store.players.list({ ...anyPage, archived: null, search: key }) },
    findByBankKey: { given: player, run: (store, key) => store.players.findByBankKey(key) },
    claim: { given: player, run: (store, key) => store.players.claim([key]), leaves: storedPlayer },
    create: { run: player, leaves: storedPlayer },
    replace: {
      given: player,
      run: (store, key) => store.players.replace(revised(aPlayer(key, [key]), { archived: true }), 1),
      leaves: storedPlayer,
    },
    replaceTogether: {
      given: async (store, key) => {
        await player(store, key);
        await store.players.create(aPlayer(`${key}_heir`));
      },
      run: (store, key) =>
        store.players.replaceTogether([revised(aPlayer(key)), revised(aPlayer(`${key}_heir`, [key]))]),
      leaves: (store, key) => Promise.all([key, `${key}_heir`].map((id) => store.players.get(id))),
    },
    remove: { given: player, run: (store, key) => store.players.remove(key, 1), leaves: storedPlayer },
  },
  fixtures: {
    get: { given: fixture, run: storedFixture },
    list: {
      run: (store) => store.fixtures.list({ ...anyPage, status: null, now: minute(0), order: 'asc' }),
    },
    create: {
      run: (store, key) => store.fixtures.create(ids(key, 4).map((id) => aFixture(id))),
      leaves: (store, key) => Promise.all(ids(key, 4).map((id) => store.fixtures.get(id))),
    },
    replace: {
      given: fixture,
      run: (store, key) => store.fixtures.replace(revisedFixture(aFixture(key), { fee: 600 }), 1),
      leaves: storedFixture,
    },
    remove: { given: fixture, run: (store, key) => store.fixtures.remove(key, 1), leaves: storedFixture },
    inSeries: { run: (store, key) => store.fixtures.inSeries(key) },
    about: { run: (store, key) => store.fixtures.about(key) },
    gamesOf: { run: (store, key) => store.fixtures.gamesOf(key) },
    chargesBetween: { run: (store) => store.fixtures.chargesBetween({ from: null, to: null }) },
    feesByPlayer: { run: (store) => store.fixtures.feesByPlayer('all', minute(0)) },
    pitchCosts: { run: (store) => store.fixtures.pitchCosts(minute(0)) },
  },
  payments: {
    get: { given: waiting, run: storedPayment },
    list: { run: (store) => store.payments.list(EVERY.payment) },
    recordOnce: { run: waiting, leaves: storedPayment },
    replace: {
      given: waiting,
      run: (store, key) =>
        store.payments.replace(moved(aPayment(key), { status: 'ignored', ignored_reason: 'mine' }), 1),
      leaves: storedPayment,
    },
    unmatchedFrom: { run: (store) => store.payments.unmatchedFrom(['nobody']) },
    awaitingMatch: { run: (store) => store.payments.awaitingMatch() },
    totalsByPlayer: { run: (store) => store.payments.totalsByPlayer('all') },
    clubTotal: { run: (store) => store.payments.clubTotal() },
    writtenOffByPlayer: { run: (store) => store.payments.writtenOffByPlayer('all') },
    paidByPlayer: { run: (store) => store.payments.paidByPlayer() },
    about: { given: waiting, run: (store, key) => store.payments.about('ash', [key]) },
    accountsOf: { run: (store) => store.payments.accountsOf(['nobody']) },
    creditsFrom: { run: (store) => store.payments.creditsFrom('nobody') },
    withCounterparty: {
      run: (store) => store.payments.withCounterparty('nobody', 500, { from: minute(0), to: minute(9) }),
    },
    countFrom: { run: (store) => store.payments.countFrom('nobody') },
    isDescriptionShared: { run: (store) => store.payments.isDescriptionShared('subs') },
    credited: { run: (store) => store.payments.credited(anyPage) },
    lastFromBank: { run: (store) => store.payments.lastFromBank() },
    unmatchedTotal: { run: (store) => store.payments.unmatchedTotal() },
    verifiedCredits: { run: (store) => store.payments.verifiedCredits({ since: minute(0), ...anyPage }) },
  },
  ignoredPayers: {
    list: { run: (store) => store.ignoredPayers.list() },
    findByKey: { given: payer, run: storedPayer },
    add: { run: payer, leaves: storedPayer },
    remove: { given: payer, run: (store, key) => store.ignoredPayers.remove(key), leaves: storedPayer },
    removeKeys: {
      given: payer,
      run: (store, key) => store.ignoredPayers.removeKeys([anIgnoredPayer(key).key]),
      leaves: storedPayer,
    },
  },
  settings: {
    get: { given: storeSettings, run: async (store) => (await store.settings.get())?.club_name },
    replace: { run: storeSettings, leaves: async (store) => (await store.settings.get())?.club_name },
  },
  bankTasks: {
    get: { given: task, run: storedTask },
    add: { run: task, leaves: storedTask },
    nextDue: { run: (store) => store.bankTasks.nextDue('2025') },
    replace: {
      given: task,
      run: (store, key) => store.bankTasks.replace(aBankTask(key, { state: 'done', rev: 2 }), 1),
      leaves: storedTask,
    },
  },
};

/** A reading of everything, and calls that meet what is stored already, which they have to make durable. */
const OTHERS: Record<string, Call> = {
  'store.records': { run: readAll },
  'players.create again': { given: player, run: player, leaves: storedPlayer },
  'fixtures.create again': { given: fixture, run: fixture, leaves: storedFixture },
  'payments.recordOnce again': { given: waiting, run: waiting, leaves: storedPayment },
  'ignoredPayers.add again': { given: payer, run: payer, leaves: storedPayer },
};

/** Every call of the port, with its name. */
export const everyCall: { name: string; call: Call }[] = [
  ...Object.entries({ ...EVERY_CALL, ...EVERY_ACCESS_CALL }).flatMap(
    ([noun, calls]: [string, Record<string, Call>]) =>
      Object.entries(calls).map(([name, call]) => ({ name: `${noun}.${name}`, call })),
  ),
  ...Object.entries({ ...OTHERS, ...OTHER_ACCESS_CALLS }).map(([name, call]) => ({ name, call })),
];

/** Stores enough for a reading of everything to take several batches, unless that is stored. */
async function storeMany(store: Store): Promise<void> {
  const many = ids('tx', 510);
  if (await store.payments.get(many.at(-1) ?? '')) return;
  await inParallel(many, 16, (id) => store.payments.recordOnce(aCredit(id, 'ash')));
}
