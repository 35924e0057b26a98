import { describe, expect, test } from 'vitest';
import { aPlayerRow } from '../../../test/records.ts';
import {
  FIRST_ORDER,
  inOrder,
  likeliestFirst,
  orderBy,
  readOrder,
  withWords,
  writeOrder,
} from './player-order.ts';

const players = [
  aPlayerRow({ id: 'adam', name: 'adam', balance: -500, last_came_at: '2026-11-18T18:30:00.000Z' }),
  aPlayerRow({ id: 'eve', name: 'Éve', accepted_bank_names: ['EVE-SMITH'], balance: 700 }),
  aPlayerRow({ id: 'lukasz', name: 'Łukasz', accepted_bank_names: ['NOWAK L'], balance: -1500 }),
  aPlayerRow({ id: 'zoe', name: 'Zoë', balance: -500, last_paid_at: '2026-11-01T10:00:00.000Z' }),
];
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

describe('the order of the players, it', () => {
  test.each([
    ['balance', ['lukasz', 'adam', 'zoe', 'eve']],
    ['-balance', ['eve', 'adam', 'zoe', 'lukasz']],
    ['name', ['adam', 'eve', 'lukasz', 'zoe']],
    ['-name', ['zoe', 'lukasz', 'eve', 'adam']],
    ['paid', ['adam', 'eve', 'lukasz', 'zoe']],
    ['-paid', ['zoe', 'adam', 'eve', 'lukasz']],
    ['-came', ['adam', 'eve', 'lukasz', 'zoe']],
  ])('puts them by %s, equals as they come', (text, expected) => {
    expect(ids(inOrder(players, readOrder(text)))).toEqual(expected);
    expect(writeOrder(readOrder(text))).toBe(text);
  });

  test.each([undefined, null, '', 'age', '--paid', ['name'], 7])('is who owes most for %j', (text) => {
    expect(readOrder(text)).toEqual(FIRST_ORDER);
  });

  test('turns around when its column is chosen again, and begins with what one looks for', () => {
    expect(orderBy('balance', FIRST_ORDER)).toEqual({ by: 'balance', isDown: true });
    expect(orderBy('paid', FIRST_ORDER)).toEqual({ by: 'paid', isDown: true });
    expect(orderBy('name', FIRST_ORDER)).toEqual({ by: 'name', isDown: false });
  });
});

describe('the order in a picker, it', () => {
  test('begins with who owes most, then who came last, and ends with the archived who owe nothing', () => {
    const came = (day: string) => `2026-11-${day}T18:30:00.000Z`;
    const rows = [
      aPlayerRow({ id: 'gone', archived: true, last_came_at: came('25') }),
      aPlayerRow({ id: 'never' }),
      aPlayerRow({ id: 'once', last_came_at: came('04') }),
      aPlayerRow({ id: 'regular', last_came_at: came('25') }),
      aPlayerRow({ id: 'another regular', last_came_at: came('25') }),
      aPlayerRow({ id: 'owes', owes: 500 }),
      aPlayerRow({ id: 'gone and owes more', archived: true, owes: 950 }),
    ];
    const expected = ['gone and owes more', 'owes', 'regular', 'another regular', 'once', 'never', 'gone'];
    expect(ids(likeliestFirst(rows))).toEqual(expected);
  });

  test('begins with who is most ahead where money goes back', () => {
    const rows = [
      aPlayerRow({ id: 'gone', archived: true }),
      aPlayerRow({ id: 'owes', owes: 500, balance: -500 }),
      aPlayerRow({ id: 'regular', last_came_at: '2026-11-25T18:30:00.000Z' }),
      aPlayerRow({ id: 'ahead', balance: 500 }),
      aPlayerRow({ id: 'gone and more ahead', archived: true, balance: 950 }),
    ];
    const expected = ['gone and more ahead', 'ahead', 'regular', 'owes', 'gone'];
    expect(ids(likeliestFirst(rows, true))).toEqual(expected);
  });
});

describe('a search for players, it', () => {
  test.each([
    ['', 4],
    ['  ', 4],
    ['zoe', 1],
    ['NOWAK', 1],
    ['kingscote a', 2],
    ['eve smith', 1],
    ['evesmith', 1],
    ['e.v-e  smith', 1],
    ['Eve‐Smith', 1],
    ['LUKASZ nowak', 0],
    ['nobody', 0],
    ['?', 0],
  ])('finds %j in names and bank names, compared as keys are', (words, count) => {
    expect(withWords(players, words)).toHaveLength(count);
  });
});
