import type { Suggestion } from '@paidup/shared/payment';
import { owedBy } from '../domain/fees.ts';
import type { PaymentRecord } from '../domain/records.ts';
import { suggestPayers } from '../domain/suggestions.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { everyPlayer } from './every-player.ts';

/**
 * Returns a function that suggests players for an unmatched payment when it is read. `mirror` is the payment that it may
 * return.
 */
export const createSuggestions =
  ({ store: { players, fixtures, payments }, clock }: ServiceDependencies) =>
  async (payment: PaymentRecord, mirror: PaymentRecord | null): Promise<Suggestion[]> => {
    const [everybody, earlier, paid, writtenOff, fees] = await Promise.all([
      everyPlayer(players),
      payments.creditsFrom(payment.counterparty_key),
      payments.totalsByPlayer('all'),
      payments.writtenOffByPlayer('all'),
      fixtures.feesByPlayer('all', clock()),
    ]);
    const returned = payment.amount < 0 ? (mirror?.allocations.map(({ player_id }) => player_id) ?? []) : [];
    const owes = owedBy(paid, writtenOff, fees);
    return suggestPayers(payment, { players: everybody, earlier, owes, returned });
  };
