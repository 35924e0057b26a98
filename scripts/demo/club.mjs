const BY = 'organiser';

/** A club whose clock the season sets, never later than `now`. Its ids are the same at every run. */
export async function openClub(store, timeZone, now) {
  const { createServices } = await import('../../server/src/services/services.ts');
  const { delivery } = await import('../../shared/src/webhook.ts');
  let current = now;
  let made = 0;
  const newId = (prefix) => `${prefix}_demo${String(++made).padStart(3, '0')}`;
  const clock = () => new Date(current).toISOString();
  const services = createServices({ store, clock, newId, timeZone });
  const { players, fixtures, corrections, cash, monzoWebhook, settings } = services;
  let transactions = 0;

  return {
    ...services,
    now: () => current,
    setClock: (at) => void (current = Math.min(at, now)),

    nameClub: (club_name, default_location) => settings.update({ club_name, default_location }, null, BY),

    addPlayer: ({ name, names }) => players.create({ name, accepted_bank_names: names }, BY),
    archive: (id) => players.update(id, { archived: true }, null, BY),

    plan: (facts) => fixtures.create({ min_players: 8, max_players: 12, repeat_weeks: 0, ...facts }, BY),
    join: (game, player, guests = 0) => fixtures.join(game, player, { guests }, null, BY),
    leave: (game, player) => fixtures.leave(game, player, null, BY),
    change: (game, facts) => fixtures.update(game, facts, null, BY),
    cancel: (game, reason) => fixtures.cancel(game, { reason }, null, BY),

    /** Delivers a transfer as the bank does, and returns the payment's id. `more` overrides fields, even the id. */
    async transfer(name, amount, description, at, more = {}) {
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
    cash: (player_id, amount, notes) => cash.enter({ player_id, amount, notes }, `demo ${++made}`, BY),
    assign: (id, parts, remember = false) =>
      corrections.assign(
        id,
        {
          allocations: Object.entries(parts).map(([player_id, amount]) => ({ player_id, amount })),
          remember,
        },
        null,
        BY,
      ),
    ignore: (id, reason, remember = false) => corrections.ignore(id, { reason, remember }, null, BY),
    undo: (id) => corrections.undo(id, null, BY),
  };
}
