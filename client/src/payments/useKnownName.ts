import { normaliseBankName } from '@paidup/shared/bank-name';
import type { Payment } from '@paidup/shared/payment';
import { computed } from 'vue';
import { usePlayer } from '../players/usePlayers.ts';
import { nameToRemember, playersParts } from './payment-words.ts';

/** The payer's name of a payment, the one player whom it credits, and whether that player has the name already. */
export function useKnownName(payment: () => Payment) {
  const name = computed(() => nameToRemember(payment()));
  const part = computed(() =>
    payment().allocations.length === 1 ? playersParts(payment().allocations)[0] : undefined,
  );
  const player = usePlayer(
    () => part.value?.player_id ?? '',
    () => part.value !== undefined && name.value !== null,
  );
  const isKnown = computed(() => {
    const key = normaliseBankName(name.value ?? '');
    return player.data.value?.accepted_bank_names.some((other) => normaliseBankName(other) === key) ?? false;
  });
  return { name, part, player: player.data, isKnown };
}
