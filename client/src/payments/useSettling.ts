import { formatMoney } from '@paidup/shared/format-money';
import type { Allocation, Payment, PaymentChanged } from '@paidup/shared/payment';
import { computed } from 'vue';
import { namesOf } from './payer-names.ts';
import { settledTexts } from './inbox/texts.ts';
import { payerOf } from './payment-words.ts';
import { isTakenBack } from './payment-history.ts';
import { useForgetting } from './useForgetting.ts';
import { useNotice } from '../app/useNotice.ts';
import { usePaymentChanges } from './usePayments.ts';
import { useSaving } from '../app/useSaving.ts';

/** A payment at the revision on which the organiser decides. */
export type Settled = Pick<Payment, 'id' | 'rev'>;

/** What the organiser decides about a payment, each once however often it is tapped, with undo in the toast. */
export function useSettling() {
  const notify = useNotice();
  const forget = useForgetting();
  const changes = usePaymentChanges();
  const { isSaving, refusal, submit } = useSaving((deed: () => Promise<void>) => deed());

  /** Credits the parts; with `remember` the one player also gets the payer's name. */
  function credit(payment: Payment, parts: Allocation[], remember = false): Promise<boolean> {
    return once(async () => {
      const allocations = parts.map(({ player_id, amount }) => ({ player_id, amount }));
      const { id, rev } = payment;
      const changed = await changes.assign(id, rev, { allocations, remember });
      tell(creditWords(payment, parts, changed), changed);
    });
  }

  /** Sets it aside; with a `payer`, what they send later is not stored either. */
  function ignore(payment: Payment, reason: string, payer: string | null): Promise<boolean> {
    return once(async () => {
      const why = { remember: payer !== null, ...(reason === '' ? {} : { reason }) };
      const changed = await changes.ignore(payment.id, payment.rev, why);
      const words = settledTexts.ignored(formatMoney(payment.amount), payerOf(payment));
      tell(payer === null ? words : settledTexts.ignoredPayer(payer), changed);
    });
  }

  /** Credits nobody any more: it is back in what needs the organiser. */
  function takeBack(payment: Payment): Promise<boolean> {
    return once(async () => {
      const change = payment.status === 'ignored' ? changes.unignore : changes.unassign;
      const changed = await change(payment.id, payment.rev);
      tell(settledTexts.takenBack(formatMoney(payment.amount)), changed);
    });
  }

  /** Leaves it as it is though the bank says something else: the organiser has seen it. */
  function keep(payment: Payment): Promise<boolean> {
    if (payment.status === 'matched') return credit(payment, payment.allocations);
    if (payment.status === 'ignored') return ignore(payment, '', null);
    return takeBack(payment);
  }

  /** Takes the last change back. */
  function undo(payment: Settled): Promise<boolean> {
    return once(async () => {
      const words = await undoWords(payment);
      if (words !== '') notify(words);
    });
  }

  async function once(deed: () => Promise<void>): Promise<boolean> {
    if (isSaving.value) return false;
    await submit(deed);
    return refusal.value === null;
  }

  function tell(words: string, changed: PaymentChanged): void {
    notify(words, () => undoWords(changed));
  }

  async function undoWords({ id, rev }: Settled): Promise<string> {
    const { remembered, history } = await changes.undo(id, rev);
    if (!remembered) return isTakenBack(history) ? settledTexts.undone : settledTexts.again;
    notify(settledTexts.stillTheirs(remembered.name), () => forget(remembered), settledTexts.forget);
    return '';
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
