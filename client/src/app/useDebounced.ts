import { onScopeDispose, shallowRef, watch, type Ref } from 'vue';

/** Follows a value once it has been still for so many milliseconds. */
export function useDebounced<Value>(source: Ref<Value>, stillFor: number): Readonly<Ref<Value>> {
  const settled = shallowRef(source.value);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(source, (value) => {
    clearTimeout(timer);
    timer = setTimeout(() => (settled.value = value), stillFor);
  });
  onScopeDispose(() => clearTimeout(timer));
  return settled;
}
