import { formatMoney } from '@paidup/shared/format-money';
import type { Allocation, Payment, PaymentChanged } from '@paidup/shared/payment';
import { computed } from 'vue';
import { settledTexts } from './inbox/texts.ts';
import type { NameChoice } from './inbox/useNameQuestion.ts';
import { namesOf, payerOf } from './payment-words.ts';
import { canRedo } from './payment-history.ts';
import { usePaymentChanges } from './usePayments.ts';
import { DOUBLE_TAP, useSaving } from '../app/useSaving.ts';
import type { Outcome } from '../app/toasts/useUndoToast.ts';

/** A payment at the revision that the organiser sees. */
type Revision = Pick<Payment, 'id' | 'rev'>;

type Settlement = { change: () => Promise<PaymentChanged>; outcomeOf: (changed: PaymentChanged) => Outcome };

/** The actions on a payment. Each happens once, however often it is tapped, and its toast offers to undo it. */
export function useSettling() {
  const changes = usePaymentChanges();
  const { isSaving, refusal, submit } = useSaving(
    ({ change }: Settlement) => change(),
    (changed, { outcomeOf }) => outcomeOf(changed),
    // The button for redoing comes where the one for undoing was, so a double tap would do both.
    DOUBLE_TAP,
  );

  /** Credits the parts. The one player may get the payer's name too. */
  function credit(
    payment: Payment,
    parts: Allocation[],
    choice: NameChoice = { remember: false },
  ): Promise<boolean> {
    const allocations = parts.map((part) =>
      'club' in part ? part : { player_id: part.player_id, amount: part.amount },
    );
    return submit({
      change: () => changes.assign(payment.id, payment.rev, { allocations, ...choice }),
      outcomeOf: (changed) => undoable(creditWords(payment, parts, changed), changed),
    });
  }

  /** Ignores it. With a `payer`, later payments from them are not stored either. */
  function ignore(payment: Payment, reason: string, payer: string | null): Promise<boolean> {
    const why = { remember: payer !== null, ...(reason === '' ? {} : { reason }) };
    const words = settledTexts.ignored(formatMoney(payment.amount), payerOf(payment));
    return submit({
      change: () => changes.ignore(payment.id, payment.rev, why),
      outcomeOf: (changed) => undoable(payer === null ? words : settledTexts.ignoredPayer(payer), changed),
    });
  }

  /** Takes it back from everybody. It then needs the organiser again. */
  function takeBack(payment: Payment): Promise<boolean> {
    const change = payment.status === 'ignored' ? changes.unignore : changes.unassign;
    return submit({
      change: () => change(payment.id, payment.rev),
      outcomeOf: (changed) => undoable(settledTexts.takenBack(formatMoney(payment.amount)), changed),
    });
  }

  /** Keeps it as it is and settles the conflict, because the organiser has seen what the bank says now. */
  function keep(payment: Payment): Promise<boolean> {
    if (payment.status === 'matched') return credit(payment, payment.allocations);
    if (payment.status === 'ignored') return ignore(payment, '', null);
    return takeBack(payment);
  }

  /** Undoes the last change. */
  function undo({ id, rev }: Revision): Promise<boolean> {
    return submit({ change: () => changes.undo(id, rev), outcomeOf: undoOutcome });
  }

  function undoable(text: string, { id, rev }: Revision): Outcome {
    return { text, undo: async () => undoOutcome(await changes.undo(id, rev)) };
  }

  function undoOutcome({ remembered, history }: PaymentChanged): Outcome {
    if (remembered && history.at(-1)?.moved_to) return settledTexts.undoneAndMovedBack(remembered.name);
    if (remembered) return settledTexts.undoneAndForgotten(remembered.name);
    return canRedo(history) ? settledTexts.undone : settledTexts.again;
  }

  return {
    isSaving,
    refusal,
    refused: computed(() => refusal.value?.detail),
    credit,
    ignore,
    takeBack,
    keep,
    undo,
  };
}

function creditWords(
  payment: Payment,
  parts: Allocation[],
  { matched_payments = 0 }: PaymentChanged,
): string {
  const words = payment.amount < 0 ? settledTexts.refunded : settledTexts.credited;
  const said = words(formatMoney(Math.abs(payment.amount)), namesOf(parts));
  return matched_payments > 0 ? `${said}, and ${settledTexts.others(matched_payments)}` : said;
}
