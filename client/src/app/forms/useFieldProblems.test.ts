import { mount } from '@vue/test-utils';
import { describe, expect, test } from 'vitest';
import { defineComponent, h, reactive, shallowRef, useTemplateRef } from 'vue';
import { useFieldProblems } from './useFieldProblems.ts';

describe('the problems of a form’s fields, it', () => {
  test('says nothing of a field before it is left', async () => {
    const { said, leave } = mountForm();
    expect(await said()).toEqual(['', '']);
    await leave('name');
    expect(await said()).toEqual(['name missing', '']);
  });

  test('says all once the form is to be sent, and goes to the first', async () => {
    const { said, send } = mountForm();
    expect(send()).toBe(false);
    expect(await said()).toEqual(['name missing', 'fee missing']);
    expect(document.activeElement?.id).toBe('name');
  });

  test('may be sent once nothing is wrong', async () => {
    const { said, send, typed } = mountForm();
    Object.assign(typed, { name: 'Ashley', fee: '5' });
    expect(send()).toBe(true);
    expect(await said()).toEqual(['', '']);
  });

  test('says what the server refused where nothing else is wrong, and goes there', async () => {
    const { said, refused, typed } = mountForm();
    typed.fee = '5';
    refused.value = { fee: 'fee too high' };
    expect(await said()).toEqual(['', 'fee too high']);
    expect(document.activeElement?.id).toBe('fee');
  });
});

type Problems = Partial<Record<'name' | 'fee', string>>;

function mountForm() {
  const names = ['name', 'fee'] as const;
  const typed = reactive({ name: '', fee: '' });
  const refused = shallowRef<Problems>({});
  const found = (): Problems =>
    Object.fromEntries(names.filter((name) => typed[name] === '').map((name) => [name, `${name} missing`]));
  let send = () => false;
  const Form = defineComponent(() => {
    const { problem, leave, check } = useFieldProblems(
      useTemplateRef<HTMLElement>('form'),
      found,
      () => refused.value,
    );
    send = check;
    const field = (name: 'name' | 'fee') =>
      h('input', {
        id: name,
        title: problem(name) ?? '',
        'aria-invalid': problem(name) ? 'true' : undefined,
        onBlur: () => leave(name),
      });
    return () => h('form', { ref: 'form' }, names.map(field));
  });
  const form = mount(Form, { attachTo: document.body });
  const said = async () => {
    await form.vm.$nextTick();
    await form.vm.$nextTick();
    return form.findAll('input').map((input) => input.attributes('title'));
  };
  return {
    typed,
    refused,
    said,
    send: () => send(),
    leave: (name: string) => form.get(`#${name}`).trigger('blur'),
  };
}
