import { expect, it } from 'vitest';
import { aCredit, aPlayer } from '../../../test/store/records.ts';
import { openSqliteStore } from './sqlite-store.ts';

const smith = { counterparty_name: 'A SMITH' };

const open = async () => {
  const store = await openSqliteStore(':memory:', { info: () => undefined, warn: () => undefined });
  await store.players.create(aPlayer('ash', [], { has_history: true }));
  await store.payments.recordOnce(aCredit('tx_1', 'ash', 500, { counterparty_name: 'B JONES' }));
  return store;
};

it('finds a payer whose first credit was taken again, because another of the turn refused', async () => {
  const store = await open();
  await Promise.all([
    store.payments.recordOnce(aCredit('tx_2', 'ash', 500, smith)),
    store.payments.recordOnce(aCredit('tx_1', 'ash')),
  ]);
  expect(await store.payments.creditsFrom('ASMITH')).toEqual(new Map([['ash', 1]]));
  expect((await store.audit()).findings).toEqual([]);
  await store.close();
});
