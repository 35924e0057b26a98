import { BANK_ENTRIES } from './bank-entries.ts';
import { CARDS } from './cards.ts';
import type { Kind } from './draft.ts';
import { POT_MOVES } from './pot-moves.ts';
import { TRANSFERS_IN } from './transfers-in.ts';
import { TRANSFERS_OUT } from './transfers-out.ts';

const kinds = { ...TRANSFERS_IN, ...TRANSFERS_OUT, ...CARDS, ...POT_MOVES, ...BANK_ENTRIES };

export type KindName = keyof typeof kinds;

/** Every kind of transaction that the bank can make. */
export const KINDS: Record<KindName, Kind> = kinds;
