import { normaliseBankName } from '@paidup/shared/bank-name';
import type { BankNameCheck, CheckBankName } from '@paidup/shared/player';
import { nameDanger } from '../domain/name-danger.ts';
import { notFound } from '../errors.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** Previews a bank name before it is saved. */
export function createBankNamesService({ store }: ServiceDependencies) {
  const { payments, players } = store;

  return {
    /** Returns the owner of the name, how many stored payments show it, and its danger. A new player has no id yet. */
    async check(playerId: string | null, { name }: CheckBankName): Promise<BankNameCheck> {
      if (playerId !== null && !(await players.get(playerId))) throw notFound('player');
      const key = normaliseBankName(name);
      const [owner, waiting, seen, isShared] = await Promise.all([
        players.findByBankKey(key),
        payments.unmatchedFrom([key]),
        payments.countFrom(key),
        payments.isDescriptionShared(key),
      ]);
      return {
        owner: owner ? { player_id: owner.id, name: owner.name } : null,
        payments: seen,
        would_credit: owner === null ? waiting.length : 0,
        danger: nameDanger(key, isShared),
      };
    },
  };
}
