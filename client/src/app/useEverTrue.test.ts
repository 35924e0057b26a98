import { nextTick, ref } from 'vue';
import { expect, test } from 'vitest';
import { useEverTrue } from './useEverTrue.ts';

test('it becomes true with what it watches, and stays so', async () => {
  const isOpen = ref(false);
  const hasBeenOpen = useEverTrue(() => isOpen.value);
  expect(hasBeenOpen.value).toBe(false);
  isOpen.value = true;
  await nextTick();
  expect(hasBeenOpen.value).toBe(true);
  isOpen.value = false;
  await nextTick();
  expect(hasBeenOpen.value).toBe(true);
});

test('it is true at once where that is', () => {
  expect(useEverTrue(() => true).value).toBe(true);
});
