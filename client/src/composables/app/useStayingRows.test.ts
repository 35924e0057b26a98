import { describe, expect, test } from 'vitest';
import { effectScope, nextTick, shallowRef } from 'vue';
import { aParty } from '../../testing/fixture-records.ts';
import { useStayingRows } from './useStayingRows.ts';

const parties = (...names: string[]) => names.map((name) => aParty(name));

describe('rows that stay, it', () => {
  test('keeps who left in place, adds who came at the end, and takes who came back where they were', async () => {
    const now = shallowRef(parties('A', 'B', 'C'));
    const rows = effectScope().run(() => useStayingRows(() => now.value));
    const shown = () => rows?.value.map(({ party, stays }) => (stays ? `(${party.name})` : party.name));
    now.value = parties('D', 'A', 'C');
    await nextTick();
    expect(shown()).toEqual(['A', '(B)', 'C', 'D']);
    now.value = parties('B', 'D', 'A', 'C');
    await nextTick();
    expect(shown()).toEqual(['A', 'B', 'C', 'D']);
  });

  test('shows what changed within a row', async () => {
    const now = shallowRef(parties('A'));
    const rows = effectScope().run(() => useStayingRows(() => now.value));
    now.value = [aParty('A', { guests: 3 })];
    await nextTick();
    expect(rows?.value[0]?.party.guests).toBe(3);
  });
});
