import { onlineManager, QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { takeUp, useLatestToast } from './toasts/useToast.ts';
import { useSaving } from './useSaving.ts';
import type { Outcome } from './toasts/useUndoToast.ts';

const toast = useLatestToast();
const refused = () => Promise.reject(new Error('refused'));

function use<Answer>(
  save: (name: string) => Promise<Answer>,
  outcomeOf?: (answer: Answer, name: string) => Outcome,
  rest?: number,
) {
  let saving: ReturnType<typeof useSaving<string, Answer>> | undefined;
  const page = mount(
    defineComponent(() => {
      saving = useSaving(save, outcomeOf, rest);
      return () => h('p');
    }),
    { global: { plugins: [[VueQueryPlugin, { queryClient: new QueryClient() }]] } },
  );
  if (!saving) throw new Error('nothing was mounted');
  return { ...saving, page };
}

async function takeUpToast() {
  if (toast.value) takeUp(toast.value);
  await flushPromises();
}

afterEach(() => onlineManager.setOnline(true));

describe('saving, it', () => {
  test('sends a change once, however often it is submitted before the answer', async () => {
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

  test('takes the second tap of a double tap for the first, after however quick an answer', async () => {
    const sent: string[] = [];
    const { submit, isSaving } = use((name) => Promise.resolve(sent.push(name)), undefined, 50);
    expect(await submit('undo')).toBe(true);
    expect(await submit('redo')).toBe(false);
    await vi.waitFor(() => expect(isSaving.value).toBe(false));
    expect(await submit('redo')).toBe(true);
    expect(sent).toEqual(['undo', 'redo']);
  });

  test('keeps the refusal until the next try, and shows no toast', async () => {
    let isRefused = true;
    const { submit, refusal, isSaving } = use(
      (name) => (isRefused ? refused() : Promise.resolve(name)),
      (name) => `${name} saved`,
    );
    const before = toast.value;
    expect(await submit('Sam')).toBe(false);
    expect([refusal.value?.code, isSaving.value]).toEqual(['internal_error', false]);
    expect(toast.value).toBe(before);
    isRefused = false;
    expect(await submit('Sam')).toBe(true);
    expect([refusal.value, toast.value?.text]).toEqual([null, 'Sam saved']);
  });

  test('fails without a connection, instead of being kept and sent later', async () => {
    onlineManager.setOnline(false);
    const { submit, refusal } = use(refused);
    expect(await submit('Sam')).toBe(false);
    expect(refusal.value).not.toBe(null);
  });
});

describe('the toast, it', () => {
  test('undoes the change after the user has left its page', async () => {
    const saved: string[] = [];
    const { submit, page } = use(
      async (name) => saved.push(name),
      (_count, name) => ({ text: `${name} saved`, undo: async () => ({ id: saved.pop() ?? '' }) }),
    );
    await submit('Sam');
    page.unmount();
    expect([saved, toast.value?.text, toast.value?.action?.label]).toEqual([['Sam'], 'Sam saved', 'Undo']);
    await takeUpToast();
    expect([saved, toast.value?.text, toast.value?.isFailure]).toEqual([[], 'Undone', false]);
  });

  test('shows the outcome of an undo, which may have an undo of its own', async () => {
    const done: string[] = [];
    const note = <Result>(step: string, result: Result): Result => {
      done.push(step);
      return result;
    };
    const again = async () => note('again', 'Done again');
    const undo = async () =>
      note('undone', { text: 'Half undone', undo: again, label: 'All of it' } satisfies Outcome);
    const { submit } = use(
      async () => note('saved', null),
      () => ({ text: 'Saved', undo }),
    );
    await submit('Sam');
    await takeUpToast();
    expect([toast.value?.text, toast.value?.action?.label]).toEqual(['Half undone', 'All of it']);
    await takeUpToast();
    expect([done, toast.value?.text]).toEqual([['saved', 'undone', 'again'], 'Done again']);
  });

  test('says why a change could not be undone, and offers nothing twice', async () => {
    const { submit } = use(
      async () => 'saved',
      () => ({ text: 'Saved', undo: refused }),
    );
    await submit('Sam');
    const first = toast.value;
    await takeUpToast();
    expect(toast.value).toMatchObject({ isFailure: true });
    expect([toast.value?.action, first === toast.value]).toEqual([undefined, false]);
  });
});
