import { onMounted, onUnmounted, ref, type Ref, type ShallowRef } from 'vue';

const AHEAD = '600px';

/** Whether the element is or was on the screen or about to be. */
export function useSeen(element: Readonly<ShallowRef<HTMLElement | null>>): Readonly<Ref<boolean>> {
  const isSeen = ref(false);
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      isSeen.value = true;
      observer.disconnect();
    },
    { rootMargin: AHEAD },
  );
  onMounted(() => element.value && observer.observe(element.value));
  onUnmounted(() => observer.disconnect());
  return isSeen;
}
