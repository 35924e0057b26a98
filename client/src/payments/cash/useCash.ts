import { formatMoney } from '@paidup/shared/format-money';
import { computed } from 'vue';
import { cashTexts } from '../texts.ts';
import { newKey } from '../../app/new-key.ts';
import { usePaymentChanges } from '../usePayments.ts';
import { useSaving } from '../../app/useSaving.ts';
import { useTelling } from '../../app/useTelling.ts';

type Booking = { player: { id: string; name: string }; amount: number; notes: string };

/** Books cash in hand, once however often it is tapped; the toast books the opposite to undo it. */
export function useCash() {
  const tell = useTelling();
  const { cash } = usePaymentChanges();
  let key = newKey();

  const { isSaving, refusal, submit } = useSaving(book);

  /** Books it; throws when it was refused. */
  async function book({ player, amount, notes }: Booking) {
    const payment = { player_id: player.id, amount, ...(notes === '' ? {} : { notes }) };
    const booked = await cash(payment, key);
    key = newKey();
    const back = { ...payment, amount: -amount, notes: cashTexts.takenBack };
    const backKey = newKey();
    const words = amount < 0 ? cashTexts.refunded : cashTexts.taken;
    tell({ text: words(formatMoney(Math.abs(amount)), player.name), undo: () => cash(back, backKey) });
    return booked;
  }

  /** Books pence from (or, below zero, back to) a player; answers whether it was done. */
  const take = (player: Booking['player'], amount: number, notes = '') => submit({ player, amount, notes });

  /** A booking of its own begins: the next one is no repeat of the last. */
  function renew(): void {
    key = newKey();
    refusal.value = null;
  }

  return { isSaving, refusal, refused: computed(() => refusal.value?.detail), book, take, renew };
}
