import { mount } from '@vue/test-utils';
import { describe, expect, test } from 'vitest';
import { h } from 'vue';
import RenderLater from './RenderLater.vue';
import { nextTask } from './next-task.ts';

const openPage = (atOnce: boolean) =>
  mount(() => ['list', 'foot'].map((part) => h(RenderLater, { atOnce }, () => h('p', part))));

describe('the parts of a page', () => {
  test('are rendered in tasks after the page itself', async () => {
    const page = openPage(false);
    expect(page.text()).toBe('');
    await nextTask();
    await nextTask();
    expect(page.text()).toBe('listfoot');
  });

  test('are rendered with the page where nothing may wait', () => {
    expect(openPage(true).text()).toBe('listfoot');
  });
});
