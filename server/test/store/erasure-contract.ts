import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers } from './club.ts';
import { aCredit, aFixture, aPayment, minute, moved, revisedFixture } from './records.ts';

/** Tests that whatever tells about a player is found, and that a purge loses nothing. */
export function erasureContract(bench: Bench): void {
  describe('the records about a player', () => {
    const about = async (id: string, ...keys: string[]) =>
      (await bench.store.payments.about(id, keys)).map((payment) => payment.id).sort();

    it('are the payments that credit them or ever did, or that show one of their names', async () => {
      await addPlayers(bench.store, 'ash', 'ash_2', 'ben');
      const once = moved(aPayment('tx_once'), {
        status: 'matched',
        matched_by: 'organiser',
        allocations: [{ player_id: 'ash', amount: 500 }],
      });
      await addPayments(
        bench.store,
        aCredit('tx_now', 'ash'),
        moved(once, { status: 'unmatched', matched_by: null, allocations: [] }),
        aPayment('tx_name', { counterparty_name: 'Ash A.' }),
        aPayment('tx_text', { description: 'ASHA' }),
        aPayment('tx_none', { counterparty_name: '', description: '' }),
        aCredit('tx_other', 'ash_2'),
        aCredit('tx_ben', 'ben', 500, { description: 'for ash' }),
      );
      expect(await about('ash', 'ASHA', '')).toEqual(['tx_name', 'tx_now', 'tx_once', 'tx_text']);
      expect(await about('ash')).toEqual(['tx_now', 'tx_once']);
      expect(await about('nobody', '')).toEqual([]);
      const [found] = await bench.store.payments.about('ben', []);
      expect(found).toEqual(await bench.store.payments.get('tx_ben'));
    });

    it('are the fixtures that they are in or ever were, by kick-off', async () => {
      await addPlayers(bench.store, 'ash', 'ash_2');
      const left = aFixture('left', ['ash']);
      await bench.store.fixtures.create([
        aFixture('now', ['ash'], { kick_off_at: minute(5) }),
        aFixture('other', ['ash_2']),
        left,
      ]);
      const next = revisedFixture(left, { players: [] });
      const parties = [{ player_id: 'ash', guests: 0, state: 'in' }];
      const history = next.history.map((entry, index) =>
        index === 1 ? { ...entry, before: { players: parties }, after: { players: [] } } : entry,
      );
      await bench.store.fixtures.replace({ ...next, history }, 1);
      expect((await bench.store.fixtures.about('ash')).map(({ id }) => id)).toEqual(['left', 'now']);
      expect(await bench.store.fixtures.about('nobody')).toEqual([]);
    });

    it('are all there after a purge, and others are written during it', async () => {
      await addPlayers(bench.store, 'ash');
      await addPayments(bench.store, aCredit('tx_1', 'ash', 500, { counterparty_name: 'MUM' }));
      await Promise.all([
        bench.store.purge(),
        addPayments(bench.store, aCredit('tx_2', 'ash', 700, { counterparty_name: 'MUM' })),
      ]);
      await addPayments(bench.store, aCredit('tx_3', 'ash', 900, { counterparty_name: 'MUM' }));
      expect(await about('ash')).toEqual(['tx_1', 'tx_2', 'tx_3']);
      expect(await bench.store.payments.creditsFrom('MUM')).toEqual(new Map([['ash', 3]]));
      await bench.restart();
      expect(await about('ash')).toEqual(['tx_1', 'tx_2', 'tx_3']);
    });
  });
}
