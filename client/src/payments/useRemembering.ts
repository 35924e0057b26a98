import type { Allocation, Payment } from '@paidup/shared/payment';
import { computed, shallowRef } from 'vue';
import { toApiError } from '../app/api/api-error.ts';
import { checkBankName, getPlayer } from '../players/api.ts';
import { settledTexts } from './inbox/texts.ts';
import { usePaymentChanges } from './usePayments.ts';
import { useSaving } from '../app/useSaving.ts';
import type { Outcome } from '../app/useUndoToast.ts';
import { normaliseBankName } from '@paidup/shared/bank-name';
import { usePlayerChanges } from '../players/usePlayers.ts';

/** Gives the payer's name to the player of a credited payment, or takes it off them again. */
export function useRemembering() {
  const take = useForgetting();
  const { assign } = usePaymentChanges();
  const owner = shallowRef<{ player_id: string; name: string } | null>(null);
  const danger = shallowRef<string | null>(null);
  const { isSaving, refusal, submit } = useSaving(
    (change: () => Promise<Outcome | null>) => change(),
    (outcome) => outcome,
  );

  /**
   * Saves the name, unless it may credit somebody else. Then `danger` says why, and only a call with `isMeant` saves it.
   * A name that belongs to somebody else is refused, and `owner` is that player.
   */
  const remember = (payment: Payment, part: Allocation, name: string, isMeant = false) =>
    submit(async () => {
      owner.value = null;
      danger.value = isMeant ? null : (await checkBankName(part.player_id, name)).danger;
      return danger.value === null ? save(payment, part, name) : null;
    });

  async function save({ id, rev }: Payment, part: Allocation, name: string): Promise<Outcome> {
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

  const forget = (bankName: { player_id: string; name: string }) => submit(() => take(bankName));

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
