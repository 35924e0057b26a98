import { delivery } from '@paidup/shared/webhook';
import { describe, expect, it } from 'vitest';
import { capture } from '../support/captures.ts';
import { createChance, inParallel } from '../support/chance.ts';
import { sqlite, stores } from '../support/stores.ts';
import { startApp } from '../support/app.ts';

const PAYMENTS = 500;
const chance = createChance(17);
const names = ['ASH A', 'BO B', 'CAT C', 'DEE D', 'MUM', 'DAD'];

/** The deliveries of the bank in the order of their transactions. Some of them don't concern the club. */
const deliveries = Array.from({ length: PAYMENTS }, (_, index) => {
  const { type, data } = capture('natwest-transfer');
  const created = new Date(Date.UTC(2026, 8, 1, 0, index * 7)).toISOString();
  const counterparty = { name: chance.pick([...names, 'STRANGER', '']) };
  const amount = chance.pick([500, 500, 1000, 250, 1, -500, 0]);
  const description = chance.pick(['FOOTBALL', 'FOR BO B', ...names]);
  return { type, data: { ...data, id: `tx_order_${index}`, created, amount, description, counterparty } };
});

describe.each(stores)('500 payments on $name', (store) => {
  const orders = store === sqlite ? 50 : 3;

  it(`end in the same ledger in ${orders} orders`, { timeout: 120_000 }, async () => {
    const first = await outcomeOf(deliveries, 20);
    expect(first.payments.length).toBeGreaterThan(300);
    for (let order = 1; order < orders; order++)
      expect(
        await outcomeOf(
          chance.shuffled(deliveries),
          chance.pick(store === sqlite ? [1, 10, 100] : [20, 100]),
        ),
      ).toEqual(first);
  });

  /** Returns what is stored after all deliveries, of which `atATime` run in parallel. */
  async function outcomeOf(bodies: typeof deliveries, atATime: number) {
    const app = await startApp({ store });
    try {
      const { players, monzoWebhook } = app.services;
      const ids: string[] = [];
      for (const name of names.slice(0, 4))
        ids.push((await players.create({ name, accepted_bank_names: [name] }, 'organiser')).id);
      await inParallel(bodies, atATime, (body) => monzoWebhook.receive(delivery.parse(body)));
      const { payments } = await app.stored();
      const who = (id: string) => ids.indexOf(id);
      return {
        totals: await Promise.all(ids.map(async (id) => (await players.get(id)).total_paid)),
        payments: payments.map(({ history: _history, rev: _rev, allocations, ...payment }) => ({
          ...payment,
          allocations: allocations.map(({ player_id, amount }) => [who(player_id), amount]),
        })),
      };
    } finally {
      await app.close();
    }
  }
});
