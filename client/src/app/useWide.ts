import { onScopeDispose, ref, type Ref } from 'vue';

/** Whether there is room for tables and a side bar (992 px or more, and in proportion where the browser's type is larger). */
export function useWide(): Ref<boolean> {
  const room = matchMedia('(min-width: 62em)');
  const isWide = ref(room.matches);
  const follow = () => (isWide.value = room.matches);
  room.addEventListener('change', follow);
  onScopeDispose(() => room.removeEventListener('change', follow));
  return isWide;
}
