import { mount } from '@vue/test-utils';
import { nextTick } from 'vue';
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
});
