import { mount } from '@vue/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import AppSheet from './AppSheet.vue';

const press = (key: string) => document.dispatchEvent(new KeyboardEvent('keydown', { key }));

afterEach(() => {
  document.body.innerHTML = '';
  vi.restoreAllMocks();
});

test('it is closed by Escape before it has come, and whoever opened it has the focus again', () => {
  const button = document.createElement('button');
  document.body.append(button);
  button.focus();
  const sheet = mount(AppSheet, { props: { title: 'Cash', modelValue: true }, attachTo: document.body });
  button.blur();
  press('a');
  expect(sheet.emitted()).toEqual({});
  press('Escape');
  expect(sheet.emitted()).toEqual({ 'update:modelValue': [[false]], closed: [[]] });
  expect(document.activeElement).toBe(button);
  sheet.unmount();
});

test('it listens for Escape only while it is open', async () => {
  const added = vi.spyOn(document, 'addEventListener');
  const removed = vi.spyOn(document, 'removeEventListener');
  const listeners = () =>
    [added, removed].map((spy) => spy.mock.calls.filter(([type]) => type === 'keydown').length);
  const sheet = mount(AppSheet, { props: { title: 'Cash', modelValue: true } });
  expect(listeners()).toEqual([1, 0]);
  await sheet.setProps({ modelValue: false });
  expect(listeners()).toEqual([1, 1]);
  await sheet.setProps({ modelValue: true });
  sheet.unmount();
  expect(listeners()).toEqual([2, 2]);
});
