import { describe, expect, it } from 'vitest';
import type { WebhookBody } from '../support/captures.ts';
import { asEvent, transfer } from '../support/bank.ts';
import { createChance, inParallel } from '../support/chance.ts';
import { clubOf } from '../support/club.ts';
import { startApp } from '../support/app.ts';
import { sqlite, stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

const chance = createChance();
const eitherEvent = (body: WebhookBody) =>
  asEvent(body, chance.pick(['transaction.created', 'transaction.updated']));

const tally = (items: string[]) =>
  Object.fromEntries([...Map.groupBy(items, (item) => item)].map(([item, all]) => [item, all.length]));

describe.each(stores)('a storm of deliveries on $name', (store) => {
  const app = useApp({ store });
  const scale = store === sqlite ? 1 : 0.1;

  it('makes one payment of one id that comes 2,000 times, 200 at a time', { timeout: 60_000 }, async () => {
    const club = clubOf(app());
    const ash = await club.addPlayer('Ash', ['ASH A']);
    const body = transfer('ASH A');
    const deliveries = Array.from({ length: 2_000 * scale }, () => eitherEvent(body));
    const outcomes = await inParallel(deliveries, 200, club.deliver);
    expect(tally(outcomes.map(({ outcome }) => outcome))).toEqual({
      credited: 1,
      duplicate: deliveries.length - 1,
    });
    expect(outcomes.every(({ total_paid }) => total_paid === 500)).toBe(true);
    expect((await club.payments()).items).toHaveLength(1);
    expect(await club.player(ash.id)).toMatchObject({ total_paid: 500 });
  });

  it(
    'keeps the exact sum of 1,000 ids that come 20 times each, shuffled, 100 at a time',
    { timeout: 120_000 },
    async () => {
      const club = clubOf(app());
      const players = await Promise.all(
        ['A', 'B', 'C', 'D'].map((name) => club.addPlayer(name, [`${name} PAYER`])),
      );
      const bodies = Array.from({ length: 1_000 * scale }, (_, index) =>
        transfer(`${chance.pick(['A', 'B', 'C', 'D', 'NOBODY'])} PAYER`, 1 + index),
      );
      const deliveries = chance.shuffled(
        bodies.flatMap((body) => Array.from({ length: 20 }, () => eitherEvent(body))),
      );
      const outcomes = await inParallel(deliveries, 100, club.deliver);
      expect(tally(outcomes.map(({ outcome }) => (outcome === 'duplicate' ? 'duplicate' : 'first')))).toEqual(
        {
          first: bodies.length,
          duplicate: deliveries.length - bodies.length,
        },
      );
      for (const [index, player] of players.entries()) {
        const name = `${'ABCD'[index]} PAYER`;
        const expected = bodies
          .filter(({ data }) => (data.counterparty as { name: string }).name === name)
          .reduce((sum, { data }) => sum + Number(data.amount), 0);
        expect(await club.player(player.id)).toMatchObject({ total_paid: expected });
      }
      expect((await app().stored()).payments).toHaveLength(bodies.length);
    },
  );
});

describe('the same deliveries in any order', () => {
  it('give the same payments and totals', { timeout: 120_000 }, async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `tx_${index}`);
    const deliveries = ids.flatMap((id, index) => {
      const body = transfer(`PAYER ${index % 7}`, 100 + index, {
        id,
        scheme: index % 11 === 0 ? 'new' : 'bacs',
      });
      const refused = { ...body, data: { ...body.data, decline_reason: 'OTHER' } };
      return index % 13 === 0 ? [refused] : [body, asEvent(body, 'transaction.updated')];
    });
    const states = new Set<string>();
    for (let order = 0; order < 20; order++) states.add(await stateAfter(chance.shuffled(deliveries), order));
    expect(states.size).toBe(1);
  });
});

/** Returns the ledger after the deliveries. Players get their names before, between and after them. */
async function stateAfter(deliveries: WebhookBody[], order: number): Promise<string> {
  const app = await startApp();
  const club = clubOf(app);
  const namings = Array.from({ length: 6 }, (_, index) => ({
    index,
    when: chance.below(deliveries.length + 1),
  }));
  for (let start = 0; start <= deliveries.length; start += 10) {
    const due = namings.filter(({ when }) => when >= start && when < start + 10);
    await Promise.all([
      ...due.map(({ index }) => club.addPlayer(`Player ${index}`, [`PAYER ${index}`])),
      ...deliveries.slice(start, start + 10).map(club.deliver),
    ]);
  }
  const { payments, players } = await app.stored();
  const names = new Map(players.map(({ id, name }) => [id, name]));
  const state = payments
    .map(({ id, amount, status, matching, allocations }) => [
      id,
      amount,
      // What an unusual scheme brings is credited only by a name that is added later.
      matching === 'when_named' ? 'either' : status,
      matching === 'when_named' ? [] : allocations.map((one) => [names.get(one.player_id), one.amount]),
    ])
    .sort();
  await app.close();
  expect(state.length, `order ${order}`).toBeGreaterThan(0);
  return JSON.stringify(state);
}
