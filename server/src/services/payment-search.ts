import { normaliseBankName } from '@paidup/shared/bank-name';
import { comparableName, searchableNames } from '@paidup/shared/compare-names';
import { searchedAmount } from '@paidup/shared/payment-search';
import type { PaymentSearch } from '../store/payment-store.ts';
import type { PlayerStore } from '../store/player-store.ts';
import { everyPlayer } from './every-player.ts';

/**
 * Returns what a search for `q` looks for: names of payers and players and references by their keys, notes, and an amount.
 * A deputy sees neither payers, references nor notes, so theirs `isByNameOnly`, of players and amounts.
 */
export async function paymentSearch(
  players: Pick<PlayerStore, 'list'>,
  q: string,
  isByNameOnly: boolean,
): Promise<PaymentSearch> {
  const { pence = null, isOnly = false } = searchedAmount(q) ?? {};
  if (isOnly) return { key: null, notes: null, amount: pence, player_ids: [] };
  const search = comparableName(q);
  const found = await everyPlayer(players, search);
  // The store looks at bank names too.
  const named = found.filter(({ name }) => searchableNames([name]).includes(search));
  return {
    key: isByNameOnly ? null : normaliseBankName(q) || null,
    notes: isByNameOnly ? null : plainNotes(q),
    amount: pence,
    player_ids: named.map(({ id }) => id),
  };
}

/** The words as notes are compared. Databases know small letters from a to z only. */
const plainNotes = (q: string) => q.replace(/\s+/g, ' ').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
