import { describe, expect, test } from 'vitest';
import { mountPagePart } from '../testing/mount-page-part.ts';
import { aPlayer } from '../testing/records.ts';
import PlayersList from './PlayersList.vue';
import PlayersTable from './PlayersTable.vue';

const players = [
  aPlayer({ total_paid: 1500, balance: 500 }),
  aPlayer({ id: 'a/b?c', name: '<b>Eve</b>', accepted_bank_names: [], balance: -1500, owes: 1500 }),
];

describe.each([
  ['table', PlayersTable],
  ['list', PlayersList],
])('the players as a %s, it', (_name, part) => {
  test('says what each has paid and how they stand', () => {
    const text = mountPagePart(part, { players, caption: 'Players' }).text();
    expect(text).toContain('£15.00');
    expect(text).toContain('£5.00 ahead');
    expect(text).toContain('owes £15.00');
    expect(text).toContain('KINGSCOTE AM');
    expect(text).toContain('no bank name yet');
  });

  test('links to each player, whatever their id and name hold', () => {
    const shown = mountPagePart(part, { players, caption: 'Players' });
    expect(shown.findAll('a').map((link) => link.attributes('href'))).toEqual([
      '/players/player_1',
      '/players/a%2Fb%3Fc',
    ]);
    expect(shown.text()).toContain('<b>Eve</b>');
    expect(shown.find('b').exists()).toBe(false);
  });
});

describe('the table of players, it', () => {
  test('has headers for its columns and rows, and a caption', () => {
    const table = mountPagePart(PlayersTable, { players, caption: 'Players' });
    expect(table.findAll('th[scope=col]').map((head) => head.text())).toEqual([
      'Player',
      'Bank names',
      'Paid',
      'Balance',
    ]);
    expect(table.findAll('th[scope=row]')).toHaveLength(2);
    expect(table.get('caption').text()).toBe('Players');
  });
});
