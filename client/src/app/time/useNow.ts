import { onScopeDispose, readonly, ref, type Ref } from 'vue';

/** The time of day, renewed twice a minute. */
export function useNow(): Readonly<Ref<Date>> {
  const now = ref(new Date());
  const timer = setInterval(() => (now.value = new Date()), 30_000);
  onScopeDispose(() => clearInterval(timer));
  return readonly(now);
}
