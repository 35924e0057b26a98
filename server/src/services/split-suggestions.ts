import type { SuggestedSplit } from '@paidup/shared/payment';
import type { PaymentRecord } from '../domain/records.ts';
import { lastSplit, mayBeJoint, suggestSplit } from '../domain/split-suggestions.ts';
import { toAllocations } from './allocations.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { everyPlayer } from './every-player.ts';

/** Returns a function that suggests how to split an unmatched payment, or answers `null`. */
export const createSplitSuggestions =
  ({ store, timeZone }: ServiceDependencies) =>
  async (payment: PaymentRecord, isOtherAccount: boolean): Promise<SuggestedSplit | null> => {
    const { counterparty_key, amount } = payment;
    // Payments of another account with the same name may be another person's.
    const earlier = isOtherAccount
      ? []
      : await store.payments.withCounterparty(counterparty_key, amount, NEWEST_FIRST);
    if (!lastSplit(payment, earlier) && !mayBeJoint(payment)) return null;
    const players = await everyPlayer(store.players);
    const suggested = suggestSplit(payment, { earlier, players, timeZone });
    if (!suggested) return null;
    const byId = new Map(players.map((player) => [player.id, player]));
    return { allocations: toAllocations(suggested.parts, byId), reason: suggested.reason };
  };

/** All time, backwards. */
const NEWEST_FIRST = { from: '9999-12-31T23:59:59.999Z', to: '0000-01-01T00:00:00.000Z' };
