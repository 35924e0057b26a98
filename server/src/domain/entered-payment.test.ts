import { describe, expect, it } from 'vitest';
import { aPlayer, minute } from '../../test/store/records.ts';
import { enteredPayment } from './entered-payment.ts';

const source = { at: minute(5), by: 'organiser' };
const ash = aPlayer('ash', [], { name: 'Ash' });

describe('cash', () => {
  it('credits the player at once, now unless it says when', () => {
    const payment = enteredPayment('pay_1', 'print', ash, { player_id: 'ash', amount: 500 }, source);
    expect(payment).toMatchObject({
      id: 'pay_1',
      source: 'cash',
      amount: 500,
      paid_at: minute(5),
      notes: '',
      status: 'matched',
      matched_by: 'organiser',
      allocations: [{ player_id: 'ash', amount: 500 }],
      history: [{ ...source, action: 'recorded', detail: '£5.00 in cash from Ash' }],
      rev: 1,
      created_at: minute(5),
    });
    const earlier = { player_id: 'ash', amount: 500, paid_at: minute(1), notes: 'at the bar' };
    expect(enteredPayment('pay_1', 'print', ash, earlier, source)).toMatchObject({
      paid_at: minute(1),
      notes: 'at the bar',
      created_at: minute(5),
    });
  });

  it('that goes back is said so, and shows no name that could match', () => {
    const refund = enteredPayment('pay_1', 'print', ash, { player_id: 'ash', amount: -250 }, source);
    expect(refund.history[0]?.detail).toBe('£2.50 in cash back to Ash');
    expect(refund).toMatchObject({ counterparty_key: '', description_key: '', matching: 'by_hand' });
  });
});
