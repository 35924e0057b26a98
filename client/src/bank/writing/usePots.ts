import { formatMoney } from '@paidup/shared/format-money';
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { listBankPots } from '../api.ts';
import { writingTexts } from './texts.ts';

/** The live pots as choices, asked of the bank once they are wanted. The chosen one stays even if the bank has it no more. */
export function usePots(isWanted: () => boolean, chosen: () => string | null) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['bank', 'pots'],
    queryFn: listBankPots,
    enabled: isWanted,
  });
  const pots = computed(() => data.value?.items ?? []);
  const choices = computed(() => {
    const live = pots.value.map(({ id, name, balance }) => ({
      value: id,
      text: writingTexts.aPot(name, formatMoney(balance)),
    }));
    const id = chosen();
    if (id === null) return [{ value: '', text: writingTexts.potChoose }, ...live];
    return live.some(({ value }) => value === id)
      ? live
      : [{ value: id, text: writingTexts.potGone }, ...live];
  });
  return { pots, choices, error, isPending, refetch };
}
