import { mount } from '@vue/test-utils';
import { afterEach, expect, test } from 'vitest';
import AppSheet from './AppSheet.vue';

const press = (key: string) => document.dispatchEvent(new KeyboardEvent('keydown', { key }));

afterEach(() => {
  document.body.innerHTML = '';
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

test('it hears no Escape when it is closed or gone', async () => {
  const sheet = mount(AppSheet, { props: { title: 'Cash', modelValue: true } });
  await sheet.setProps({ modelValue: false });
  press('Escape');
  await sheet.setProps({ modelValue: true });
  sheet.unmount();
  press('Escape');
  expect(sheet.emitted()).toEqual({});
});
