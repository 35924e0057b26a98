import { BANK_NAME_LENGTH, normaliseBankName } from '@paidup/shared/bank-name';
import { useQuery } from '@tanstack/vue-query';
import { refDebounced } from '@vueuse/core';
import { computed, type Ref } from 'vue';
import { checkBankName } from '../api.ts';

const DEBOUNCE = 250;

/**
 * Asks the server what the typed name would do for the player. It is undefined until the server has answered. A
 * player who is not stored yet has no id.
 */
export function useBankNameCheck(typed: Ref<string>, playerId: () => string | undefined) {
  const name = refDebounced(typed, DEBOUNCE);
  const key = computed(() => normaliseBankName(name.value));
  const query = useQuery({
    queryKey: ['players', 'bank-name', computed(() => playerId() ?? ''), key],
    queryFn: () => checkBankName(playerId(), name.value.trim()),
    enabled: () => key.value !== '' && [...name.value.trim()].length <= BANK_NAME_LENGTH,
    staleTime: 5_000,
    retry: false,
  });
  return computed(() => (normaliseBankName(typed.value) === key.value ? query.data.value : undefined));
}
