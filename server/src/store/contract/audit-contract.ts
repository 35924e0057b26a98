import { describe, expect, test } from 'vitest';
import type { Store } from '../store.ts';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers } from './club.ts';
import { aCredit, aFixture, aPayment, aPlayer, ids, minute, revised } from './records.ts';

const entry = (at: string) => ({ at, by: 'organiser', action: 'changed', detail: '' });
const part = (player_id: string, amount: number) => ({ player_id, amount });
const here = (player_id: string) => ({ player_id, guests: 0, state: 'in' as const, joined_at: minute(0) });

type Damage = [what: string, id: string, plant: (store: Store) => Promise<unknown>];

const payment = (what: string, changes: Parameters<typeof aPayment>[1]): Damage => [
  what,
  'tx_1',
  (store) => store.payments.recordOnce(aPayment('tx_1', changes)),
];
const credit = (what: string, amount: number, ...allocations: ReturnType<typeof part>[]): Damage => [
  what,
  'tx_1',
  (store) => store.payments.recordOnce(aCredit('tx_1', '', amount, { allocations })),
];
const fixture = (what: string, changes: Parameters<typeof aFixture>[2]): Damage => [
  what,
  'game',
  (store) => store.fixtures.create([aFixture('game', [], changes)]),
];
const player = (what: string, changes: Parameters<typeof aPlayer>[2]): Damage => [
  what,
  'cy',
  (store) => store.players.create(aPlayer('cy', [], changes)),
];

const DAMAGES: Damage[] = [
  credit('allocations below the amount', 500, part('ash', 499)),
  credit('allocations above the amount', 500, part('ash', 300), part('ben', 201)),
  credit('an allocation of nothing', 500, part('ash', 500), part('ben', 0)),
  credit('an allocation of the other sign', 500, part('ash', 600), part('ben', -100)),
  credit('two allocations to one player', 500, part('ash', 200), part('ash', 300)),
  credit('an allocation to nobody known', 500, part('nobody', 500)),
  credit('an allocation to somebody who could be removed', 500, part('free', 500)),
  credit('a matched payment without allocations', 500),
  payment('an unmatched payment with allocations', { allocations: [part('ash', 500)] }),
  payment('an ignored payment with allocations', { status: 'ignored', allocations: [part('ash', 500)] }),
  payment('an amount that is no whole number', { amount: 0.5 }),
  payment('an amount beyond the safe integers', { amount: 2 ** 53 }),
  payment('a wrong key of the counterparty', { counterparty_key: 'SOMEBODYELSE' }),
  payment('a wrong key of the description', { description_key: 'SOMETHINGELSE' }),
  payment('a payment that waits though its payer is known', { counterparty_name: 'known' }),
  payment('a payment that waits though its description is known', { description: 'K.N.O.W.N.' }),
  payment('a history shorter than the revision', { rev: 2 }),
  payment('a history longer than the revision', { rev: 0 }),
  payment('a history that goes back in time', { rev: 2, history: [entry(minute(1)), entry(minute(0))] }),
  fixture('more players needed than there are places', { min_players: 13, max_players: 12 }),
  fixture('a negative fee', { fee: -1 }),
  fixture('a negative cost', { cost: -1 }),
  fixture('a player who comes twice', { players: [here('ash'), here('ash')] }),
  fixture('a player whom nobody knows', { players: [here('nobody')] }),
  fixture('a player who could be removed', { players: [here('free')] }),
  fixture('guests below none', { players: [{ ...here('ash'), guests: -1 }] }),
  fixture('a history that lacks an entry', { history: [] }),
  player('a name under the wrong key', { bank_names: [{ key: 'WRONG', name: 'right' }] }),
  player('a name with an empty key', { bank_names: [{ key: '', name: '!' }] }),
  player('a name that is there twice', {
    bank_names: [
      { key: 'A', name: 'A' },
      { key: 'A', name: 'a' },
    ],
  }),
  player('a change before the beginning', { created_at: minute(5), updated_at: minute(4) }),
];

/** The audit is silent on good records and names each that is off. */
export function auditContract(bench: Bench): void {
  describe('an audit', () => {
    test('finds nothing, and counts what there is', async () => {
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
      );
      await bench.store.payments.replace(revised(revised(aCredit('2', 'ash', -700))), 1);
      expect(await bench.store.audit()).toEqual({ players: 3, fixtures: 2, payments: 7, findings: [] });
    });

    test('reads everything when there is much', async () => {
      await addPlayers(bench.store, 'ash');
      await bench.store.fixtures.create(ids('game', 1100).map((id) => aFixture(id, ['ash'])));
      await addPayments(bench.store, ...ids('tx', 1100).map((id) => aCredit(id, 'ash')));
      expect(await bench.store.audit()).toEqual({ players: 1, fixtures: 1100, payments: 1100, findings: [] });
    });

    test.each(DAMAGES)('finds %s, unless the store does not even take it', async (_, id, plant) => {
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

    test('finds every one of several', async () => {
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
