import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mountPagePart } from '../../../test/mount-page-part.ts';
import { NO_FILTER } from './payment-filter.ts';
import PaymentSearch from './PaymentSearch.vue';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a search waits for a pause, keeps the other filters, and loses nothing that is typed meanwhile', async () => {
  const filter = { ...NO_FILTER, player: 'jo' };
  const search = mountPagePart(PaymentSearch, { modelValue: filter });
  const input = search.get('input');
  await input.setValue('a');
  await input.setValue('as ');
  expect(search.emitted('update:modelValue')).toBeUndefined();
  await vi.advanceTimersByTimeAsync(300);
  expect(search.emitted('update:modelValue')).toEqual([[{ ...filter, q: 'as' }]]);
  await input.setValue('as h');
  await search.setProps({ modelValue: { ...filter, q: 'as' } });
  expect(input.element.value).toBe('as h');
});

test('a search follows Back and “Show all”', async () => {
  const search = mountPagePart(PaymentSearch, { modelValue: { ...NO_FILTER, q: 'ash' } });
  const input = search.get('input');
  expect(input.element.value).toBe('ash');
  await search.setProps({ modelValue: NO_FILTER });
  expect(input.element.value).toBe('');
  await search.setProps({ modelValue: { ...NO_FILTER, q: 'ash' } });
  expect(input.element.value).toBe('ash');
});
