import { describe, expect, test } from 'vitest';
import { aPayment } from './store/records.ts';
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

  test('credits by the description what a stranger sent, and nothing that waits for a new name', async () => {
    const { addPlayer, player } = clubOf(app());
    const { id } = await addPlayer('Ashley', ['KINGSCOTE AM']);
    const { payments } = app().store;
    const sent = { counterparty_name: 'STRANGER', description: 'Kingscote Am' };
    await payments.recordOnce(aPayment('described', sent));
    await payments.recordOnce(aPayment('unusual', { ...sent, matching: 'when_named' }));
    expect(await app().services.matching.creditStragglers()).toBe(1);
    expect((await player(id)).total_paid).toBe(500);
    expect(await payments.get('described')).toMatchObject({ status: 'matched', matched_by: 'description' });
    expect(await payments.get('unusual')).toMatchObject({ status: 'unmatched' });
  });
});
