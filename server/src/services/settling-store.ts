import type { FixtureRecord, PaymentRecord } from '../domain/records.ts';
import type { Store } from '../store/store.ts';
import type { SettleReminders } from './settle-reminders.ts';

/**
 * The store, with reminders forgotten as soon as a payment or a change of a game has paid for everything. Time alone
 * only adds to a debt, so nothing else can end one.
 */
export function settlingStore(store: Store, settle: SettleReminders): Store {
  const { payments, fixtures } = store;
  return over(store, {
    payments: over(payments, {
      async recordOnce(payment) {
        const outcome = await payments.recordOnce(payment);
        // A repeat settles what its first delivery may have left.
        await settle(...creditedBy(outcome.existing ?? payment));
        return outcome;
      },
      async replace(payment, rev) {
        const outcome = await payments.replace(payment, rev);
        if (outcome === 'replaced') await settle(...creditedBy(payment));
        return outcome;
      },
    }),
    fixtures: over(fixtures, {
      async replace(fixture, rev) {
        const outcome = await fixtures.replace(fixture, rev);
        if (outcome === 'replaced') await settle(...chargedBy(fixture));
        return outcome;
      },
    }),
  });
}

/** The same object, but for these of its methods. */
const over = <Kind extends object>(base: Kind, own: Partial<Kind>): Kind =>
  new Proxy(base, { get: (_base, name): unknown => Reflect.get(name in own ? own : base, name) });

/** The players whom the payment credits or charges, or did until its last change, and who made that. */
function creditedBy({ allocations, history }: PaymentRecord): [ids: string[], by: string] {
  const { before, by = '' } = history.at(-1) ?? {};
  const parts = [...allocations, ...(before?.allocations ?? [])];
  return [idsOf(parts), by];
}

/** The players of the fixture, and those whom its last change took off, and who made that. */
function chargedBy({ players, history }: FixtureRecord): [ids: string[], by: string] {
  const { before = {}, by = '' } = history.at(-1) ?? {};
  const former: unknown = before['players'];
  return [idsOf([...players, ...(Array.isArray(former) ? former.filter(isParty) : [])]), by];
}

const idsOf = (parts: { player_id: string }[]) => [...new Set(parts.map(({ player_id }) => player_id))];

const isParty = (value: unknown): value is { player_id: string } =>
  typeof value === 'object' && value !== null && 'player_id' in value && typeof value.player_id === 'string';
