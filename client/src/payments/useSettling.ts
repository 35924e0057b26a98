import { formatMoney } from '@paidup/shared/format-money';
import type { Allocation, Payment, PaymentChanged } from '@paidup/shared/payment';
import { computed } from 'vue';
import { settledTexts } from './inbox/texts.ts';
import { namesOf, payerOf } from './payment-words.ts';
import { isTakenBack } from './payment-history.ts';
import { useForgetting } from './useRemembering.ts';
import { usePaymentChanges } from './usePayments.ts';
import { useSaving } from '../app/useSaving.ts';
import type { Told } from '../app/useTelling.ts';

/** A payment at the revision on which the organiser decides. */
export type Settled = Pick<Payment, 'id' | 'rev'>;

type Settlement = { change: () => Promise<PaymentChanged>; told: (changed: PaymentChanged) => Told };

/** What the organiser decides about a payment, each once however often it is tapped, with undo in the toast. */
export function useSettling() {
  const forget = useForgetting();
  const changes = usePaymentChanges();
  const { isSaving, refusal, submit } = useSaving(
    ({ change }: Settlement) => change(),
    (changed, { told }) => told(changed),
  );

  /** Credits the parts; with `remember` the one player also gets the payer's name. */
  function credit(payment: Payment, parts: Allocation[], remember = false): Promise<boolean> {
    const allocations = parts.map(({ player_id, amount }) => ({ player_id, amount }));
    return submit({
      change: () => changes.assign(payment.id, payment.rev, { allocations, remember }),
      told: (changed) => undoable(creditWords(payment, parts, changed), changed),
    });
  }

  /** Sets it aside; with a `payer`, what they send later is not stored either. */
  function ignore(payment: Payment, reason: string, payer: string | null): Promise<boolean> {
    const why = { remember: payer !== null, ...(reason === '' ? {} : { reason }) };
    const words = settledTexts.ignored(formatMoney(payment.amount), payerOf(payment));
    return submit({
      change: () => changes.ignore(payment.id, payment.rev, why),
      told: (changed) => undoable(payer === null ? words : settledTexts.ignoredPayer(payer), changed),
    });
  }

  /** Credits nobody any more: it is back in what needs the organiser. */
  function takeBack(payment: Payment): Promise<boolean> {
    const change = payment.status === 'ignored' ? changes.unignore : changes.unassign;
    return submit({
      change: () => change(payment.id, payment.rev),
      told: (changed) => undoable(settledTexts.takenBack(formatMoney(payment.amount)), changed),
    });
  }

  /** Leaves it as it is though the bank says something else: the organiser has seen it. */
  function keep(payment: Payment): Promise<boolean> {
    if (payment.status === 'matched') return credit(payment, payment.allocations);
    if (payment.status === 'ignored') return ignore(payment, '', null);
    return takeBack(payment);
  }

  /** Takes the last change back. */
  function undo({ id, rev }: Settled): Promise<boolean> {
    return submit({ change: () => changes.undo(id, rev), told: undoneWords });
  }

  function undoable(text: string, { id, rev }: Settled): Told {
    return { text, undo: async () => undoneWords(await changes.undo(id, rev)) };
  }

  function undoneWords({ remembered, history }: PaymentChanged): Told {
    if (!remembered) return isTakenBack(history) ? settledTexts.undone : settledTexts.again;
    return {
      text: settledTexts.stillTheirs(remembered.name),
      undo: () => forget(remembered),
      label: settledTexts.forget,
    };
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
