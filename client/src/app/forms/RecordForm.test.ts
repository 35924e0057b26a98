import { describe, expect, test } from 'vitest';
import { defineComponent, h } from 'vue';
import { mountPagePart } from '../../../test/mount-page-part.ts';
import { toApiError } from '../api/api-error.ts';
import { heads, line } from './field-kinds.ts';
import RecordForm from './RecordForm.vue';
import TextField from './TextField.vue';
import { useRecordForm } from './useRecordForm.ts';

describe('a form of a record, it', () => {
  test('says nothing of a field before it is left', async () => {
    const { said, leave } = mountForm();
    expect(said()).toEqual([undefined, undefined, undefined]);
    await leave(0);
    expect(said()).toEqual(['name missing', undefined, undefined]);
  });

  test('says of a field what is measured by another once the other was left', async () => {
    const { said, leave, type } = mountForm();
    await type({ 0: 'Ashley', 1: '9', 2: '8' });
    await leave(2);
    expect(said()).toEqual([undefined, 'crossed', undefined]);
  });

  test('says all once the form is to be sent, and goes to the first', async () => {
    const { said, send, focused } = mountForm();
    await send();
    expect(said()).toEqual([
      'name missing',
      'Type a whole number from 1 to 100.',
      'Type a whole number from 1 to 100.',
    ]);
    expect(focused()).toBe(0);
  });

  test('says what the server refused where nothing else is wrong, and goes there', async () => {
    const { said, send, focused, type, calls } = mountForm();
    await type({ 0: 'Ashley', 1: '8', 2: '12' });
    await send();
    expect(calls).toEqual([{ name: 'Ashley', from: 8, to: 12 }]);
    expect(said()).toEqual([undefined, undefined, 'To must be even.']);
    expect(focused()).toBe(2);
  });

  test('says what was refused of two fields until either is changed', async () => {
    const crossed = { path: 'to', message: 'must not be below from', code: 'bounds_crossed' };
    for (const index of [1, 2]) {
      const { said, send, type } = mountForm([crossed]);
      await type({ 0: 'Ashley', 1: '8', 2: '12' });
      await send();
      expect(said()).toEqual([undefined, 'crossed', undefined]);
      await type({ 0: 'Ash' });
      expect(said()).toEqual([undefined, 'crossed', undefined]);
      await type({ [index]: '10' });
      expect(said()).toEqual([undefined, undefined, undefined]);
    }
  });

  test('says what was refused of a field until the one is changed that it was judged with', async () => {
    const { said, send, type } = mountForm();
    await type({ 0: 'Ashley', 1: '8', 2: '12' });
    await send();
    await type({ 1: '9' });
    expect(said()).toEqual([undefined, undefined, 'To must be even.']);
    await type({ 0: 'Ash' });
    expect(said()).toEqual([undefined, undefined, undefined]);
  });

  test('says what was refused of the whole until something is changed', async () => {
    const { note, send, type } = mountForm([]);
    await type({ 0: 'Ashley', 1: '8', 2: '12' });
    const wrong = 'Something went wrong. Nothing was changed; please try again.';
    await send();
    expect(note()).toBe(wrong);
    await send();
    expect(note()).toBe(wrong);
    await type({ 0: 'Ash' });
    expect(note()).toBeUndefined();
  });
});

function mountForm(refused: object[] = [{ path: 'to', message: 'must be even' }]) {
  const calls: unknown[] = [];
  const wrong = 'Type a whole number from 1 to 100.';
  const fields = {
    name: line('Name', 'name missing'),
    from: { ...heads('From'), notAbove: { field: 'to', problem: 'crossed' } },
    to: { ...heads('To'), judgedWith: 'name' },
  };
  const Form = defineComponent(() => {
    const form = useRecordForm({
      fields,
      record: () => ({ name: '', from: NaN, to: NaN }),
      save(_changes, _rev, all): Promise<{ rev: number }> {
        calls.push(all);
        throw Object.assign(toApiError(new Error(wrong)), { fields: refused });
      },
      saved: () => undefined,
    });
    return () =>
      h(RecordForm, { form, action: 'Save' }, () =>
        Object.values(form.fields).map((field) => h(TextField, field)),
      );
  });
  const part = mountPagePart(Form, {});
  const inputs = () => part.findAll('input');
  return {
    calls,
    said: () =>
      inputs().map((input) => {
        const [id] = (input.attributes('aria-describedby') ?? '').split(' ');
        return input.attributes('aria-invalid') === 'true' ? part.get(`[id="${id}"]`).text() : undefined;
      }),
    focused: () => inputs().findIndex((input) => input.element === document.activeElement),
    note: () => part.findAll('[role=alert]')[0]?.text(),
    leave: (index: number) => inputs()[index]?.trigger('blur'),
    async type(texts: Record<number, string>) {
      for (const [index, text] of Object.entries(texts)) await inputs()[Number(index)]?.setValue(text);
    },
    async send() {
      await part.get('form').trigger('submit');
      await new Promise((done) => setTimeout(done));
    },
  };
}
