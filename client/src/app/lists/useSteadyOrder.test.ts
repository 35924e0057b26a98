import { describe, expect, test } from 'vitest';
import { nextTick, ref } from 'vue';
import { useSteadyOrder } from './useSteadyOrder.ts';

const row = (id: string, owes = 0) => ({ id, owes });

describe('a list under the finger, it', () => {
  test('keeps its places while held, shows what changed in them, and sorts itself out afterwards', async () => {
    const items = ref([row('a', 3), row('b', 2)]);
    const { shown, holding } = useSteadyOrder(items, ref('by balance'));
    holding.onPointerenter();
    items.value = [row('new', 4), row('b', 2), row('a', 0)];
    await nextTick();
    expect(shown.value).toEqual([row('a', 0), row('b', 2), row('new', 4)]);
    holding.onPointerleave();
    await nextTick();
    expect(shown.value).toEqual([row('new', 4), row('b', 2), row('a', 0)]);
  });

  test('answers another question at once, held or not', async () => {
    const items = ref([row('a'), row('b')]);
    const question = ref('up');
    const { shown, holding } = useSteadyOrder(items, question);
    holding.onFocusin();
    question.value = 'down';
    items.value = [row('b'), row('a')];
    await nextTick();
    expect(shown.value).toEqual([row('b'), row('a')]);
  });
});
