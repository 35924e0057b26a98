import type { Allocation, PaymentDetail } from '@paidup/shared/payment';
import { computed, shallowRef, type Ref } from 'vue';
import type { Difference } from '../../app/forms/record-form.ts';
import { stateOf } from '../payment-words.ts';
import { splitTexts } from './texts.ts';
import { partsText } from './split-words.ts';
import { usePayment } from '../usePayments.ts';
import { useSettling } from '../useSettling.ts';

/** Credits the parts. If somebody has changed the payment meanwhile, `differences` shows both versions. */
export function useSplitSaving(payment: PaymentDetail, parts: Readonly<Ref<Allocation[]>>) {
  const { isSaving, refusal, refused, credit } = useSettling();
  const current = usePayment(payment.id);
  const known = shallowRef(payment);

  const differences = computed<Difference[]>(() => {
    if (refusal.value?.code !== 'stale' || !current.data.value) return [];
    const theirs = partsText(current.data.value.allocations) || stateOf(current.data.value);
    return [{ field: splitTexts.creditedTo, theirs, yours: partsText(parts.value) }];
  });

  async function save(): Promise<boolean> {
    const isDone = await credit(known.value, parts.value);
    if (refusal.value?.code === 'stale') await current.refetch();
    return isDone;
  }

  async function saveMine(): Promise<boolean> {
    if (current.data.value) known.value = current.data.value;
    return save();
  }

  return { isSaving, refused, differences, save, saveMine };
}
