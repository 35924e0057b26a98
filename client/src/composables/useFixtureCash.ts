import { useQueryClient } from '@tanstack/vue-query';
import { ref, watch } from 'vue';
import type { Somebody } from '../texts/attendance-words.ts';
import { useCash } from './useCash.ts';

/**
 * Takes what somebody still has to pay for a fixture. `owing`: the sums that change when it has arrived; until
 * the page shows them, another tap would be another booking, so it does nothing.
 */
export function useFixtureCash(fixtureId: () => string, owing: () => number[]) {
  const queries = useQueryClient();
  const { refused, take, renew } = useCash();
  const isBooking = ref(false);

  // A sum that changed after an answer was lost is what that booking brought: the next one is another.
  watch(
    () => owing().join(),
    () => {
      renew();
      isBooking.value = false;
    },
  );

  /** Books pence from a player; answers whether it was done. */
  async function book(player: Somebody, amount: number): Promise<boolean> {
    if (isBooking.value) return false;
    isBooking.value = true;
    const isBooked = await take(player, amount);
    if (!isBooked || (await isShown())) isBooking.value = false;
    return isBooked;
  }

  async function isShown(): Promise<boolean> {
    try {
      await queries.refetchQueries({ queryKey: ['fixtures', 'one', fixtureId()] }, { throwOnError: true });
      return true;
    } catch {
      return false;
    }
  }

  return { isBooking, refused, book };
}
