import { formatMoney } from '@paidup/shared/format-money';
import { clubTexts } from './texts.ts';
import { createRequestKeys } from '../../app/request-keys.ts';
import { usePaymentChanges } from '../usePayments.ts';
import { useUndoToast } from '../../app/toasts/useUndoToast.ts';

/** Enters money that is no player's, once however often it is sent. Its toast takes exactly this entry back. */
export function useClubMoney() {
  const showOutcome = useUndoToast();
  const { cash, undo } = usePaymentChanges();
  const keys = createRequestKeys();

  /** Enters pence, which are a cost if they are negative. Throws an `ApiError` when the server refuses it. */
  return async function enter(amount: number, notes: string) {
    const payment = { club: true as const, amount, notes };
    const entered = await cash(payment, keys.keyOf(payment));
    const words = amount < 0 ? clubTexts.cost : clubTexts.income;
    showOutcome({
      text: words(formatMoney(Math.abs(amount)), notes),
      undo: () => undo(entered.id, entered.rev),
    });
    return entered;
  };
}
