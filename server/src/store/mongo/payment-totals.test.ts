import { MongoClient, type Collection, type CommandStartedEvent, type Document } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failCommands, urlForApp } from '../../../test/support/failpoint.ts';
import { dropDatabase, newDatabaseUrl, serverUrl, silence } from '../../../test/support/mongo-place.ts';
import { describeWith } from '../../../test/support/mongo-server.ts';
import { aCredit, aPayment, aPlayer, minute, moved } from '../../../test/store/records.ts';
import type { PaymentStore } from '../payment-store.ts';
import { auditCollections } from './audit.ts';
import type { Collections } from './collections.ts';
import { paymentDocument } from './documents.ts';
import { openCollections } from './open-collections.ts';
import { createPayments } from './payments.ts';
import { createPlayers } from './players.ts';

const SUMS: Record<string, (payments: PaymentStore) => Promise<unknown>> = {
  'the totals of some': (payments) => payments.totalsByPlayer(['ash', 'ben']),
  'the totals of all': (payments) => payments.totalsByPlayer('all'),
  'the payments of everybody': (payments) => payments.paidByPlayer(),
  'the sum of the credits of a time': (payments) => payments.credited({ from: minute(0), before: minute(9) }),
  'the sum of all credits': (payments) => payments.credited({ from: null, before: null }),
  'the unmatched total': (payments) => payments.unmatchedTotal(),
};

const half = [
  { player_id: 'ash', amount: 250 },
  { player_id: 'ben', amount: 250 },
];

const appName = 'payment_totals';
let url: string;
let client: MongoClient;
let collections: Collections;
let payments: PaymentStore;
let commands: Document[];

async function open(): Promise<void> {
  url = newDatabaseUrl();
  client = new MongoClient(urlForApp(url, appName), { monitorCommands: true, socketTimeoutMS: 400 });
  collections = await openCollections(client.db(), silence);
  payments = createPayments(collections, () => {});
  commands = [];
  client.on('commandStarted', ({ commandName, command }: CommandStartedEvent) => {
    if (commandName === 'find' || commandName === 'aggregate') commands.push(command);
  });
}

async function close(): Promise<void> {
  await client.close();
  await dropDatabase(url);
}

describe.runIf(serverUrl)('a sum of payments', () => {
  beforeEach(open);
  afterEach(close);

  it.each(Object.keys(SUMS))('needs only what one index without a list holds, for %s', async (name) => {
    await SUMS[name]?.(payments);
    const keys = (await collections.payments.indexes()).map(({ key }) => Object.keys(key));
    const covering = keys.filter((fields) => !fields.some((field) => field.startsWith('allocations')));
    const sums = commands.filter((command) => !isOfShared(command) && !isOfWriteOffs(command));
    expect(sums).not.toHaveLength(0);
    for (const command of sums) {
      const fields = fieldsOf(command);
      expect(covering).toContainEqual(expect.arrayContaining(fields));
      // The first field of the index bounds what is read of it.
      expect(covering.some(([first = '']) => fields.includes(first))).toBe(true);
    }
  });

  it('counts a payment that is split while the others are summed up', async () => {
    const whole = aCredit('whole', 'ash');
    await payments.recordOnce(whole);
    await payments.recordOnce(aCredit('other', 'ben'));
    const splitting = createPayments(
      {
        ...collections,
        payments: afterEachSum(collections.payments, async () => {
          await payments.replace(moved(whole, { allocations: half }), 1);
        }),
      },
      () => {},
    );
    const totals = new Map([
      ['ash', 250],
      ['ben', 750],
    ]);
    expect(await splitting.totalsByPlayer('all')).toEqual(totals);
    await payments.replace(whole, 2);
    const paid = await splitting.paidByPlayer();
    expect(new Map([...paid].map(([id, { total }]) => [id, total]))).toEqual(totals);
  });

  it('counts payments of an older version that are brought up to date faster than it is read', async () => {
    const names = Array.from({ length: 20 }, (_, number) => `old_${number}`);
    for (const name of names) {
      const { sole_player: _player, ...document } = paymentDocument(aCredit(name, 'ash'));
      await collections.payments.insertOne(document);
    }
    const fillNext = async () => {
      await collections.payments.updateOne({ _id: names.pop() ?? '' }, { $set: { sole_player: 'ash' } });
    };
    const filling = createPayments(
      { ...collections, payments: afterEachSum(collections.payments, fillNext) },
      () => {},
    );
    expect(await filling.totalsByPlayer('all')).toEqual(new Map([['ash', 10_000]]));
    expect([...(await filling.paidByPlayer())]).toMatchObject([['ash', { total: 10_000 }]]);
    expect(names.length).toBeGreaterThan(0);
  });

  it('is proved by the audit, which finds a payment that is summed up for somebody else', async () => {
    await createPlayers(collections.players, null, () => {}).create(
      aPlayer('ash', [], { has_history: true }),
    );
    await payments.recordOnce(aCredit('right', 'ash'));
    await payments.recordOnce(aCredit('wrong', 'ash'));
    expect((await auditCollections(collections)).findings).toEqual([]);
    await collections.payments.updateOne({ _id: 'wrong' }, { $set: { sole_player: 'ben' } });
    const { findings } = await auditCollections(collections);
    expect(findings).toEqual(['Payment wrong is summed up under another player.']);
  });

  it('counts a document that an older version stored', async () => {
    const { sole_player: _player, ...document } = paymentDocument(aCredit('old', 'ash'));
    await collections.payments.insertOne(document);
    await payments.recordOnce(aPayment('waiting'));
    expect(await payments.totalsByPlayer(['ash', 'ben'])).toEqual(new Map([['ash', 500]]));
    expect([...(await payments.paidByPlayer())]).toMatchObject([['ash', { total: 500 }]]);
  });
});

describeWith(['explain'], 'a sum of payments on MongoDB', () => {
  beforeEach(open);
  afterEach(close);

  it.each(Object.keys(SUMS))('reads no document but those that players share, for %s', async (name) => {
    await payments.recordOnce(aCredit('1', 'ash'));
    await payments.recordOnce(aCredit('2', 'ben', -200));
    await payments.recordOnce(aPayment('3'));
    commands = [];
    await SUMS[name]?.(payments);
    for (const { lsid: _session, $db: _name, $clusterTime: _time, ...command } of commands.splice(0)) {
      const plan = await client.db().command({ explain: command, verbosity: 'executionStats' });
      expect(JSON.stringify(plan)).not.toMatch(/"totalDocsExamined":[1-9]|"COLLSCAN"/);
    }
  });
});

describeWith(['failpoints'], 'a sum that takes longer than the socket waits', () => {
  beforeEach(open);
  afterEach(close);

  it.each(Object.keys(SUMS))('is waited for and asked for once, for %s', async (name) => {
    await failCommands(appName, { failCommands: ['aggregate'], blockConnection: true, blockTimeMS: 1000 });
    await SUMS[name]?.(payments);
    const aggregates = commands.filter((command) => command['aggregate'] && !isOfWriteOffs(command));
    expect(aggregates).toHaveLength(1);
    // The server ends what takes too long.
    expect(aggregates[0]).toMatchObject({ maxTimeMS: expect.any(Number) as unknown });
  });
});

/** The collection, with a change by somebody else just after each sum. */
function afterEachSum<Kind extends Document>(
  collection: Collection<Kind>,
  change: () => Promise<void>,
): Collection<Kind> {
  return new Proxy(collection, {
    get(target, key: keyof Collection<Kind>) {
      if (key !== 'aggregate') return target[key];
      return (...args: Parameters<Collection<Kind>['aggregate']>) => ({
        async toArray() {
          const sums = await target.aggregate(...args).toArray();
          await change();
          return sums;
        },
      });
    },
  });
}

/** The few payments that players share are read whole. */
const isOfShared = ({ filter }: Document) =>
  typeof filter === 'object' && filter !== null && 'sole_player' in filter && filter.sole_player === null;

/** The few write-offs are found by their source and read whole. */
const isOfWriteOffs = ({ pipeline: [first] = [] }: { pipeline?: Document[] }) =>
  first?.['$match']?.source === 'write_off';

/** The fields that a find or an aggregate needs. */
function fieldsOf({ filter = {}, projection = {}, pipeline = [] }: Document): string[] {
  const [first = {}, ...stages] = pipeline as Document[];
  const conditions = [filter, first['$match'] ?? {}] as Document[];
  const shown = Object.entries(projection as Document).flatMap(([field, is]) => (is === 1 ? [field] : []));
  return [...new Set([...conditions.flatMap(fieldsOfCondition), ...shown, ...fieldsOfExpression(stages)])];
}

function fieldsOfCondition(condition: Document): string[] {
  return Object.entries(condition).flatMap(([key, value]) =>
    key.startsWith('$') ? (value as Document[]).flatMap(fieldsOfCondition) : [key],
  );
}

function fieldsOfExpression(part: unknown): string[] {
  if (typeof part === 'string') return part.startsWith('$') ? [part.slice(1)] : [];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(fieldsOfExpression) : [];
}
