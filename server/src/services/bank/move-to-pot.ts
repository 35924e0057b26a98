import { isWanted } from '../../domain/bank-tasks.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import type { Prepare } from './write-back-call.ts';

/**
 * Moves the money of a payment from the account to the chosen pot. The name of the move is that of the task, so the bank
 * makes it once however often it is told.
 */
export const createMoveToPot =
  ({ store }: Pick<ServiceDependencies, 'store'>): Prepare =>
  async (task, connection) => {
    const { pot, account } = connection;
    const payment = await store.payments.get(task.about);
    if (pot === null || account === null || !payment || !isWanted('pot', payment, connection)) return null;
    const move = { accountId: account.id, amount: payment.amount, dedupeId: task.id };
    return (monzo) => monzo.pots.deposit(pot.id, move);
  };
