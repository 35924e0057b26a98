import { onlineManager, QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, describe, expect, test } from 'vitest';
import { defineComponent, h } from 'vue';
import { takeUp, useLatestNotice } from './useNotice.ts';
import { useSaving } from './useSaving.ts';
import type { Told } from './useTelling.ts';

const notice = useLatestNotice();
const refused = () => Promise.reject(new Error('refused'));

function use<Answer>(save: (name: string) => Promise<Answer>, told?: (answer: Answer, name: string) => Told) {
  let saving: ReturnType<typeof useSaving<string, Answer>> | undefined;
  const page = mount(
    defineComponent(() => {
      saving = useSaving(save, told);
      return () => h('p');
    }),
    { global: { plugins: [[VueQueryPlugin, { queryClient: new QueryClient() }]] } },
  );
  if (!saving) throw new Error('nothing was mounted');
  return { ...saving, page };
}

async function takeUpNotice() {
  if (notice.value) takeUp(notice.value);
  await flushPromises();
}

afterEach(() => onlineManager.setOnline(true));

describe('saving, it', () => {
  test('sends what is asked for several times once, until it is answered', async () => {
    const sent: string[] = [];
    const answers: (() => void)[] = [];
    const { submit, isSaving } = use((name) => {
      sent.push(name);
      return new Promise<void>((resolve) => answers.push(resolve));
    });
    const first = submit('Sam');
    expect(isSaving.value).toBe(true);
    expect(await submit('Sam')).toBe(false);
    answers[0]?.();
    expect(await first).toBe(true);
    expect([sent, isSaving.value]).toEqual([['Sam'], false]);
    void submit('Jo');
    await flushPromises();
    expect(sent).toEqual(['Sam', 'Jo']);
  });

  test('keeps why it was refused until it is tried again, and tells of nothing', async () => {
    let isRefused = true;
    const { submit, refusal, isSaving } = use(
      (name) => (isRefused ? refused() : Promise.resolve(name)),
      (name) => `${name} saved`,
    );
    const before = notice.value;
    expect(await submit('Sam')).toBe(false);
    expect([refusal.value?.code, isSaving.value]).toEqual(['internal_error', false]);
    expect(notice.value).toBe(before);
    isRefused = false;
    expect(await submit('Sam')).toBe(true);
    expect([refusal.value, notice.value?.text]).toEqual([null, 'Sam saved']);
  });

  test('fails without a connection, instead of being kept for some later time', async () => {
    onlineManager.setOnline(false);
    const { submit, refusal } = use(refused);
    expect(await submit('Sam')).toBe(false);
    expect(refusal.value).not.toBe(null);
  });
});

describe('the toast, it', () => {
  test('takes the change back, though the page it was made on is gone', async () => {
    const saved: string[] = [];
    const { submit, page } = use(
      async (name) => saved.push(name),
      (_count, name) => ({ text: `${name} saved`, undo: async () => ({ id: saved.pop() ?? '' }) }),
    );
    await submit('Sam');
    page.unmount();
    expect([saved, notice.value?.text, notice.value?.action?.label]).toEqual([['Sam'], 'Sam saved', 'Undo']);
    await takeUpNotice();
    expect([saved, notice.value?.text, notice.value?.isFailure]).toEqual([[], 'Undone', false]);
  });

  test('tells what taking it back led to, which may be taken back in turn', async () => {
    const done: string[] = [];
    const note = <Words>(what: string, words: Words): Words => {
      done.push(what);
      return words;
    };
    const again = async () => note('again', 'Done again');
    const undo = async () =>
      note('undone', { text: 'Half undone', undo: again, label: 'All of it' } satisfies Told);
    const { submit } = use(
      async () => note('saved', null),
      () => ({ text: 'Saved', undo }),
    );
    await submit('Sam');
    await takeUpNotice();
    expect([notice.value?.text, notice.value?.action?.label]).toEqual(['Half undone', 'All of it']);
    await takeUpNotice();
    expect([done, notice.value?.text]).toEqual([['saved', 'undone', 'again'], 'Done again']);
  });

  test('says why a change could not be taken back, and offers nothing twice', async () => {
    const { submit } = use(
      async () => 'saved',
      () => ({ text: 'Saved', undo: refused }),
    );
    await submit('Sam');
    const first = notice.value;
    await takeUpNotice();
    expect(notice.value).toMatchObject({ isFailure: true });
    expect([notice.value?.action, first === notice.value]).toEqual([undefined, false]);
  });
});
