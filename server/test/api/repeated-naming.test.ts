import { delivery } from '@paidup/shared/webhook';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { StoreError } from '../../src/store/store.ts';
import { createServices } from '../../src/services/services.ts';
import { systemClock, newId } from '../../src/clock-and-ids.ts';

const payment = (id: string, name: string, scheme = 'payport_faster_payments') => {
  const facts = { id, amount: 500, currency: 'GBP', created: '2026-11-18T19:00:00Z', scheme };
  return delivery.parse({ type: 'transaction.created', data: { ...facts, counterparty: { name } } });
};

it('credits at the second try what the first named and did not come to credit', async () => {
  const store = await openStore('sqlite::memory:', { info: () => undefined, warn: () => undefined });
  let isFailing = false;
  const failing = {
    ...store,
    payments: {
      ...store.payments,
      unmatchedFrom: (keys: string[]) =>
        isFailing
          ? Promise.reject(new StoreError('unavailable', 'not now'))
          : store.payments.unmatchedFrom(keys),
    },
  };
  const services = createServices({ store: failing, clock: systemClock, newId, timeZone: 'Europe/London' });
  const ash = await services.players.create({ name: 'Ash', accepted_bank_names: [] }, 'organiser');
  await services.monzoWebhook.receive(payment('tx_1', 'KINGSCOTE AM'));
  await services.monzoWebhook.receive(payment('tx_2', 'KINGSCOTE AM', 'unheard_of'));

  const names = { accepted_bank_names: ['KINGSCOTE AM'] };
  isFailing = true;
  await expect(services.players.update(ash.id, names, null, 'organiser')).rejects.toThrow('not now');
  isFailing = false;
  expect(await services.players.update(ash.id, names, null, 'organiser')).toMatchObject({
    matched_payments: 1,
    total_paid: 500,
  });
  // The unusual one was not named anew, so it waits for the organiser.
  expect(await services.payments.get('tx_2')).toMatchObject({ status: 'unmatched' });
  expect((await store.audit()).findings).toEqual([]);
  await store.close();
});
