import { describe, expect, it } from 'vitest';
import { aCredit, aFixture, aPayment, aPlayer, minute, moved } from '../../test/store/records.ts';
import { erasedFixture, erasedPayment, erasedPlayer, isErased, personOf } from './erasure.ts';
import { updatedPlayer } from './players.ts';

const source = { at: minute(9), by: 'organiser' };
const al = aPlayer('al', ['AL B'], { name: 'Al (B.)' });
const person = personOf(updatedPlayer(al, { name: 'Al' }, source));

/** A payment that credited Al once, with this sentence in its history. */
function once(detail: string) {
  const credit = moved(aPayment('tx'), {
    status: 'matched',
    allocations: [{ player_id: 'al', amount: 500 }],
  });
  const payment = moved(credit, { status: 'unmatched', allocations: [] });
  return { ...payment, history: payment.history.map((entry) => ({ ...entry, detail })) };
}
const detailOf = (detail: string) => erasedPayment(once(detail), person, source).history[0]?.detail;

describe('a person who is erased', () => {
  it.each([
    ['credited: £5.00 to Al (B.)', 'credited: £5.00 to Former player'],
    ['credited: £2.00 to Alan, £3.00 to Al', 'credited: £2.00 to Alan, £3.00 to Former player'],
    ['Álvaro and Pascal got places', 'Álvaro and Pascal got places'],
    ['Al, Al (B.) and Al', 'Former player, Former player and Former player'],
  ])('is told by no name in “%s”, and others keep theirs', (before, after) => {
    expect(detailOf(before)).toBe(after);
  });

  it('leaves a payment as it is that never named them', () => {
    const payment = once('credited: £5.00 to Alan');
    expect(erasedPayment(payment, person, source)).toBe(payment);
    expect(erasedFixture(aFixture('game', ['al']), person, source).rev).toBe(1);
  });

  it('loses every text of a payment that credits them or shows their bank name', () => {
    for (const payment of [
      aCredit('tx', 'al', 500, { notes: 'x' }),
      aPayment('tx', { description: 'al b.', notes: 'x' }),
    ]) {
      const erased = erasedPayment(payment, person, source);
      expect(erased).toMatchObject({
        counterparty_name: '',
        description: '',
        notes: '',
        rev: 2,
        amount: 500,
      });
      expect(erased.allocations).toEqual(payment.allocations);
      expect([isErased(payment), isErased(erased)]).toEqual([false, true]);
      expect(erasedPayment(erased, person, source)).toBe(erased);
    }
  });

  it('is a former player with the same history in number, and is erased once', () => {
    const erased = erasedPlayer(al, source);
    expect(erased).toMatchObject({
      name: 'Former player',
      sort_name: 'former player',
      bank_names: [],
      archived: true,
    });
    expect(erased.history.map(({ action }) => action)).toEqual(['created', 'erased']);
    expect(erasedPlayer(erased, source)).toBe(erased);
  });
});
