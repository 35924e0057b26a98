import type { CreateFixture, UpdateFixture } from '@paidup/shared/fixture';
import { delivery } from '@paidup/shared/webhook';
import { createServices } from '../services/services.ts';
import type { Store } from '../store/store.ts';

const BY = 'organiser';

export type MadeUpClub = ReturnType<typeof createMadeUpClub>;

/** A club whose clock the season sets, never later than `now`. Its ids are the same at every run. */
export function createMadeUpClub(store: Store, timeZone: string, now: number) {
  let current = now;
  let made = 0;
  let transactions = 0;
  const newId = (prefix: string) => `${prefix}_demo${String(++made).padStart(3, '0')}`;
  const clock = () => new Date(current).toISOString();
  const services = createServices({ store, clock, newId, timeZone });
  const { players, fixtures, corrections, cash, monzoWebhook, settings } = services;

  return {
    ...services,
    now: () => current,
    setClock: (at: number) => void (current = Math.min(at, now)),

    nameClub: (club_name: string, default_location: string) =>
      settings.update({ club_name, default_location }, null, BY),

    addPlayer: (name: string, names: string[]) => players.create({ name, accepted_bank_names: names }, BY),
    archive: (id: string) => players.update(id, { archived: true }, null, BY),

    plan: (facts: Pick<CreateFixture, 'date' | 'time' | 'location' | 'cost' | 'fee' | 'player_ids'>) =>
      fixtures.create({ min_players: 8, max_players: 12, repeat_weeks: 0, ...facts }, BY),
    join: (game: string, player: string, guests = 0) => fixtures.join(game, player, { guests }, null, BY),
    leave: (game: string, player: string) => fixtures.leave(game, player, null, BY),
    change: (game: string, facts: UpdateFixture) => fixtures.update(game, facts, null, BY),
    cancel: (game: string, reason: string) => fixtures.cancel(game, { reason }, null, BY),

    /** Delivers a transfer as the bank does, and returns the payment's id. `more` overrides fields, even the id. */
    async transfer(name: string, amount: number, description: string, at: number, more: object = {}) {
      const data = {
        id: `tx_demo_${String(++transactions).padStart(4, '0')}`,
        amount,
        currency: 'GBP',
        created: new Date(Math.min(at, now)).toISOString(),
        description,
        notes: description,
        scheme: 'payport_faster_payments',
        counterparty: { name },
        ...more,
      };
      await monzoWebhook.receive(delivery.parse({ type: 'transaction.created', data }));
      return data.id;
    },
    cash: (player_id: string, amount: number, notes: string) =>
      cash.enter({ player_id, amount, notes, source: 'cash' }, `demo ${++made}`, BY),
    assign: (id: string, parts: Record<string, number>, remember = false) =>
      corrections.assign(
        id,
        {
          allocations: Object.entries(parts).map(([player_id, amount]) => ({ player_id, amount })),
          remember,
        },
        null,
        BY,
      ),
    ignore: (id: string, reason: string, remember = false) =>
      corrections.ignore(id, { reason, remember }, null, BY),
    undo: (id: string) => corrections.undo(id, null, BY),
  };
}
