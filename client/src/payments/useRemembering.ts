import { normaliseBankName } from '@paidup/shared/bank-name';
import type { Payment, PlayersPart } from '@paidup/shared/payment';
import { computed, shallowRef } from 'vue';
import { getPlayer } from '../players/api.ts';
import { usePlayerChanges } from '../players/usePlayers.ts';
import { useSaving } from '../app/useSaving.ts';
import type { Outcome } from '../app/toasts/useUndoToast.ts';
import { settledTexts } from './inbox/texts.ts';
import { doubtAbout, type NameDoubt } from './name-doubt.ts';
import { usePaymentChanges } from './usePayments.ts';

/** Gives the payer's name to the player of a credited payment, or takes it off them again. */
export function useRemembering() {
  const { take, giveBack } = useBankNames();
  const { assign } = usePaymentChanges();
  const doubt = shallowRef<NameDoubt | null>(null);
  const { isSaving, refusal, submit } = useSaving(
    (change: () => Promise<Outcome | null>) => change(),
    (outcome) => outcome,
  );

  /** Saves the name, unless something speaks against it. Then `doubt` says what, and nothing is saved yet. */
  const remember = (payment: Payment, part: PlayersPart, name: string) =>
    submit(async () => {
      doubt.value = await doubtAbout(part.player_id, name);
      return doubt.value ? null : save(payment, part, name, null);
    });

  /** Saves the name all the same, and takes it off its owner. */
  const rememberAnyway = (payment: Payment, part: PlayersPart, name: string) =>
    submit(() => {
      const owner = doubt.value?.owner ?? null;
      doubt.value = null;
      return save(payment, part, name, owner);
    });

  async function save(
    { id, rev }: Payment,
    part: PlayersPart,
    name: string,
    owner: NameDoubt['owner'],
  ): Promise<Outcome> {
    const { player_id, name: player, amount } = part;
    const { matched_payments: others = 0 } = await assign(id, rev, {
      allocations: [{ player_id, amount }],
      remember: true,
      move_names: owner !== null,
    });
    const words = settledTexts.remembered(name, player);
    const text = others > 0 ? `${words}. ${settledTexts.alsoCredited(others)}` : words;
    return { text, undo: () => (owner ? giveBack(owner, name) : take({ player_id, name })) };
  }

  const forget = (bankName: { player_id: string; name: string }) => submit(() => take(bankName));

  return {
    isSaving,
    refused: computed(() => refusal.value?.detail),
    doubt,
    remember,
    rememberAnyway,
    forget,
  };
}

/** Functions that take a bank name off a player, or move it back to one. Each answers the text of the toast. */
function useBankNames() {
  const { update } = usePlayerChanges();

  async function take({ player_id, name }: { player_id: string; name: string }): Promise<string> {
    const { id, rev, accepted_bank_names: names } = await getPlayer(player_id);
    const key = normaliseBankName(name);
    const kept = names.filter((other) => normaliseBankName(other) !== key);
    await update(id, rev, { accepted_bank_names: kept });
    return settledTexts.forgotten(name);
  }

  async function giveBack(owner: { player_id: string; name: string }, name: string): Promise<string> {
    const { id, rev, accepted_bank_names: names } = await getPlayer(owner.player_id);
    await update(id, rev, { accepted_bank_names: [...names, name], move_names: true });
    return settledTexts.remembered(name, owner.name);
  }

  return { take, giveBack };
}
