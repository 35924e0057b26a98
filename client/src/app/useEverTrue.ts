import { readonly, ref, watch, type Ref, type WatchSource } from 'vue';

/** Whether it is true or ever has been. A part of a page that was loaded for it then stays, and can close by itself. */
export function useEverTrue(isTrue: WatchSource<boolean>): Readonly<Ref<boolean>> {
  const hasBeen = ref(false);
  watch(isTrue, (now) => (hasBeen.value ||= now), { immediate: true });
  return readonly(hasBeen);
}
