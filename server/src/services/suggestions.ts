import { owedBy } from '../domain/fees.ts';
import { suggestPayers, type Suggestion } from '../domain/suggestions.ts';
import type { PaymentRecord } from '../domain/records.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** A limit above the number of players of any club, since suggestions look at all of them. */
const EVERY_PLAYER = 10_000;

/** Suggests players for an unmatched payment when it is read. `mirror` is the payment that it may return. */
export function createSuggestions({ store, clock }: ServiceDependencies) {
  const { players, fixtures, payments } = store;

  return async (payment: PaymentRecord, mirror: PaymentRecord | null): Promise<Suggestion[]> => {
    const [everybody, earlier, paid, fees] = await Promise.all([
      players.list({ archived: null, search: null, after: null, limit: EVERY_PLAYER }),
      payments.creditsFrom(payment.counterparty_key),
      payments.totalsByPlayer('all'),
      fixtures.feesByPlayer('all', clock()),
    ]);
    const returned = payment.amount < 0 ? (mirror?.allocations.map(({ player_id }) => player_id) ?? []) : [];
    return suggestPayers(payment, { players: everybody, earlier, owes: owedBy(paid, fees), returned });
  };
}
