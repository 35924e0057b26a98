import type { Change } from '@paidup/shared/change';
import { expect, it } from 'vitest';
import { NO_CONNECTION } from '../../domain/bank-connection.ts';
import { openStore } from '../../store/open-store.ts';
import { createWitness } from './witness.ts';

it('costs one read where no bank can be connected, until another process connects one', async () => {
  const store = await openStore('sqlite::memory:', { info() {}, warn() {} });
  let reads = 0;
  let connection = NO_CONNECTION;
  let notify: (change: Change | 'reset') => void = () => undefined;
  const watch = (listener: typeof notify) => ((notify = listener), () => undefined);
  const current = async () => (reads++, connection);
  const witness = createWitness({ store: { ...store, watch } }, { monzo: null, current });
  for (let times = 0; times < 100; times++) expect(await witness()).toBeNull();
  notify({ entity: 'payment', id: 'tx_1' });
  expect(await witness()).toBeNull();
  expect(reads).toBe(1);
  connection = { ...NO_CONNECTION, connected_since: '2026-11-20T12:00:00.000Z' };
  notify({ entity: 'bank', id: 'bank' });
  expect(await witness()).toBe(connection);
  connection = NO_CONNECTION;
  notify('reset');
  expect(await witness()).toBeNull();
  expect(await witness()).toBeNull();
  expect(reads).toBe(3);
  await store.close();
});
