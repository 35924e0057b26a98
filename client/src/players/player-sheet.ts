/** The sheet that is open on a player's page; null when none is. */
export type PlayerSheet = 'remind' | 'cash' | 'refund' | 'code' | 'history' | 'remove' | null;
