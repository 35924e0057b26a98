import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers } from './club.ts';
import { DAMAGES } from './damages.ts';
import {
  aCorrection,
  aCredit,
  aFixture,
  anIgnoredPayer,
  aPayment,
  aPlayer,
  ids,
  moved,
  revised,
} from './records.ts';

const part = (player_id: string, amount: number) => ({ player_id, amount });

/** Tests that the audit reports bad records and no others. */
export function auditContract(bench: Bench): void {
  describe('an audit', () => {
    it('finds nothing, and counts what there is', async () => {
      await addPlayers(bench.store, 'ash', 'ben');
      await bench.store.players.create(aPlayer('cy', ['KNOWN', 'O’Neil-X', 'Łódź']));
      await bench.store.fixtures.create([
        aFixture('game', ['ash', 'ben']),
        aFixture('off', [], { cancelled: true }),
      ]);
      await addPayments(
        bench.store,
        aCredit('1', 'ash', 500, { allocations: [part('ash', 1), part('ben', 499)] }),
        aCredit('2', 'ben', -700),
        aPayment('3', { counterparty_name: 'unknown' }),
        aPayment('4', { counterparty_name: 'known', matching: 'when_named' }),
        aPayment('5', { description: 'known', matching: 'by_hand' }),
        aPayment('6', { counterparty_name: 'known', amount: -5 }),
        aPayment('7', { counterparty_name: 'known', status: 'ignored' }),
        aCredit('8', 'ash', -500, { source: 'cash', request_fingerprint: 'x' }),
        aCorrection('9', 'ash', 'ben'),
      );
      await bench.store.ignoredPayers.add(anIgnoredPayer('landlord', 'O’Neil-X & Łódź'));
      await bench.store.ignoredPayers.add(anIgnoredPayer('known'));
      await bench.store.payments.replace(revised(revised(aCredit('2', 'ash', -700))), 1);
      expect(await bench.store.audit()).toEqual({ players: 3, fixtures: 2, payments: 9, findings: [] });
    });

    it('is made at the first start', async () => {
      await addPlayers(bench.store, 'ash');
      await addPayments(bench.store, aCredit('1', 'ash'));
      expect(await bench.store.auditUnlessRecent()).toEqual(await bench.store.audit());
    });

    it('reads everything when there is much', async () => {
      await addPlayers(bench.store, 'ash');
      await bench.store.fixtures.create(ids('game', 1100).map((id) => aFixture(id, ['ash'])));
      await addPayments(bench.store, ...ids('tx', 1100).map((id) => aCredit(id, 'ash')));
      expect(await bench.store.audit()).toEqual({ players: 1, fixtures: 1100, payments: 1100, findings: [] });
    });

    it.each(DAMAGES)('finds %s, unless the store refuses it', async (_, id, plant) => {
      await addPlayers(bench.store, 'ash', 'ben');
      await bench.store.players.create(aPlayer('free'));
      await bench.store.players.create(aPlayer('dan', ['KNOWN']));
      const isTaken = await plant(bench.store).then(
        (outcome) => typeof outcome !== 'object' || outcome === null || !('taken' in outcome),
        () => false,
      );
      const { findings } = await bench.store.audit();
      if (!isTaken) return expect(findings).toEqual([]);
      bench.expectDamage();
      expect(findings).not.toEqual([]);
      for (const finding of findings) expect(finding).toMatch(new RegExp(`\\b${id}\\b.*\\.$`));
    });

    it('does not report a payment that is credited a moment later', async () => {
      await addPlayers(bench.store, 'ash');
      await bench.store.players.create(aPlayer('cy', ['KNOWN'], { has_history: true }));
      const waiting = aPayment('1', { counterparty_name: 'known' });
      await addPayments(bench.store, waiting);
      const audit = bench.store.audit();
      const allocations = [part('cy', 500)];
      await bench.store.payments.replace(
        moved(waiting, { status: 'matched', matched_by: 'counterparty_name', allocations }),
        1,
      );
      expect((await audit).findings).toEqual([]);
    });

    it('finds all of several', async () => {
      await addPlayers(bench.store, 'ash');
      await addPayments(
        bench.store,
        aCredit('one', 'ash', 500, { allocations: [part('ash', 1)] }),
        aCredit('two', 'ash'),
        aCredit('three', 'ash', 500, { allocations: [part('ash', 2)] }),
      );
      bench.expectDamage();
      const { findings } = await bench.store.audit();
      expect(findings).toHaveLength(2);
      expect(findings.join()).toMatch(/one.*three|three.*one/s);
    });
  });
}
