import { formatMoney } from '@paidup/shared/format-money';
import { computed } from 'vue';
import { cashTexts } from './texts.ts';
import { createRequestKeys } from '../../app/request-keys.ts';
import { usePaymentChanges } from '../usePayments.ts';
import { useSaving } from '../../app/useSaving.ts';
import { useUndoToast } from '../../app/useUndoToast.ts';

/** Cash from a player in pence. A negative amount goes back to the player. */
type Cash = { player: { id: string; name: string }; amount: number; notes: string };

/** Enters cash once, however often it is tapped. Its toast takes exactly this payment back. */
export function useCash() {
  const showOutcome = useUndoToast();
  const { cash, undo } = usePaymentChanges();
  const keys = createRequestKeys();
  const { refusal, submit } = useSaving(enter);

  /** Enters cash and answers its payment. Throws an `ApiError` when the server refuses it. */
  async function enter({ player, amount, notes }: Cash) {
    const payment = { player_id: player.id, amount, ...(notes === '' ? {} : { notes }) };
    const entered = await cash(payment, keys.keyOf(payment));
    keys.forget();
    const words = amount < 0 ? cashTexts.givenBack : cashTexts.taken;
    const text = words(formatMoney(Math.abs(amount)), player.name);
    showOutcome({ text, undo: () => undo(entered.id, entered.rev) });
    return entered;
  }

  /** Enters cash and answers whether that was done. `refused` then says why not. */
  const take = (player: Cash['player'], amount: number) => submit({ player, amount, notes: '' });

  /** Makes the next cash a payment of its own, even if its amount is the same. */
  function renew(): void {
    keys.forget();
    refusal.value = null;
  }

  return { refused: computed(() => refusal.value?.detail), enter, take, renew };
}
