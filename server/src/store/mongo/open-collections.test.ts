import { MongoClient, type CommandStartedEvent, type Db } from 'mongodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { failCommands, urlForApp } from '../../../test/support/failpoint.ts';
import { dropDatabase, newDatabaseUrl, silence } from '../../../test/support/mongo-place.ts';
import { describeWith } from '../../../test/support/mongo-server.ts';
import { openCollections } from './open-collections.ts';
import { openMongoStore } from './mongo-store.ts';
import { validators } from './validators.ts';

const APP = 'open-collections';

describeWith(['failpoints'], 'opening the collections', () => {
  let url: string;
  let client: MongoClient;
  let database: Db;
  let commands: string[];
  let warnings: string[];
  const log = { info() {}, warn: (line: string) => void warnings.push(line) };
  const validatorOf = async (name: string) => {
    const [collection] = await database.listCollections({ name }, { nameOnly: false }).toArray();
    return collection && 'options' in collection ? collection.options?.['validator'] : undefined;
  };

  beforeEach(() => {
    url = urlForApp(newDatabaseUrl(), APP);
    client = new MongoClient(url, { monitorCommands: true, heartbeatFrequencyMS: 500 });
    database = client.db();
    [commands, warnings] = [[], []];
    client.on('commandStarted', ({ commandName }: CommandStartedEvent) => commands.push(commandName));
  });

  afterEach(async () => {
    await client.close();
    await dropDatabase(url);
  });

  it('warns once, and names the role, when the user may not update validators', async () => {
    await database.createCollection('players');
    await database.createCollection('payments');
    await failCommands(APP, { failCommands: ['collMod'], errorCode: 13 }, 'alwaysOn');
    await openCollections(database, log);
    expect(warnings).toEqual([
      expect.stringMatching(/of players, payments: .* dbAdmin beside readWrite\. .* rules/),
    ]);
    expect(await validatorOf('players')).toBeUndefined();
    expect(await validatorOf('fixtures')).toEqual({ $jsonSchema: validators.fixtures });
  });

  it('updates an outdated validator, and leaves alone what is right', async () => {
    await database.createCollection('players', { validator: { name: 'of an earlier version' } });
    await openCollections(database, log);
    expect(commands.filter((name) => name === 'collMod')).toHaveLength(1);
    expect(await validatorOf('players')).toEqual({ $jsonSchema: validators.players });
    await openCollections(database, log);
    expect(commands.filter((name) => name === 'collMod')).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  it('leaves the validator of a newer version alone, which replaces that of an older one', async () => {
    const [older, newer] = ['0', '10'].map((version) => ({
      $jsonSchema: { ...validators.players, title: `Paid Up, version ${version}` },
    }));
    await database.createCollection('players', { validator: newer ?? {} });
    await openCollections(database, log);
    expect(await validatorOf('players')).toEqual(newer);
    await database.command({ collMod: 'players', validator: older });
    await openCollections(database, log);
    expect(await validatorOf('players')).toEqual({ $jsonSchema: validators.players });
    expect(warnings).toEqual([]);
  });

  it.each([
    ['an index is being built', 'collMod', { errorCode: 12587 }],
    ['the primary steps down', 'listCollections', { errorCode: 189 }],
    ['the connection breaks', 'createIndexes', { closeConnection: true }],
    ['the server shuts down', 'create', { errorCode: 91 }],
  ])('tries again while %s', async (_, command, failure) => {
    await database.createCollection('players');
    await failCommands(APP, { failCommands: [command], ...failure }, { times: 3 });
    await openCollections(database, log);
    expect(await validatorOf('players')).toEqual({ $jsonSchema: validators.players });
    expect(await database.collection('players').indexExists('one_owner_per_key')).toBe(true);
    expect(warnings).toEqual([]);
  });

  it('goes on with one warning when an index build keeps validators out for too long', async () => {
    await database.createCollection('players');
    await database.createCollection('payments');
    await failCommands(APP, { failCommands: ['collMod'], errorCode: 12587 }, 'alwaysOn');
    await openCollections(database, log, 200);
    expect(warnings).toEqual([
      expect.stringMatching(/indexes of players, payments, .* Until a start after that/),
    ]);
    expect(await database.collection('players').indexExists('one_owner_per_key')).toBe(true);
  });

  it('waits for an index that takes longer to build than any other answer may', async () => {
    await failCommands(
      APP,
      { failCommands: ['createIndexes'], blockConnection: true, blockTimeMS: 1_500 },
      'alwaysOn',
    );
    const store = await openMongoStore(`${url}&socketTimeoutMS=500`, silence);
    await store.close();
  });

  it('says what to do when the indexes are not built in time', async () => {
    const slowly = { blockConnection: true, blockTimeMS: 2_000 };
    await failCommands(APP, { failCommands: ['createIndexes'], ...slowly }, 'alwaysOn');
    await expect(openMongoStore(url, silence, { prepareTimeout: 600 })).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/^MongoDB took longer than 0\.01 minutes .* start again when [^\n]+$/),
    });
  });

  it('opens the store although its change streams fail at first', async () => {
    await failCommands(APP, { failCommands: ['aggregate'], errorCode: 189 }, { times: 3 });
    const store = await openMongoStore(url, log);
    await store.close();
    expect(warnings).toEqual([]);
  });
});
