import { readonly, ref, watch, type Ref } from 'vue';

/** Whether it is true or has been: what comes when it is first asked for stays, and can close in its own time. */
export function useOnce(isTrue: () => boolean): Readonly<Ref<boolean>> {
  const hasBeen = ref(false);
  watch(isTrue, (now) => (hasBeen.value ||= now), { immediate: true });
  return readonly(hasBeen);
}
