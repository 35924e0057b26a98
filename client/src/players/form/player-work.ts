/** What can be done with a player, each in a sheet of its own; null is none of it. */
export type PlayerWork = 'remind' | 'cash' | 'refund' | 'code' | 'history' | 'remove' | null;
