import { normaliseBankName } from '@paidup/shared/bank-name';
import type { BankNameCheck, CheckBankName } from '@paidup/shared/player';
import { nameDanger } from '../domain/name-danger.ts';
import { notFound } from '../errors.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** What a name would do, before it is given to a player. */
export function createBankNamesService({ store }: ServiceDependencies) {
  const { payments, players } = store;

  return {
    /**
     * Who owns the name, how many stored payments show it, and why it does not tell one person from another. A
     * player who is not stored yet has no id.
     */
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
