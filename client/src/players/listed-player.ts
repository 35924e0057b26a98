import type { Player } from '@paidup/shared/player';

/** A player as a list shows them. A helper is not told the bank names. */
export type ListedPlayer = Omit<Player, 'accepted_bank_names'> & Partial<Pick<Player, 'accepted_bank_names'>>;
