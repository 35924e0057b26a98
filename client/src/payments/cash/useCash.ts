import { formatMoney } from '@paidup/shared/format-money';
import { computed } from 'vue';
import { cashTexts } from './texts.ts';
import { createRequestKeys } from '../../app/request-keys.ts';
import { usePaymentChanges } from '../usePayments.ts';
import { useSaving } from '../../app/useSaving.ts';
import { useUndoToast } from '../../app/useUndoToast.ts';

/**
 * Cash from a player in pence, or a debt of theirs that is written off. A negative amount goes back to the player.
 * `covers` says what it pays for, and `undone` is called once it has been taken back.
 */
type Cash = {
  player: { id: string; name: string };
  amount: number;
  notes?: string;
  source?: 'write_off';
  covers?: string;
  undone?: () => void;
};

/**
 * Enters cash once, however often it is tapped: the same cash keeps its key until `renew`. Its toast takes exactly this
 * payment back.
 */
export function useCash() {
  const showOutcome = useUndoToast();
  const { cash, undo } = usePaymentChanges();
  const keys = createRequestKeys();
  const { isSaving, refusal, submit } = useSaving(enter);

  /** Enters cash and answers its payment. Throws an `ApiError` when the server refuses it. */
  async function enter({ player, amount, notes = '', source, covers, undone }: Cash) {
    const payment = {
      player_id: player.id,
      amount,
      ...(notes === '' ? {} : { notes }),
      ...(source === undefined ? {} : { source }),
    };
    const entered = await cash(payment, keys.keyOf(payment));
    const words = source ? cashTexts.writtenOff : amount < 0 ? cashTexts.givenBack : cashTexts.taken;
    const said = words(formatMoney(Math.abs(amount)), player.name);
    showOutcome({
      text: covers === undefined ? said : `${said}: ${covers}`,
      undo: async () => {
        const answer = await undo(entered.id, entered.rev);
        renew();
        undone?.();
        return answer;
      },
    });
    return entered;
  }

  /** Makes the next cash a payment of its own, even if its amount is the same. */
  function renew(): void {
    keys.forget();
    refusal.value = null;
  }

  return {
    isTaking: isSaving,
    refused: computed(() => refusal.value?.detail),
    enter,
    /** Enters cash and answers whether that was done. `refused` then says why not. */
    take: submit,
    renew,
  };
}
