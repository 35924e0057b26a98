import { describe, expect, test } from 'vitest';
import { aFound } from '../../../test/bank-records.ts';
import { previewOf, totalOf } from './preview.ts';

const ignored = (reason: string) => aFound({ outcome: 'ignored', reason });
const unmatched = (counterparty_name: string, amount: number, description = 'FOOTBALL') => {
  const { player: _player, ...found } = aFound({ counterparty_name, amount, description });
  return { ...found, outcome: 'unmatched' as const };
};

describe('a preview, it', () => {
  test('adds up what each player is credited, the largest sum first, and names the payers', () => {
    const bob = { player: { id: 'player_bob', name: 'Bob' }, counterparty_name: 'B SMITH' };
    const { credited } = previewOf([
      aFound(),
      aFound({ ...bob, amount: 2000 }),
      aFound({ amount: 700 }),
      aFound({ counterparty_name: 'A KINGSCOTE' }),
    ]);
    expect(credited).toEqual([
      { key: 'player_bob', name: 'Bob', payers: ['B SMITH'], count: 1, amount: 2000 },
      {
        key: 'player_ashley',
        name: 'Ashley Kingscote',
        payers: ['KINGSCOTE AM', 'A KINGSCOTE'],
        count: 3,
        amount: 1700,
      },
    ]);
    expect(totalOf(credited)).toEqual({ count: 4, amount: 3700 });
  });

  test('names who nobody knows by the payer, or by the reference where there is no name', () => {
    const { unmatched: unknown } = previewOf([
      unmatched('T BRADLEY', 500),
      unmatched(' ', 400, 'FOOTY DAN'),
      unmatched('T BRADLEY', 500),
    ]);
    expect(unknown.map(({ name, count, amount }) => [name, count, amount])).toEqual([
      ['T BRADLEY', 2, 1000],
      ['FOOTY DAN', 1, 400],
    ]);
  });

  test('counts what is left alone by reason, and an unknown reason as other', () => {
    const preview = previewOf([
      ignored('pot_transfer'),
      ignored('card'),
      ignored('card'),
      ignored('a reason of next year'),
      aFound({ outcome: 'duplicate' }),
    ]);
    expect(preview).toMatchObject({ checked: 5, already: 1, credited: [], unmatched: [] });
    expect(preview.leftAlone).toEqual([
      { reason: 'card', count: 2 },
      { reason: 'pot_transfer', count: 1 },
      { reason: 'other', count: 1 },
    ]);
  });
});
