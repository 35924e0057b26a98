import { mount } from '@vue/test-utils';
import { h, nextTick } from 'vue';
import { describe, expect, test } from 'vitest';
import { announceReconnected } from '../live/useReconnected.ts';
import { errorTexts } from '../texts.ts';
import FormNote from './FormNote.vue';

describe('what a form says went wrong, it', () => {
  test('no longer says that nobody can be reached once somebody can', async () => {
    const note = mount(FormNote, { props: { text: errorTexts.offline } });
    expect(note.text()).toBe(errorTexts.offline);
    announceReconnected();
    await nextTick();
    expect(note.text()).toBe('');
    await note.setProps({ text: 'not so' });
    expect(note.text()).toBe('not so');
  });

  test('keeps what the server refused', async () => {
    const note = mount(FormNote, { props: { text: 'not so' } });
    announceReconnected();
    await nextTick();
    expect(note.text()).toBe('not so');
  });

  test('goes once something is changed in its form, or in its row of a list', async () => {
    const row = (text: string) => h('li', [h('input'), h(FormNote, { text })]);
    const form = mount(() =>
      h('form', [h('input'), h(FormNote, { text: 'whole' }), h('ul', [row('one'), row('two')])]),
    );
    const said = () => form.findAll('p').map((note) => note.text());
    await nextTick();
    expect(said()).toEqual(['whole', 'one', 'two']);
    await form.findAll('input')[2]?.trigger('input');
    expect(said()).toEqual(['one']);
    await form.findAll('input')[1]?.trigger('input');
    expect(said()).toEqual([]);
  });
});
