import { QueryClient, useQuery, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { defineComponent, h } from 'vue';
import { useFetchAgain } from './useFetchAgain.ts';

/** A list on show; `answers` are the requests on their way, the oldest first. */
function show() {
  const answers: ((text: string) => void)[] = [];
  let fetchAgain: ReturnType<typeof useFetchAgain> | undefined;
  const queryFn = () => new Promise<string>((resolve) => answers.push(resolve));
  const page = mount(
    defineComponent(() => {
      fetchAgain = useFetchAgain();
      const { data } = useQuery({ queryKey: ['payments', 'list'], queryFn });
      return () => h('p', data.value ?? 'nothing yet');
    }),
    { global: { plugins: [[VueQueryPlugin, { queryClient: new QueryClient() }]] } },
  );
  return {
    page,
    answers,
    async change(times = 1, mayBeOld?: boolean) {
      for (let time = 0; time < times; time++)
        void fetchAgain?.([{ entity: 'payment', id: 'tx_1' }], mayBeOld);
      await flushPromises();
    },
    async answer(text: string) {
      answers.shift()?.(text);
      await flushPromises();
    },
  };
}

test('it shows what is new', async () => {
  const { page, answer, change } = show();
  await answer('old');
  await change();
  await answer('new');
  expect(page.text()).toBe('new');
});

test('it asks once more when the first answer may have been read before the change', async () => {
  const { page, answer, change } = show();
  await change();
  await answer('read before the change');
  expect(page.text()).toBe('read before the change');
  await answer('new');
  expect(page.text()).toBe('new');
});

test('it lets the first answer do that was read after what it is told of', async () => {
  const { page, answers, answer, change } = show();
  await change(1, false);
  await answer('new');
  expect(page.text()).toBe('new');
  expect(answers).toHaveLength(0);
});

test('it asks once more for a change that comes while an answer is on its way, and once for many', async () => {
  const { page, answers, answer, change } = show();
  await answer('old');
  await change(5);
  await answer('newer');
  await answer('newest');
  expect(page.text()).toBe('newest');
  expect(answers).toHaveLength(0);
});
