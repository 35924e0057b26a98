import { describe, expect, it } from 'vitest';
import type { PlayerChanged } from '@paidup/shared/player';
import { transfer } from '../support/bank.ts';
import { createChance } from '../support/chance.ts';
import { API, clubOf } from '../support/club.ts';
import { sqlite, stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

const chance = createChance(3);

/** Waits for a few ticks of the event loop, so that two requests meet in ever new ways. */
const ticks = async (count: number) => {
  for (let tick = 0; tick < count; tick++) await new Promise((resolve) => setImmediate(resolve));
};

describe.each(stores)('at the same time on $name', (store) => {
  const app = useApp({ store });
  const rounds = store === sqlite ? 200 : 40;

  it(
    'a payment that arrives while its name is given is credited in the end',
    { timeout: 60_000 },
    async () => {
      const club = clubOf(app());
      for (let round = 0; round < rounds; round++) {
        const name = `PAYER ${round}`;
        const player = round % 2 === 0 ? await club.addPlayer(`Player ${round}`) : undefined;
        const naming = async () => {
          await ticks(chance.below(12));
          return player
            ? club.change<PlayerChanged>('PATCH', `/players/${player.id}`, { accepted_bank_names: [name] })
            : club.addPlayer(`Player ${round}`, [name]);
        };
        const paying = async () => {
          await ticks(chance.below(12));
          return club.deliver(transfer(name, 100 + round));
        };
        const [named, outcome] = await Promise.all([naming(), paying()]);
        expect(await club.player(named.id)).toMatchObject({ total_paid: 100 + round });
        expect(await club.payment(outcome.payment_id ?? '')).toMatchObject({ status: 'matched', rev: 2 });
      }
    },
  );

  it('a payment is credited by a name that is given between the look for it and the record', async () => {
    const club = clubOf(app());
    const { payments } = app().store;
    const { recordOnce } = payments;
    const named: PlayerChanged[] = [];
    Object.assign(payments, {
      async recordOnce(payment: Parameters<typeof recordOnce>[0]) {
        named.push(await club.addPlayer('Ash', ['ASH A']));
        return recordOnce(payment);
      },
    });
    const outcome = await club.deliver(transfer('ASH A'));
    Object.assign(payments, { recordOnce });
    expect(named).toMatchObject([{ matched_payments: 0 }]);
    expect(outcome).toMatchObject({ outcome: 'credited', player_id: named[0]?.id, total_paid: 500 });
  });

  it(
    'a player who is removed while being credited either stays or was never credited',
    { timeout: 60_000 },
    async () => {
      const club = clubOf(app());
      const seen = new Set<number>();
      for (let round = 0; round < rounds; round++) {
        const name = `PAYER ${round}`;
        const { id } = await club.addPlayer(name, [name]);
        const removing = async () => {
          await ticks(chance.below(8));
          return app().send('DELETE', `${API}/players/${id}`);
        };
        const paying = async () => {
          await ticks(chance.below(8));
          return club.deliver(transfer(name));
        };
        const [{ status }, outcome] = await Promise.all([removing(), paying()]);
        seen.add(status);
        expect([204, 409]).toContain(status);
        expect(outcome.outcome).toBe(status === 204 ? 'unmatched' : 'credited');
        const { allocations } = await club.payment(outcome.payment_id ?? '');
        expect(allocations).toEqual(status === 204 ? [] : [{ player_id: id, name, amount: 500 }]);
      }
      // Both orders came about, or the rounds above have shown only half of it.
      expect([...seen].sort()).toEqual([204, 409]);
    },
  );

  it('a player who is removed while joining either stays or is not there', { timeout: 60_000 }, async () => {
    const club = clubOf(app());
    const { id: fixture } = await club.addFixture({ max_players: 100 });
    for (let round = 0; round < rounds / 4; round++) {
      const { id } = await club.addPlayer('Ash');
      const [removed, joined] = await Promise.all([
        ticks(chance.below(6)).then(() => app().send('DELETE', `${API}/players/${id}`)),
        ticks(chance.below(6)).then(() => app().send('PUT', `${API}/fixtures/${fixture}/players/${id}`)),
      ]);
      expect([
        [204, 404],
        [409, 200],
      ]).toContainEqual([removed.status, joined.status]);
    }
  });

  it('one bank name wanted by many becomes one player’s', async () => {
    const wanting = Array.from({ length: 30 }, (_, index) =>
      app().send('POST', `${API}/players`, {
        body: { name: `P${index}`, accepted_bank_names: [`OWN ${index}`, 'WANTED'] },
      }),
    );
    const answers = await Promise.all(wanting);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(29).fill(409)]);
    expect((await app().stored()).players).toHaveLength(1);
  });
});
