import { normaliseBankName } from '@paidup/shared/bank-name';
import { getPlayer } from '../players/api.ts';
import { settledTexts } from './inbox/texts.ts';
import { usePlayerChanges } from '../players/usePlayers.ts';

/** A function that takes a bank name off a player and answers the words that tell of it. */
export function useForgetting() {
  const { update } = usePlayerChanges();

  return async ({ player_id, name }: { player_id: string; name: string }): Promise<string> => {
    const { id, rev, accepted_bank_names: names } = await getPlayer(player_id);
    const key = normaliseBankName(name);
    const kept = names.filter((other) => normaliseBankName(other) !== key);
    await update(id, rev, { accepted_bank_names: kept });
    return settledTexts.forgotten(name);
  };
}
