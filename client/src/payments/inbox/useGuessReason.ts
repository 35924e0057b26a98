import { formatMoney } from '@paidup/shared/format-money';
import type { Payment, Suggestion } from '@paidup/shared/payment';
import { sentence } from '../../app/wording.ts';
import { useDebts } from '../../summary/useSummary.ts';
import { inboxTexts } from './texts.ts';

/** Why somebody may be the payer, with what they owe. The server names the debt only where it is exactly the amount paid. */
export function useGuessReason() {
  const debts = useDebts();

  return ({ amount }: Payment, { player_id, reason }: Suggestion): string => {
    const owes = debts.value.get(player_id) ?? 0;
    const isComplete = owes === 0 || owes === amount || amount < 0;
    return sentence(isComplete ? reason : inboxTexts.alsoOwes(reason, formatMoney(owes)));
  };
}
