import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aCredit, aFixture, aPlayer, ids } from '../../../test/store/records.ts';
import { StoreError, type Store } from '../store.ts';
import { connect, databaseName } from './connect.ts';
import { openCuttableServer, type CuttableServer } from '../../../test/support/cuttable-server.ts';
import { dropDatabase, newDatabaseUrl, serverUrl, silence } from '../../../test/support/mongo-place.ts';
import { openMongoStore } from './mongo-store.ts';

describe.runIf(serverUrl)('a server that is lost', { timeout: 60_000 }, () => {
  let url: string;
  let server: CuttableServer;
  let store: Store;

  beforeEach(async () => {
    url = newDatabaseUrl();
    server = await openCuttableServer(url);
    store = await openMongoStore(server.url, silence);
    await store.players.create(aPlayer('ash', [], { has_history: true }));
  });

  afterEach(async () => {
    server.restore();
    await vi.waitFor(() => store.ping(), 25_000);
    expect((await store.audit()).findings).toEqual([]);
    await store.close();
    await server.close();
    await dropDatabase(url);
  }, 60_000);

  it('makes calls fail within seconds, and is found again by itself', async () => {
    const notified: unknown[] = [];
    store.watch((change) => notified.push(change));
    // The driver itself resumes a stream until its first answer, and then no change is missed.
    await store.players.create(aPlayer('ben'));
    await vi.waitFor(() => expect(notified).toContainEqual({ entity: 'player', id: 'ben' }), 10_000);
    server.cut();
    const begun = Date.now();
    const outcomes = await Promise.allSettled([
      store.ping(),
      store.payments.recordOnce(aCredit('tx_1', 'ash')),
      store.payments.list({
        status: null,
        player_id: null,
        search: null,
        from: null,
        before: null,
        after: null,
        limit: 50,
      }),
      store.players.claim(['nobody']),
      store.fixtures.create(ids('game', 3).map((id) => aFixture(id))),
      store.audit(),
    ]);
    expect(Date.now() - begun).toBeLessThan(15_000);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { name: 'StoreError', kind: 'unavailable' },
      });
    }
    server.restore();
    await vi.waitFor(() => store.ping(), 25_000);
    expect(await store.payments.recordOnce(aCredit('tx_1', 'ash'))).toEqual({ existing: null });
    await vi.waitFor(() => expect(notified).toContain('reset'), 25_000);
  });

  it('stores a payment once although the answer was lost', async () => {
    for (const id of ids('tx', 8)) {
      const payment = aCredit(id, 'ash', 100);
      server.loseReplyTo(id);
      const first = await store.payments.recordOnce(payment).catch((error: unknown) => error);
      if (first instanceof Error) expect(first).toMatchObject({ kind: 'unavailable' });
      expect(await store.payments.recordOnce(payment)).toEqual({ existing: payment });
    }
    expect(await store.payments.totalsByPlayer('all')).toEqual(new Map([['ash', 800]]));
  });
});

describe.runIf(serverUrl)('a server that is lost while fixtures are created', () => {
  it('stores all of them or none, and is unavailable', async () => {
    const url = newDatabaseUrl();
    const server = await openCuttableServer(url);
    const store = await openMongoStore(server.url, silence);
    server.loseReplyTo('game_0002');
    const creating = store.fixtures.create(ids('game', 3).map((id) => aFixture(id)));
    const outcome = await creating.catch((error: unknown) => error);
    const all = { from: null, before: null, status: null, now: '', after: null, limit: 50 };
    expect(await store.fixtures.list({ ...all, order: 'asc' })).toHaveLength(outcome === 'created' ? 3 : 0);
    if (outcome !== 'created') expect(outcome).toMatchObject({ name: 'StoreError', kind: 'unavailable' });
    await store.close();
    await server.close();
    await dropDatabase(url);
  });
});

describe.runIf(serverUrl)('a server that is not there yet', () => {
  it('is waited for, and the log says so once', async () => {
    const server = await openCuttableServer(newDatabaseUrl());
    const lines: string[] = [];
    server.cut();
    const connecting = connect(server.url, { info() {}, warn: (line) => lines.push(line) }, 20_000);
    await vi.waitFor(() => expect(lines).toHaveLength(1), 10_000);
    server.restore();
    const client = await connecting;
    expect(lines).toEqual([
      expect.stringMatching(/^Waiting up to 20 s for MongoDB at 127\.0\.0\.1:\d+ to answer\.$/),
    ]);
    await client.close();
    await server.close();
  });
});

describe('the URL of a database', () => {
  it('is given up after a while, in one line without the password', async () => {
    const opening = connect('mongodb://ash:geheim@127.0.0.1:1/club', silence, 500);
    await expect(opening).rejects.toThrow('MongoDB at 127.0.0.1:1 did not answer within 0.5 s.');
    await expect(opening).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('has the last word on the options of the driver', async () => {
    const begun = Date.now();
    const opening = connect('mongodb://127.0.0.1:1/club?serverSelectionTimeoutms=100', silence, 0);
    await expect(opening).rejects.toThrow('did not answer');
    expect(Date.now() - begun).toBeLessThan(2_000);
  });

  it.each([
    'mongodb://',
    'mongodb://ash:geheim@host:port/',
    'mongodb://ash:geheim@host/?unnotified=of',
    'mongo',
  ])('is refused in one line without the password when it is %s', async (url) => {
    const error = await openMongoStore(url, silence).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({
      kind: 'broken',
      message: expect.stringMatching(/^DATABASE_URL is not a .+$/),
    });
    expect(String(error)).not.toContain('geheim');
  });

  it.each([
    ['mongodb://host', 'paidup'],
    ['mongodb://host/', 'paidup'],
    ['mongodb://host/?replicaSet=rs0', 'paidup'],
    ['mongodb://ash:secret@one:1,two:2/club?replicaSet=rs0', 'club'],
    ['mongodb+srv://cluster.example/five%2Daside', 'five-aside'],
  ])('names in %s the database %s', (url, name) => {
    expect(databaseName(url)).toBe(name);
  });
});
