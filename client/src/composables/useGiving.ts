import type { Payment } from '@paidup/shared/payment';
import { computed, shallowRef } from 'vue';
import { getPlayer } from '../api/players.ts';
import { payerOf } from '../texts/payment-words.ts';
import { paymentTexts } from '../texts/payments.ts';
import { playerFormTexts } from '../texts/players.ts';
import { useNotice } from './useNotice.ts';
import { usePlayerChanges } from './usePlayers.ts';
import { useSaving } from './useSaving.ts';

/** Gives a payer's name to a player, which credits them with what waits under that name. */
export function useGiving() {
  const payment = shallowRef<Payment | null>(null);
  const notify = useNotice();
  const { update } = usePlayerChanges();
  const { refusal, submit } = useSaving(async (playerId: string) => {
    if (payment.value === null) return;
    const name = payerOf(payment.value);
    const { id, rev, accepted_bank_names: names } = await getPlayer(playerId);
    const changes = { accepted_bank_names: [...names, name] };
    const player = await update.mutateAsync({ id, rev, changes });
    payment.value = null;
    notify(`${paymentTexts.added(name, player.name)}. ${playerFormTexts.credited(player.matched_payments)}`);
  });

  function start(chosen: Payment): void {
    refusal.value = null;
    payment.value = chosen;
  }

  return { payment, start, refused: computed(() => refusal.value?.detail), give: submit };
}
