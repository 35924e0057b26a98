import { describe, expect, it } from 'vitest';
import { aPayment, aPlayer } from '../../test/store/records.ts';
import { type Clues, suggestPayers } from './suggestions.ts';

const players = [
  aPlayer('ash', ['KINGSCOTE AM'], { name: 'Ashley Kingscote' }),
  aPlayer('sam', ['SMITH J'], { name: 'Sam Smith' }),
  aPlayer('jo', ['JONES A'], { name: 'Jo O’Neil' }),
];
const none: Clues = { players, earlier: new Map(), owes: new Map(), returned: [] };

describe('a suggestion', () => {
  it('never stands out by the amount or by earlier payments, which keep another from it', () => {
    const owes = new Map([['jo', 500]]);
    const clear = (counterparty_name: string, clues: Partial<Clues> = {}) =>
      suggestPayers(aPayment('tx', { description: '', counterparty_name, amount: 500 }), {
        ...none,
        ...clues,
      })
        .filter((guess) => guess.clear)
        .map(({ name }) => name);
    expect(clear('MR S SMITH', { owes })).toEqual(['Sam Smith']);
    expect(clear('MR S SMITH', { earlier: new Map([['sam', 2]]) })).toEqual(['Sam Smith']);
    expect(clear('MR S SMITH', { earlier: new Map([['jo', 2]]) })).toEqual([]);
    expect(clear('STRANGER', { owes })).toEqual([]);
    expect(clear('STRANGER', { earlier: new Map([['jo', 2]]) })).toEqual([]);
  });

  it('stands out for the player who was credited with what goes back', () => {
    const [guess] = suggestPayers(aPayment('tx', { amount: -500 }), { ...none, returned: ['jo'] });
    expect(guess).toMatchObject({ name: 'Jo O’Neil', clear: true });
  });

  it('tells players of one name apart by their bank names', () => {
    const two = [
      aPlayer('one', ['KINGSCOTE AM', 'FOOTY ASH'], { name: 'Ashley' }),
      aPlayer('other', [], { name: 'Ashley' }),
      aPlayer('third', [], { name: 'Sam' }),
    ];
    const owes = new Map(two.map(({ id }) => [id, 500]));
    const found = suggestPayers(aPayment('tx', { counterparty_name: 'MUM', description: 'Ashley' }), {
      ...none,
      players: two,
      owes,
    });
    expect(found.map(({ reason, clear }) => [reason, clear])).toEqual([
      ['the reference says Ashley; owes exactly £5.00; bank names: KINGSCOTE AM, FOOTY ASH', false],
      ['the reference says Ashley; owes exactly £5.00; has no bank name yet', false],
      ['owes exactly £5.00', false],
    ]);
  });
});
