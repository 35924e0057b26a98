import { describe, expect, test } from 'vitest';
import { mountPagePart } from '../../../test/mount-page-part.ts';
import { aPlayerRow } from '../../../test/records.ts';
import PlayersFoot from './PlayersFoot.vue';
import PlayersList from './PlayersList.vue';
import PlayersTable from './PlayersTable.vue';

const players = [
  aPlayerRow({ balance: 500, last_came_at: '2026-11-18T18:30:00.000Z' }),
  aPlayerRow({ id: 'a/b?c', name: '<b>Eve</b>', accepted_bank_names: [], balance: -1500, owes: 1500 }),
];
const order = { by: 'paid', isDown: true };

describe.each([
  ['table', PlayersTable],
  ['list', PlayersList],
])('the players as a %s, it', (_name, part) => {
  test('says how each stands, and when they last came and paid', () => {
    const text = mountPagePart(part, { players, caption: 'Players', order }).text();
    expect(text).toContain('£5.00 ahead');
    expect(text).toContain('owes £15.00');
    expect(text).toContain('18 Nov');
    expect(text).toContain('not played yet');
    expect(text).toContain('KINGSCOTE AM');
    expect(text).toContain('no bank name yet');
  });

  test('links to each player, whatever their id and name hold', () => {
    const shown = mountPagePart(part, { players, caption: 'Players', order });
    expect(shown.findAll('a').map((link) => link.attributes('href'))).toEqual([
      '/players/player_1',
      '/players/a%2Fb%3Fc',
    ]);
    expect(shown.text()).toContain('<b>Eve</b>');
    expect(shown.find('b').exists()).toBe(false);
  });
});

describe.each([
  ['table', PlayersTable],
  ['list', PlayersList],
])('the players as a %s, for a helper, it', (_name, part) => {
  test('says nothing of bank names, which a helper is not told', () => {
    const listed = players.map(({ accepted_bank_names: _names, ...player }) => player);
    const helper = { authenticated: true, setup_required: false, role: 'deputy', name: 'Sam' };
    const props = { players: listed, caption: 'Players', order };
    const text = mountPagePart(part, props, [[['session'], helper]]).text();
    expect(text).toContain('owes £15.00');
    expect(text).not.toMatch(/bank name/i);
  });
});

describe('the table of players, it', () => {
  const table = () => mountPagePart(PlayersTable, { players, caption: 'Players', order });

  test('has headers for its columns and rows, and a caption', () => {
    expect(
      table()
        .findAll('th[scope=col]')
        .map((head) => head.text()),
    ).toEqual(['Player', 'Bank names', 'Last came', 'Last paid', 'Balance']);
    expect(table().findAll('th[scope=row]')).toHaveLength(2);
    expect(table().get('caption').text()).toBe('Players');
  });

  test('says by which column it is sorted, and asks for another by its button', async () => {
    const shown = table();
    const sorted = shown.findAll('th[aria-sort]');
    expect(sorted.map((head) => [head.text(), head.attributes('aria-sort')])).toEqual([
      ['Last paid', 'descending'],
    ]);
    const buttons = shown.findAll('thead button');
    expect(buttons.map((button) => button.text())).toEqual(['Player', 'Last came', 'Last paid', 'Balance']);
    await buttons[0]?.trigger('click');
    expect(shown.emitted('sort')).toEqual([['name']]);
  });
});

describe('the line below the players, it', () => {
  test.each([
    [players, 3, '2 players, 1 owes £15.00. 3 archived'],
    [[...players, ...players], 0, '4 players, 2 owe £30.00 together.'],
    [[aPlayerRow()], 0, '1 player, nobody owes anything.'],
    [[], 1, '1 archived'],
  ])('adds up who owes what, and leads to the archived', (shown, archived, said) => {
    const text = mountPagePart(PlayersFoot, { players: shown, archived }).text();
    expect(text.replace(/\s+/g, ' ').replace('.3', '. 3')).toBe(said);
  });
});
