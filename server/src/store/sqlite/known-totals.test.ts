import { expect, it } from 'vitest';
import { aCredit, aPlayer, revised } from '../../../test/store/records.ts';
import { createGroupCommit } from './group-commit.ts';
import { openDatabase } from './open-database.ts';
import { createPayments } from './payments.ts';
import { createPlayers } from './players.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { createStatements } from './sql.ts';

const silence = { info: () => undefined, warn: () => undefined };

const open = async () => {
  const store = await openSqliteStore(':memory:', silence);
  await store.players.create(aPlayer('ash', [], { has_history: true }));
  await store.players.create(aPlayer('bo', [], { has_history: true }));
  await store.payments.recordOnce(aCredit('tx_1', 'ash', 500));
  return store;
};

const totalsOf = async (store: Awaited<ReturnType<typeof open>>) =>
  Object.fromEntries(await store.payments.totalsByPlayer(['ash', 'bo']));

it('keeps a known total up to date with every credit', async () => {
  const store = await open();
  expect(await totalsOf(store)).toEqual({ ash: 500 });
  await store.payments.recordOnce(aCredit('tx_2', 'ash', 700));
  await store.payments.recordOnce(aCredit('tx_2', 'ash', 700));
  await store.payments.recordOnce(aCredit('tx_3', 'bo', 300));
  expect(await totalsOf(store)).toEqual({ ash: 1200, bo: 300 });
  await store.close();
});

it('counts a credit once that is committed together with one that is stored already', async () => {
  const store = await open();
  expect(await totalsOf(store)).toEqual({ ash: 500 });
  const stored = aCredit('tx_1', 'ash', 500);
  const outcomes = await Promise.all([
    store.payments.recordOnce(aCredit('tx_2', 'ash', 700)),
    store.payments.recordOnce(stored),
  ]);
  expect(outcomes).toEqual([{ existing: null }, { existing: stored }]);
  expect(await totalsOf(store)).toEqual({ ash: 1200 });
  await store.close();
});

it('forgets what it knew when a payment changes hands', async () => {
  const store = await open();
  await totalsOf(store);
  const allocations = [{ player_id: 'bo', amount: 500 }];
  await store.payments.replace(revised(aCredit('tx_1', 'ash', 500), { allocations }), 1);
  expect(await totalsOf(store)).toEqual({ bo: 500 });
  await store.close();
});

it('does not count credits of a batch that was rolled back', async () => {
  const { database, close } = openDatabase(':memory:');
  const transactions = createGroupCommit(database, () => undefined);
  const statements = createStatements(database);
  const players = createPlayers(statements, transactions);
  const payments = createPayments(statements, transactions);
  await players.create(aPlayer('ash', [], { has_history: true }));
  await payments.recordOnce(aCredit('tx_1', 'ash', 500));
  expect(await payments.totalsByPlayer(['ash'])).toEqual(new Map([['ash', 500]]));

  database.exec('PRAGMA max_page_count = 1');
  const description = 'x'.repeat(500_000);
  const refused = [aCredit('tx_2', 'ash', 700), aCredit('tx_3', 'ash', 900, { description })];
  const results = await Promise.allSettled(refused.map((payment) => payments.recordOnce(payment)));
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await payments.totalsByPlayer(['ash'])).toEqual(new Map([['ash', 500]]));
  transactions.close();
  close();
});
