import type { Player } from '@paidup/shared/player';
import type { ServiceDependencies } from './dependencies.ts';

/** The sums of a player, in pence. */
export type Sums = Pick<Player, 'total_paid' | 'written_off' | 'total_fees' | 'balance' | 'owes'>;

/** Returns a function that sums up these players now. It returns a function from the id to the sums. */
export const createSums =
  ({ store, clock }: Pick<ServiceDependencies, 'store' | 'clock'>) =>
  async (ids: string[]): Promise<(id: string) => Sums> => {
    const [paid, writtenOff, fees] = await Promise.all([
      store.payments.totalsByPlayer(ids),
      store.payments.writtenOffByPlayer(ids),
      store.fixtures.feesByPlayer(ids, clock()),
    ]);
    return (id) => {
      const [total_paid = 0, written_off = 0, total_fees = 0] = [paid, writtenOff, fees].map((sums) =>
        sums.get(id),
      );
      const balance = total_paid + written_off - total_fees;
      return { total_paid, written_off, total_fees, balance, owes: Math.max(0, -balance) };
    };
  };
