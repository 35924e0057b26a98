import { beforeEach, describe, expect, test } from 'vitest';
import { defineComponent, h, nextTick, ref } from 'vue';
import { mount } from '@vue/test-utils';
import InTurn from './InTurn.vue';
import { nextTask } from './next-task.ts';
import { createTurns } from './turns.ts';
import { useDrawn } from './useDrawn.ts';
import { TAKE_TURN } from './useTurn.ts';

const rows = ref<string[]>([]);
const List = defineComponent(() => {
  const drawn = useDrawn(() => rows.value, 2);
  return () => drawn.value.map((row) => h('li', row));
});
const Page = defineComponent(() => () => [
  h('h1', 'head'),
  h(InTurn, () => [h('p', 'list'), h(List)]),
  h(InTurn, () => h('p', 'foot')),
]);

beforeEach(() => {
  rows.value = ['one', 'two', 'three', 'four', 'five'];
});

describe('the parts of a page, it', () => {
  test('draws one a task, what is inside a part before what is below it', async () => {
    const page = openPage(createTurns());
    const text = () => page.text();
    const seen = [text()];
    while (!text().includes('foot')) {
      await nextTask();
      if (seen.at(-1) !== text()) seen.push(text());
    }
    expect(seen).toEqual([
      'head',
      'headlistonetwo',
      'headlistonetwothreefour',
      'headlistonetwothreefourfive',
      'headlistonetwothreefourfivefoot',
    ]);
  });

  test('draws all rows of what comes last on the page', async () => {
    rows.value = Array.from({ length: 9 }, (_, place) => String(place));
    const page = mount(List, { global: { provide: { [TAKE_TURN]: createTurns().take } } });
    for (let task = 0; task < 9; task++) await nextTask();
    expect(page.text()).toBe('012345678');
  });

  test('draws a row that comes later at once', async () => {
    const page = openPage(createTurns());
    const text = () => page.text();
    while (!text().includes('foot')) await nextTask();
    rows.value = [...rows.value, 'six'];
    await nextTick();
    expect(text()).toContain('fivesixfoot');
  });

  test('draws everything at once when the turns are over, or where there are none', () => {
    const turns = createTurns();
    turns.end();
    expect(openPage(turns).text()).toContain('fourfivefoot');
    expect(mount(Page).text()).toContain('fourfivefoot');
  });
});

function openPage(turns: ReturnType<typeof createTurns>) {
  return mount(Page, { global: { provide: { [TAKE_TURN]: turns.take } } });
}
