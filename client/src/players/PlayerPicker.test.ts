import { describe, expect, test, vi } from 'vitest';
import { startFakeApi } from '../../test/fake-api.ts';
import { mountPagePart } from '../../test/mount-page-part.ts';
import { aPlayer } from '../../test/records.ts';
import PlayerPicker from './PlayerPicker.vue';

describe('the picker of players, it', () => {
  test('keeps what is searched for when it is closed, until somebody is picked', async () => {
    await startFakeApi(() => ({ body: { items: [aPlayer({ id: 'jo', name: 'Jo' })], next_cursor: null } }));
    const searched = async (draft: string, isPicked = false) => {
      const picker = mountPagePart(PlayerPicker, { draft });
      const { value } = picker.get<HTMLInputElement>('[type=search]').element;
      await picker.get('[type=search]').setValue('Jo');
      if (isPicked) {
        await vi.waitFor(() => picker.get('.list-group button').trigger('click'));
        expect(picker.emitted('pick')).toMatchObject([[{ id: 'jo' }]]);
      }
      picker.unmount();
      return value;
    };
    expect(await searched('one')).toBe('');
    expect(await searched('another')).toBe('');
    expect(await searched('one', true)).toBe('Jo');
    expect(await searched('one')).toBe('');
  });

  test('picks the one who is found by Enter, and nobody while there are several', async () => {
    const players = ['Jo', 'Joan', 'Bea'].map((name) => aPlayer({ id: name, name }));
    await startFakeApi(() => ({ body: { items: players, next_cursor: null } }));
    const picker = mountPagePart(PlayerPicker, { draft: 'enter' });
    await vi.waitFor(() => expect(picker.findAll('.list-group button')).toHaveLength(3));
    const search = picker.get('[type=search]');
    for (const words of ['', 'Jo', 'Joan']) {
      expect(picker.emitted('pick')).toBeUndefined();
      await search.setValue(words);
      await search.trigger('keydown', { key: 'Enter' });
    }
    expect(picker.emitted('pick')).toMatchObject([[{ id: 'Joan' }]]);
  });

  test('begins with those who owe, and with those who are ahead as soon as money goes back', async () => {
    const players = [
      aPlayer({ id: 'bea', name: 'Bea', balance: 500 }),
      aPlayer({ id: 'jo', name: 'Jo', owes: 500, balance: -500 }),
    ];
    await startFakeApi(() => ({ body: { items: players, next_cursor: null } }));
    const picker = mountPagePart(PlayerPicker, { draft: 'refund' });
    const first = () => picker.find('.list-group button').text();
    await vi.waitFor(() => expect(first()).toContain('Jo'));
    await picker.setProps({ refund: true });
    expect(first()).toContain('Bea');
  });

  test('says what to do where there is nobody yet', async () => {
    await startFakeApi(() => ({ body: { items: [], next_cursor: null } }));
    const picker = mountPagePart(PlayerPicker, { draft: 'nobody' });
    await vi.waitFor(() => expect(picker.text()).toContain('No players yet.'));
  });

  test('says why a new player was refused until another name is typed', async () => {
    await startFakeApi(({ call }) =>
      call === 'POST /players'
        ? { status: 409, body: { code: 'invalid_input', detail: 'There is a Jo already.' } }
        : { body: { items: [], next_cursor: null } },
    );
    const picker = mountPagePart(PlayerPicker, { draft: 'refused' });
    await picker.get('[type=search]').setValue('Jo');
    await picker.findAll('button').at(-1)?.trigger('click');
    await vi.waitFor(() => expect(picker.text()).toContain('There is a Jo already.'));
    await picker.get('[type=search]').setValue('Jo B');
    expect(picker.text()).not.toContain('There is a Jo already.');
  });

  test('creates a new player once, however often they are picked', async () => {
    const requests = await startFakeApi(({ call }) =>
      call === 'POST /players'
        ? { status: 201, body: { ...aPlayer({ id: 'jo', name: 'Jo' }), matched_payments: 0 } }
        : { body: { items: [], next_cursor: null } },
    );
    const picker = mountPagePart(PlayerPicker, { draft: 'cash', newName: 'Jo' });
    for (const times of [1, 2]) {
      await vi.waitFor(async () => {
        if ((picker.emitted('pick')?.length ?? 0) < times)
          await picker.findAll('button').at(-1)?.trigger('click');
        expect(picker.emitted('pick')).toHaveLength(times);
      });
    }
    expect(picker.emitted('pick')).toMatchObject([[{ id: 'jo' }], [{ id: 'jo' }]]);
    expect(requests.filter(({ call }) => call === 'POST /players')).toHaveLength(1);
  });
});
