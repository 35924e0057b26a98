import { mount } from '@vue/test-utils';
import { describe, expect, test } from 'vitest';
import { defineComponent, h, nextTick, ref } from 'vue';
import RenderLater from './RenderLater.vue';
import { nextTask } from './next-task.ts';
import { provideRenderQueue } from './render-queue.ts';

const hasNews = ref(false);
const later = (...content: unknown[]) => h(RenderLater, () => content);

const openPage = (atOnce: boolean) => {
  hasNews.value = false;
  const Page = defineComponent(() => {
    provideRenderQueue(atOnce);
    return () => [
      later('list:', later('row1,'), later('row2,')),
      later('foot'),
      ...(hasNews.value ? [later(',news')] : []),
    ];
  });
  return mount(Page);
};

describe('the parts of a page, they', () => {
  test('are rendered one a task, from top to bottom, a part within another before the part below', async () => {
    const page = openPage(false);
    const seen = [page.text()];
    for (let task = 0; task < 4; task++) {
      await nextTask();
      seen.push(page.text());
    }
    expect(seen).toEqual(['', 'list:', 'list:row1,', 'list:row1,row2,', 'list:row1,row2,foot']);
  });

  test('are rendered after all others where they are the last, wherever they stand', async () => {
    const Page = defineComponent(() => {
      provideRenderQueue(false);
      return () => [
        h(RenderLater, { last: true }, () => 'menu,'),
        later('list:', later('row1,')),
        later('foot'),
      ];
    });
    const page = mount(Page);
    for (let task = 0; task < 3; task++) await nextTask();
    expect(page.text()).toBe('list:row1,foot');
    await nextTask();
    expect(page.text()).toBe('menu,list:row1,foot');
  });

  test('are rendered at once where nothing may wait', () => {
    expect(openPage(true).text()).toBe('list:row1,row2,foot');
  });

  test('are rendered at once when they come to a page that is complete', async () => {
    const page = openPage(false);
    for (let task = 0; task < 6; task++) await nextTask();
    hasNews.value = true;
    await nextTick();
    expect(page.text()).toBe('list:row1,row2,foot,news');
  });
});
