import { MongoClient, MongoServerError, type Collection } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropDatabase, newDatabaseUrl, serverUrl, silence } from '../../../test/support/mongo-place.ts';
import { anAccount, anAttempt, aSession, aToken } from '../../../test/store/access-records.ts';
import {
  aFixture,
  anIgnoredPayer,
  aPayment,
  aPlayer,
  minute,
  revised,
  someSettings,
} from '../../../test/store/records.ts';
import { createAccounts } from './accounts.ts';
import { createAttempts } from './attempts.ts';
import type { Collections } from './collections.ts';
import { createFixtures } from './fixtures.ts';
import { createIgnoredPayers } from './ignored-payers.ts';
import { openCollections } from './open-collections.ts';
import { createPayments } from './payments.ts';
import { createPlayers } from './players.ts';
import { createSessions } from './sessions.ts';
import { createSettings } from './settings.ts';
import { createTokens } from './tokens.ts';
import { createWebhookSecret } from './webhook-secret.ts';

const quiet = () => {};
const ash = aPlayer('ash', ['KINGSCOTE AM']);

/** Each write that a unique key can refuse, over collections of which one refuses it as long as it likes. */
const WRITES: [name: string, write: (collections: Collections) => Promise<unknown>, answer: unknown][] = [
  ['players.create', ({ players }) => createPlayers(players, null, quiet).create(ash), 'created'],
  [
    'fixtures.create',
    ({ fixtures }) => createFixtures(fixtures, null, quiet).create([aFixture('game')]),
    'created',
  ],
  [
    'payments.recordOnce',
    (collections) => createPayments(collections, quiet).recordOnce(aPayment('tx_1')),
    { existing: null },
  ],
  [
    'ignoredPayers.add',
    ({ ignoredPayers }) => createIgnoredPayers(ignoredPayers).add(anIgnoredPayer('landlord')),
    undefined,
  ],
  [
    'settings.replace',
    ({ settings }) => createSettings(settings, quiet).replace(someSettings(), 0),
    'replaced',
  ],
  ['accounts.create', ({ accounts }) => createAccounts(accounts).create(anAccount('sam')), 'created'],
  ['tokens.create', ({ tokens }) => createTokens(tokens).create(aToken('sheet')), 'created'],
  ['sessions.create', ({ sessions }) => createSessions(sessions).create(aSession('phone')), undefined],
  [
    'attempts.add',
    ({ attempts }) => createAttempts(attempts).add('::1', anAttempt('one')),
    { isCounted: true, count: 1, until: minute(15) },
  ],
  [
    'webhookSecret.replace',
    ({ webhookSecret }) =>
      createWebhookSecret(webhookSecret).replace(
        { current_hash: 'one', previous_hash: null, changed_at: minute(0), rev: 1 },
        0,
      ),
    'replaced',
  ],
];

describe.runIf(serverUrl)('a unique key whose document a fail-over has undone', () => {
  let url: string;
  let client: MongoClient;
  let collections: Collections;
  beforeEach(async () => {
    url = newDatabaseUrl();
    client = new MongoClient(url);
    collections = await openCollections(client.db(), silence);
  });
  afterEach(async () => {
    await client.close();
    await dropDatabase(url);
  });

  const stored = async () => {
    const { tokens: _inAccounts, ...all } = collections;
    const counts = Object.values(all).map((collection) => collection.countDocuments());
    return (await Promise.all(counts)).reduce((sum, count) => sum + count);
  };

  it.each(WRITES)('is free again for %s', async (_, write, answer) => {
    expect(await write(refusing(collections, 2))).toEqual(answer);
    expect(await stored()).toBe(1);
  });

  it.each(WRITES)('makes %s unavailable while it is neither', async (_, write) => {
    await expect(write(refusing(collections, Infinity))).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await stored()).toBe(0);
  });

  it('is free again for a bank name of a player', async () => {
    await createPlayers(collections.players, null, quiet).create(aPlayer('ash'));
    const players = createPlayers(refusing(collections, 2).players, null, quiet);
    expect(await players.replace(revised(ash), 1)).toBe('replaced');
    expect(await players.findByBankKey('KINGSCOTEAM')).toMatchObject({ id: 'ash' });
  });
});

/** The collections, whose next inserts and updates meet a unique key that no document has. */
function refusing(collections: Collections, count: number): Collections {
  const refused = ['insertOne', 'insertMany', 'updateOne'];
  let left = count;
  const wrap = <Kind extends object>(collection: Collection<Kind>) =>
    new Proxy(collection, {
      get(target, name: keyof Collection<Kind>) {
        const method = target[name];
        if (typeof method !== 'function') return method;
        if (!refused.includes(name)) return method.bind(target);
        return (...args: unknown[]) =>
          left-- > 0
            ? Promise.reject(new MongoServerError({ code: 11000, errmsg: 'E11000 duplicate key' }))
            : (method as (...args: unknown[]) => unknown).apply(target, args);
      },
    });
  return {
    ...collections,
    players: wrap(collections.players),
    fixtures: wrap(collections.fixtures),
    payments: wrap(collections.payments),
    ignoredPayers: wrap(collections.ignoredPayers),
    settings: wrap(collections.settings),
    accounts: wrap(collections.accounts),
    tokens: wrap(collections.tokens),
    sessions: wrap(collections.sessions),
    attempts: wrap(collections.attempts),
    webhookSecret: wrap(collections.webhookSecret),
  };
}
