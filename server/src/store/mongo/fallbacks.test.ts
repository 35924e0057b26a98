import { EventEmitter } from 'node:events';
import { MongoClient, MongoServerError, type Db, type Document } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { aFixture, ids } from '../../../test/store/records.ts';
import { askCapabilities, safely } from './capabilities.ts';
import { openChanges } from './changes.ts';
import { createFixtures } from './fixtures.ts';
import { openCollections } from './open-collections.ts';
import { dropDatabase, newDatabaseUrl, serverUrl, silence } from '../../../test/support/mongo-place.ts';

const replicated = { isReplicated: true };
const refusal = (code: number) => new MongoServerError({ message: 'not here', code });

describe('asking the server what it can do', () => {
  it.each([
    ['a replica set', { setName: 'rs0', logicalSessionTimeoutMinutes: 30 }, true, true, 0],
    ['a sharded cluster', { msg: 'isdbgrid', logicalSessionTimeoutMinutes: 30 }, true, true, 0],
    ['a replica set without sessions', { setName: 'rs0' }, true, false, 1],
    ['a single server', { logicalSessionTimeoutMinutes: 30 }, false, false, 2],
    ['a single server that knows neither', { logicalSessionTimeoutMinutes: null }, false, false, 2],
  ])('recognises %s, and warns of what it lacks', async (_, greeting, isReplicated, has, count) => {
    const { log, warnings } = listeningLog();
    const capabilities = await askCapabilities(clientThatAnswers({ hello: greeting }), log);
    expect(capabilities).toEqual({ isReplicated, hasTransactions: has, hasSnapshots: false });
    expect(warnings).toHaveLength(count);
  });

  it('asks a server that does not know `hello` by `isMaster`', async () => {
    const client = clientThatAnswers({ hello: refusal(59), isMaster: { setName: 'rs0' } });
    expect(await askCapabilities(client, silence)).toMatchObject({ isReplicated: true });
  });

  it('rejects when the server refuses to answer', async () => {
    await expect(askCapabilities(clientThatAnswers({ hello: refusal(13) }), silence)).rejects.toThrow(
      'not here',
    );
  });

  it.each([true, false])('waits for a majority and its journal (replicated: %s)', (isReplicated) => {
    const { writeConcern, readPreference } = safely({ isReplicated });
    expect(writeConcern).toMatchObject({ w: 'majority', journal: true });
    expect(readPreference).toBe('primary');
  });
});

describe('a server without change streams', () => {
  it('notifies of its own changes only, and the log says so once', async () => {
    const { log, warnings } = listeningLog();
    const changes = await openChanges(databaseThatRefuses(refusal(40573)), replicated, log);
    const notified: unknown[] = [];
    const stop = changes.watch((change) => notified.push(change));
    changes.notify('payment', 'tx_1');
    stop();
    changes.notify('payment', 'tx_2');
    await changes.close();
    expect(notified).toEqual([{ entity: 'payment', id: 'tx_1' }]);
    expect(warnings).toEqual([expect.stringContaining('no change streams')]);
  });

  it('rejects when the server is away', async () => {
    await expect(openChanges(databaseThatRefuses(refusal(189)), replicated, silence)).rejects.toThrow(
      'not here',
    );
  });
});

describe.runIf(serverUrl)('fixtures without transactions', () => {
  it('stores all, or deletes what it stored and leaves what was there', async () => {
    const url = newDatabaseUrl();
    const client = new MongoClient(url);
    const fixtures = createFixtures((await openCollections(client.db(), silence)).fixtures, null, () => {});
    const season = ids('game', 20).map((id) => aFixture(id));
    await fixtures.create([aFixture('game_0010', [], { location: 'Elsewhere' })]);
    expect(await fixtures.create(season)).toMatchObject({
      existing: { id: 'game_0010', location: 'Elsewhere' },
    });
    const left = await fixtures.list({
      from: null,
      before: null,
      status: null,
      now: '',
      order: 'asc',
      after: null,
      limit: 50,
    });
    expect(left.map(({ id, location }) => [id, location])).toEqual([['game_0010', 'Elsewhere']]);
    await fixtures.remove('game_0010', 1);
    await fixtures.create(season);
    expect(await fixtures.get('game_0019')).toEqual(aFixture('game_0019'));
    await client.close();
    await dropDatabase(url);
  });
});

function listeningLog() {
  const warnings: string[] = [];
  return { warnings, log: { info() {}, warn: (line: string) => void warnings.push(line) } };
}

function clientThatAnswers(answers: Record<string, Document | Error>): MongoClient {
  const command = async (request: Document) => {
    const answer = answers[Object.keys(request)[0] ?? ''];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { db: () => ({ command }) } as unknown as MongoClient;
}

function databaseThatRefuses(error: Error): Db {
  const watch = () =>
    Object.assign(new EventEmitter(), {
      tryNext: () => Promise.reject(error),
      close: () => Promise.resolve(),
    });
  return { watch, collection: () => ({ watch }) } as unknown as Db;
}
