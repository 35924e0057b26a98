import type { Allocation, Payment } from '@paidup/shared/payment';
import { computed, shallowRef } from 'vue';
import { toApiError } from '../app/api/api-error.ts';
import { checkBankName, getPlayer } from '../players/api.ts';
import { settledTexts } from './inbox/texts.ts';
import { usePaymentChanges } from './usePayments.ts';
import { useSaving } from '../app/useSaving.ts';
import type { Told } from '../app/useTelling.ts';
import { normaliseBankName } from '@paidup/shared/bank-name';
import { usePlayerChanges } from '../players/usePlayers.ts';

/** Gives the payer's name to the player of a credited payment, or takes it off them again. */
export function useRemembering() {
  const take = useForgetting();
  const { assign } = usePaymentChanges();
  const owner = shallowRef<{ player_id: string; name: string } | null>(null);
  const danger = shallowRef<string | null>(null);
  const { isSaving, refusal, submit } = useSaving(
    (change: () => Promise<Told | null>) => change(),
    (told) => told,
  );

  /**
   * Saves the name unless it may credit somebody else. `danger` then says why, and nothing is saved until the same
   * call comes with `isMeant`. When the name belongs to somebody else, it is refused and `owner` names them.
   */
  const remember = (payment: Payment, part: Allocation, name: string, isMeant = false) =>
    submit(async () => {
      owner.value = null;
      danger.value = isMeant ? null : (await checkBankName(part.player_id, name)).danger;
      return danger.value === null ? save(payment, part, name) : null;
    });

  async function save({ id, rev }: Payment, part: Allocation, name: string): Promise<Told> {
    const { player_id, name: player, amount } = part;
    try {
      const parts = { allocations: [{ player_id, amount }], remember: true };
      const { matched_payments: others = 0 } = await assign(id, rev, parts);
      const words = settledTexts.remembered(name, player);
      const text = others > 0 ? `${words}. ${settledTexts.alsoCredited(others)}` : words;
      return { text, undo: () => take({ player_id, name }) };
    } catch (thrown) {
      if (toApiError(thrown).code === 'bank_name_taken')
        owner.value = (await checkBankName(player_id, name)).owner;
      throw thrown;
    }
  }

  const forget = (named: { player_id: string; name: string }) => submit(() => take(named));

  return { isSaving, refused: computed(() => refusal.value?.detail), owner, danger, remember, forget };
}

/** A function that takes a bank name off a player and answers the text of the toast. */
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
