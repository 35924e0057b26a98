import type { Attendance } from './fixture.ts';

/** Returns the pence of a player's fee that neither money nor a write-off covers. */
export const openFee = ({ fee, paid, forgiven }: Pick<Attendance, 'fee' | 'paid' | 'forgiven'>): number =>
  fee - paid - forgiven;
