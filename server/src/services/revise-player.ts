import { normaliseBankName } from '@paidup/shared/bank-name';
import type { UpdatePlayer } from '@paidup/shared/player';
import { updatedPlayer, withoutNamesOf } from '../domain/players.ts';
import type { BankKeyTaken, PlayerRecord } from '../domain/records.ts';
import type { Source } from '../domain/revision.ts';
import { AppError, found } from '../errors.ts';
import type { Store } from '../store/store.ts';
import type { ServiceDependencies } from './dependencies.ts';
import type { IfMatch } from './revise.ts';

/** Whether a bank name may be taken off the player with this id, so that another gets it. */
export type MayTakeFrom = (id: string) => boolean;

export const nobody: MayTakeFrom = () => false;
export const anybody: MayTakeFrom = () => true;

/** A changed player, the keys of the bank names that they got, and the players who lost one of these. */
type RevisedPlayer = { player: PlayerRecord; added: string[]; takenFrom: string[] };

/**
 * Changes one stored player as `revise` does. Bank names of those whom `mayTakeFrom` allows are taken off them in the
 * same write. Throws 409 `bank_name_taken` for any other name of another player.
 */
export function createRevisePlayer({ store, clock, revise }: ServiceDependencies) {
  const { players } = store;
  const bankNameTaken = createBankNameTaken(store);

  return async (
    id: string,
    inputFor: (record: PlayerRecord) => UpdatePlayer,
    ifMatch: IfMatch,
    by: string,
    mayTakeFrom = nobody,
  ): Promise<RevisedPlayer> => {
    const moved: { from: PlayerRecord[] } = { from: [] };
    const { before, after } = await revise<PlayerRecord>(id, {
      noun: 'player',
      ifMatch,
      read: async () => found(await players.get(id), 'player'),
      async change(record) {
        const source = { at: clock(), by };
        const next = updatedPlayer(record, inputFor(record), source);
        moved.from = mayTakeFrom === nobody ? [] : await ownersWithout(next, mayTakeFrom, source);
        return next;
      },
      async replace(next, rev) {
        const outcome = await (moved.from.length === 0
          ? players.replace(next, rev)
          : players.replaceTogether([...moved.from, next]));
        if (typeof outcome !== 'object') return outcome;
        // Somebody else may have got the name since it was looked for.
        const owner = await players.findByBankKey(outcome.taken);
        if (!owner || mayTakeFrom(owner.id)) return 'stale';
        throw await bankNameTaken(
          outcome,
          next.bank_names.map(({ name }) => name),
        );
      },
    });
    const added = keysOf(after).filter((key) => !keysOf(before).includes(key));
    return { player: after, added, takenFrom: moved.from.map((one) => one.id) };
  };

  /** Returns the other players who have one of the player's bank names, as they are without these. */
  async function ownersWithout(
    player: PlayerRecord,
    mayTakeFrom: MayTakeFrom,
    source: Source,
  ): Promise<PlayerRecord[]> {
    const owners = await Promise.all(player.bank_names.map(({ key }) => players.findByBankKey(key)));
    const ids = new Set(owners.flatMap((owner) => owner?.id ?? []));
    const others = [...ids].filter((id) => id !== player.id && mayTakeFrom(id));
    const records = await Promise.all(others.map((id) => players.get(id)));
    return records.flatMap((record) => (record ? withoutNamesOf(record, player, source) : []));
  }
}

/** Returns a function that makes the error for a bank name, one of these, which another player has. */
export const createBankNameTaken =
  ({ players }: Pick<Store, 'players'>) =>
  async ({ taken }: BankKeyTaken, names: string[]): Promise<AppError> => {
    const owner = (await players.findByBankKey(taken))?.name ?? 'another player';
    const index = names.findIndex((name) => normaliseBankName(name) === taken);
    const path = `accepted_bank_names.${Math.max(0, index)}`;
    const detail = `The bank name ${names[index] ?? taken} belongs to ${owner}. Take it off ${owner} first.`;
    return new AppError('bank_name_taken', detail, [{ path, message: `belongs to ${owner}` }]);
  };

/** Returns the keys of a player's bank names. */
export const keysOf = ({ bank_names }: Pick<PlayerRecord, 'bank_names'>): string[] =>
  bank_names.map(({ key }) => key);
