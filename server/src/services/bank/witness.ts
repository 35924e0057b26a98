import type { BankConnectionRecord } from '../../domain/records.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import type { Connection } from './connection.ts';

/**
 * Returns how to find the connection whose bank has to confirm what is delivered. It is `null` while the deliveries
 * themselves decide. A process that can't connect a bank looks once, and again when another has changed the connection.
 */
export function createWitness(
  { store }: Pick<ServiceDependencies, 'store'>,
  { monzo, current }: Pick<Connection, 'monzo' | 'current'>,
) {
  let changes = 0;
  let unconnectedAt: number | null = null;
  if (monzo === null)
    store.watch((change) => {
      if (change === 'reset' || change.entity === 'bank') changes++;
    });

  return async (): Promise<BankConnectionRecord | null> => {
    if (unconnectedAt === changes) return null;
    const seen = changes;
    const connection = await current();
    if (connection.connected_since !== null) return connection;
    if (monzo === null) unconnectedAt = seen;
    return null;
  };
}
