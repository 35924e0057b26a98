import type { IgnoredPayer } from '@paidup/shared/payment';
import { notFound } from '../errors.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** Lists and removes ignored payers, whose payments are not stored. */
export const createIgnoredPayersService = ({ store }: ServiceDependencies) => ({
  async list(): Promise<{ items: IgnoredPayer[] }> {
    const payers = await store.ignoredPayers.list();
    return { items: payers.map(({ id, name, created_at }) => ({ id, name, created_at })) };
  },

  /** Stops ignoring a payer, or throws 404. */
  async remove(id: string): Promise<void> {
    if ((await store.ignoredPayers.remove(id)) === 'absent') throw notFound('ignored payer');
  },
});

export type IgnoredPayersService = ReturnType<typeof createIgnoredPayersService>;
