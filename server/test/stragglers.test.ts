import { describe, expect, test } from 'vitest';
import { aPayment } from '../src/store/contract/records.ts';
import { clubOf } from './support/club.ts';
import { useApp } from './support/use-app.ts';

describe('a start after a crash', () => {
  const app = useApp();

  test('credits what was stored for a name that has an owner, and leaves the strangers', async () => {
    const { addPlayer, player } = clubOf(app());
    const { id } = await addPlayer('Ashley', ['KINGSCOTE AM']);
    const from = ['STRANGER', 'KINGSCOTE AM', 'STRANGER', 'Kingscote-Am'];
    for (const [number, counterparty_name] of from.entries())
      await app().store.payments.recordOnce(aPayment(`tx_${number}`, { counterparty_name }));
    expect(await app().services.matching.creditStragglers()).toBe(2);
    expect((await player(id)).total_paid).toBe(1000);
    expect(await app().services.matching.creditStragglers()).toBe(0);
  });
});
