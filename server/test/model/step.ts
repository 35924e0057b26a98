import type { RealClub } from './real-club.ts';
import type { Actions, Transaction } from './scene.ts';

/**
 * One step of a story and its sentence. `does` acts on the model and the club alike. `distracts` acts on the club only,
 * and must not change anything that the model knows.
 */
export type Step = {
  say: string;
  does?: (club: Actions, at: Bank) => unknown;
  distracts?: (club: RealClub, at: Bank) => Promise<unknown>;
};

/** The bank's payment of this number. */
export type Bank = (payment: number) => Transaction;
