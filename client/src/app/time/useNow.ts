import { useNow as useTime } from '@vueuse/core';

/** The time of day, renewed twice a minute. */
export const useNow = () => useTime({ interval: 30_000 });
