import { flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { startFakeApi } from '../../test/fake-api.ts';
import { mountPagePart } from '../../test/mount-page-part.ts';
import { aPlayer } from '../../test/records.ts';
import PlayerEraseSheet from './PlayerEraseSheet.vue';

describe('the sheet that erases what is kept about a player, it', () => {
  afterEach(() => (document.body.innerHTML = ''));

  async function open() {
    const requests = await startFakeApi(() => ({ status: 200, body: '' }));
    const sheet = mountPagePart(PlayerEraseSheet, {
      player: aPlayer({ name: 'Ashley Kingscote' }),
      modelValue: true,
    });
    await vi.waitFor(() => expect(document.querySelector('form')).not.toBeNull());
    return {
      requests,
      sheet,
      async confirm(name: string) {
        const input = document.querySelector('input');
        if (!input) throw new Error('there is no field');
        input.value = name;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await flushPromises();
        document
          .querySelector('form')
          ?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
        await flushPromises();
      },
    };
  }

  test('says what goes and what stays, and that nothing brings it back', async () => {
    await open();
    for (const words of ['bank names', 'Former player', 'Backups', 'can’t be undone'])
      expect(document.body.textContent).toContain(words);
  });

  test.each(['', 'Ashley', 'Ashley Kingscott'])('erases nothing for “%s”', async (name) => {
    const { requests, confirm } = await open();
    await confirm(name);
    expect(document.querySelector('.invalid-feedback')?.textContent).toBe('This is not Ashley Kingscote.');
    expect(requests).toEqual([]);
  });

  test('erases once the name is typed, whatever its case', async () => {
    const { requests, sheet, confirm } = await open();
    await confirm(' ashley  kingscote ');
    await vi.waitFor(() => expect(sheet.emitted('update:modelValue')).toContainEqual([false]));
    expect(requests.map(({ call }) => call)).toEqual(['DELETE /players/player_1/data']);
  });
});
