import type { Summary } from '@paidup/shared/summary';
import { QueryClient, useQuery, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { aFixture } from '../../../test/fixture-records.ts';
import { useKickOffs } from './useKickOffs.ts';

const KICK_OFF = '2026-11-25T18:30:00.000Z';
const game = { ...aFixture([]), kick_off_at: KICK_OFF, date: '2026-11-25' };

/** A page that shows who owes, with what the server answers about the games. */
function open(answer: () => Pick<Summary, 'next_fixture' | 'todays_fixture'>) {
  const fetched = vi.fn<() => Promise<string>>().mockResolvedValue('who owes');
  const page = mount(
    defineComponent(() => {
      useKickOffs(() => answer() as Summary);
      const { data } = useQuery({ queryKey: ['players', 'list'], queryFn: fetched });
      return () => h('p', data.value);
    }),
    { global: { plugins: [[VueQueryPlugin, { queryClient: new QueryClient() }]] } },
  );
  return { fetched, page };
}

describe('a page that stays open, it', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const wait = async (seconds: number) => {
    await vi.advanceTimersByTimeAsync(seconds * 1000);
    await flushPromises();
  };

  test('fetches who owes again at a kick-off, until the server counts the game as played, and at midnight', async () => {
    vi.setSystemTime('2026-11-25T18:28:00Z');
    const next = { ...game, per_head: null, break_even_heads: null };
    let answer: Pick<Summary, 'next_fixture' | 'todays_fixture'> = {
      next_fixture: next,
      todays_fixture: null,
    };
    const { fetched, page } = open(() => answer);
    await wait(119);
    expect(fetched).toHaveBeenCalledTimes(1);
    await wait(31);
    expect(fetched.mock.calls.length).toBeGreaterThan(1);
    const before = fetched.mock.calls.length;
    await wait(30);
    expect(fetched).toHaveBeenCalledTimes(before + 1);
    answer = { next_fixture: null, todays_fixture: { ...game, status: 'played' } };
    await wait(600);
    expect(fetched).toHaveBeenCalledTimes(before + 1);
    vi.setSystemTime('2026-11-26T00:00:00Z');
    await wait(30);
    expect(fetched).toHaveBeenCalledTimes(before + 2);
    page.unmount();
  });
});
