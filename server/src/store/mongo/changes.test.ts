import { MongoClient, type CommandStartedEvent, type CommandSucceededEvent } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aPayment, aPlayer, revised } from '../../../test/store/records.ts';
import { openCuttableServer, type CuttableServer } from '../../../test/support/cuttable-server.ts';
import { dropDatabase, newDatabaseUrl, serverUrl, silence } from '../../../test/support/mongo-place.ts';
import { describeWith, mongoServer } from '../../../test/support/mongo-server.ts';
import { openChanges, type Changes } from './changes.ts';
import type { Collections } from './collections.ts';
import { openCollections } from './open-collections.ts';
import { createPayments } from './payments.ts';
import { createPlayers } from './players.ts';

const isReplicated = mongoServer?.has.databaseStreams ?? false;
const quiet = () => {};

let url: string;
let server: CuttableServer;
let client: MongoClient;
let collections: Collections;
let changes: Changes;
let opened: string[];
let replies: { command: string; reply: unknown }[];
let lines: string[];
let notified: unknown[];

async function open(): Promise<void> {
  url = newDatabaseUrl();
  server = await openCuttableServer(url);
  client = new MongoClient(server.url, { monitorCommands: true, serverSelectionTimeoutMS: 1_000 });
  collections = await openCollections(client.db(), silence);
  [opened, replies, lines, notified] = [[], [], [], []];
  client.on('commandStarted', ({ commandName, command }: CommandStartedEvent) => {
    if (commandName === 'aggregate') opened.push(String(command['aggregate']));
  });
  client.on('commandSucceeded', ({ commandName, reply }: CommandSucceededEvent) =>
    replies.push({ command: commandName, reply }),
  );
  const log = {
    info: (line: string) => void lines.push(line),
    warn: (line: string) => void lines.push(line),
  };
  changes = await openChanges(client.db(), { isReplicated }, log);
  changes.watch((change) => notified.push(change));
}

async function close(): Promise<void> {
  server.restore();
  await changes.close();
  await client.close();
  await server.close();
  await dropDatabase(url);
}

describe.runIf(serverUrl)('the change streams', { timeout: 40_000 }, () => {
  beforeEach(open);
  afterEach(close);

  it('are opened once, and not asked for beforehand', () => {
    expect(opened.sort()).toEqual(
      isReplicated ? ['1'] : ['bank', 'fixtures', 'payments', 'players', 'settings'],
    );
  });

  it('carry ids and no records', async () => {
    const { recordOnce, replace } = createPayments(collections, quiet);
    await recordOnce(aPayment('tx_1', { counterparty_name: 'KINGSCOTE AM' }));
    await replace(revised(aPayment('tx_1', { counterparty_name: 'KINGSCOTE AM' })), 1);
    await recordOnce(aPayment('tx_2'));
    await vi.waitFor(() => expect(notified).toContainEqual({ entity: 'payment', id: 'tx_2' }), 5_000);
    const streamed = JSON.stringify(replies.filter(({ command }) => command === 'getMore'));
    expect(streamed).toContain('tx_1');
    expect(streamed).not.toContain('KINGSCOTE');
    expect(streamed).not.toContain('amount');
  });

  it('make one loss one `reset`', async () => {
    server.cut();
    await vi.waitFor(() => expect(lines).toHaveLength(1), 10_000);
    server.restore();
    await vi.waitFor(() => expect(notified).toContain('reset'), 20_000);
    const players = createPlayers(collections.players, null, quiet);
    const payments = createPayments(collections, quiet);
    await vi.waitFor(() => players.create(aPlayer('ash')), 10_000);
    await payments.recordOnce(aPayment('tx_1'));
    await vi.waitFor(() => expect(notified).toContainEqual({ entity: 'player', id: 'ash' }), 5_000);
    await vi.waitFor(() => expect(notified).toContainEqual({ entity: 'payment', id: 'tx_1' }), 5_000);
    expect(notified.filter((change) => change === 'reset')).toHaveLength(1);
    expect(lines).toEqual([
      expect.stringContaining('are not heard now'),
      expect.stringContaining('are heard again'),
    ]);
  });
});

describeWith(['databaseStreams'], 'the change stream of the database', () => {
  beforeEach(open);
  afterEach(close);

  it('is open before anything changes', () => {
    expect(replies.filter(({ command }) => command === 'getMore')).toEqual([]);
  });

  it('is heard again after a collection is dropped', async () => {
    await collections.players.drop();
    await vi.waitFor(() => expect(notified).toEqual(['reset']), 5_000);
    await createPayments(collections, quiet).recordOnce(aPayment('tx_1'));
    await vi.waitFor(() => expect(notified).toEqual(['reset', { entity: 'payment', id: 'tx_1' }]), 5_000);
  });
});
