import { notesWithNames } from '../../domain/bank-notes.ts';
import { isWanted } from '../../domain/bank-tasks.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { createNames } from '../names.ts';
import type { Prepare } from './write-back-call.ts';

/** Adds to the notes of a transaction whom it credits, unless they are there. What we keep of the notes stays as it came. */
export function createAnnotate({ store }: Pick<ServiceDependencies, 'store'>): Prepare {
  const namesOf = createNames(store);

  return async (task, connection) => {
    const payment = await store.payments.get(task.about);
    if (!payment || !isWanted('notes', payment, connection)) return null;
    const ids = payment.allocations.map(({ player_id }) => player_id);
    const byId = await namesOf(ids);
    const names = ids.flatMap((id) => byId.get(id) ?? []);
    return async (monzo) => {
      const transaction = await monzo.transactions.get(payment.id);
      const notes = notesWithNames(transaction.notes, payment.notes, names);
      if (notes !== null) await monzo.transactions.annotate(payment.id, { notes });
    };
  };
}
