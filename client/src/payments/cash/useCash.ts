import { formatMoney } from '@paidup/shared/format-money';
import { computed } from 'vue';
import { cashTexts } from './texts.ts';
import { newKey } from '../../app/new-key.ts';
import { usePaymentChanges } from '../usePayments.ts';
import { useSaving } from '../../app/useSaving.ts';
import { useUndoToast } from '../../app/useUndoToast.ts';

/** Cash from a player in pence. A negative amount goes back to the player. */
type Cash = { player: { id: string; name: string }; amount: number; notes: string };

/** Enters cash once, however often it is tapped. The toast enters the opposite amount to undo it. */
export function useCash() {
  const showOutcome = useUndoToast();
  const { cash } = usePaymentChanges();
  // After a lost answer the same cash is sent again with its key. Corrected cash needs a key of its own.
  const keys = new Map<string, string>();
  const { refusal, submit } = useSaving(enter);

  /** Enters cash and answers its payment. Throws an `ApiError` when the server refuses it. */
  async function enter({ player, amount, notes }: Cash) {
    const payment = { player_id: player.id, amount, ...(notes === '' ? {} : { notes }) };
    const body = JSON.stringify(payment);
    const key = keys.get(body) ?? newKey();
    keys.set(body, key);
    const entered = await cash(payment, key);
    keys.clear();
    const back = { ...payment, amount: -amount, notes: cashTexts.byMistake };
    const backKey = newKey();
    const words = amount < 0 ? cashTexts.givenBack : cashTexts.taken;
    showOutcome({ text: words(formatMoney(Math.abs(amount)), player.name), undo: () => cash(back, backKey) });
    return entered;
  }

  /** Enters cash and answers whether that was done. `refused` then says why not. */
  const take = (player: Cash['player'], amount: number) => submit({ player, amount, notes: '' });

  /** Makes the next cash a payment of its own, even if its amount is the same. */
  function renew(): void {
    keys.clear();
    refusal.value = null;
  }

  return { refused: computed(() => refusal.value?.detail), enter, take, renew };
}
