import { comparableName } from '@paidup/shared/compare-names';
import { describe, expect, it } from 'vitest';
import type { FixtureListQuery } from '../../src/store/fixture-store.ts';
import type { PaymentListQuery } from '../../src/store/payment-store.ts';
import type { PlayerListQuery } from '../../src/store/player-store.ts';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers, EVERY } from './club.ts';
import { aCredit, aFixture, aPayment, aPlayer, minute, moved, revised } from './records.ts';

/** Tests the filters of the lists. */
export function filtersContract(bench: Bench): void {
  describe('a filter of players', () => {
    const search = async (query: Partial<PlayerListQuery>) =>
      (await bench.store.players.list({ ...EVERY.player, ...query })).map(({ id }) => id);

    it.each([
      [null, ['a', 'b', 'c']],
      [true, ['b']],
      [false, ['a', 'c']],
    ])('takes archived %s', async (archived, expected) => {
      await bench.store.players.create(aPlayer('a'));
      await bench.store.players.create(aPlayer('b', [], { archived: true }));
      await bench.store.players.create(aPlayer('c'));
      expect(await search({ archived })).toEqual(expected);
    });

    it.each([...'%_*.()[]{}\\^$+?|/\'"&-', '.*', '^a', 'a|b', '%%', '\\d', '$where', 'é', '😀', 'b c'])(
      'finds %s as it is written, and nothing else by it',
      async (part) => {
        await bench.store.players.create(aPlayer('plain', ['nothing special']));
        await bench.store.players.create(aPlayer('with', [], { search_text: `before ${part} after` }));
        await bench.store.players.create(aPlayer('doubled', [], { search_text: `${part}${part}` }));
        expect(await search({ search: part })).toEqual(['doubled', 'with']);
        expect(await search({ search: `x${part}x` })).toEqual([]);
      },
    );

    it('finds the beginning, the middle, the end and all of the text', async () => {
      await bench.store.players.create(aPlayer('a', [], { search_text: 'ashley kingscote' }));
      for (const part of ['ash', 'ley king', 'cote', 'ashley kingscote', '']) {
        expect(await search({ search: part })).toEqual(['a']);
      }
      for (const part of ['ASH', 'ashleyk', 'ashley  kingscote', 'ashley kingscote.']) {
        expect(await search({ search: part })).toEqual([]);
      }
    });

    it.each(['O’Neil', 'oneil', 'jo  o-neil', 'O‐NEIL', 'KINGSCOTE  A', 'kings-cote'])(
      'finds by %s whoever has that name, however it is written',
      async (words) => {
        await bench.store.players.create(aPlayer('jo', ['KINGSCOTE AM'], { name: "Jo O'Neil" }));
        await bench.store.players.create(aPlayer('sam', ['NEIL O'], { name: 'Sam King' }));
        expect(await search({ search: comparableName(words) })).toEqual(['jo']);
      },
    );

    it('finds signs as they are written', async () => {
      await bench.store.players.create(aPlayer('hearts', ['SMITH J & JONES A'], { name: '♥♥' }));
      await bench.store.players.create(aPlayer('sam'));
      expect(await search({ search: comparableName('♥') })).toEqual(['hearts']);
      expect(await search({ search: comparableName(' & ') })).toEqual(['hearts']);
    });

    it('joins archived, part of the text, position and limit', async () => {
      for (const [id, archived] of [
        ['a1', true],
        ['a2', false],
        ['a3', true],
        ['a4', true],
        ['b5', true],
      ] as const) {
        await bench.store.players.create(aPlayer(id, [], { archived }));
      }
      expect(await search({ archived: true, search: 'A' })).toEqual(['a1', 'a3', 'a4']);
      expect(await search({ archived: true, search: 'A', after: ['a1', 'a1'] })).toEqual(['a3', 'a4']);
      expect(await search({ archived: true, search: 'A', after: ['a1', 'a1'], limit: 1 })).toEqual(['a3']);
    });
  });

  describe('a filter of fixtures', () => {
    const search = async (query: Partial<FixtureListQuery>) => {
      await bench.store.fixtures.create([
        aFixture('past', [], { kick_off_at: minute(1) }),
        aFixture('past off', [], { kick_off_at: minute(2), cancelled: true, cancelled_reason: 'rain' }),
        aFixture('now', [], { kick_off_at: minute(3) }),
        aFixture('soon', [], { kick_off_at: minute(4) }),
        aFixture('soon off', [], { kick_off_at: minute(5), cancelled: true }),
      ]);
      const listed = await bench.store.fixtures.list({ ...EVERY.fixture, now: minute(3), ...query });
      return listed.map(({ id }) => id);
    };

    it.each<[string, Partial<FixtureListQuery>, string[]]>([
      ['all', {}, ['past', 'past off', 'now', 'soon', 'soon off']],
      ['played, the one that kicks off now too', { status: 'played' }, ['past', 'now']],
      ['scheduled', { status: 'scheduled' }, ['soon']],
      ['cancelled', { status: 'cancelled' }, ['past off', 'soon off']],
      ['from an instant, included', { from: minute(3) }, ['now', 'soon', 'soon off']],
      ['before an instant, not included', { before: minute(3) }, ['past', 'past off']],
      ['between two', { from: minute(2), before: minute(5) }, ['past off', 'now', 'soon']],
      ['none between one and itself', { from: minute(3), before: minute(3) }, []],
      ['cancelled ones from an instant', { status: 'cancelled', from: minute(3) }, ['soon off']],
      ['played ones before an instant', { status: 'played', before: minute(3) }, ['past']],
      ['scheduled ones behind a position', { status: 'scheduled', after: [minute(4), 'soon'] }, []],
      ['those behind a position, so many', { after: [minute(2), 'past off'], limit: 2 }, ['now', 'soon']],
    ])('takes %s', async (_, query, expected) => {
      expect(await search(query)).toEqual(expected);
    });
  });

  describe('a filter of payments', () => {
    const search = async (query: Partial<PaymentListQuery>) => {
      await addPlayers(bench.store, 'ash', 'ben');
      const both = [
        { player_id: 'ben', amount: 200 },
        { player_id: 'ash', amount: 300 },
      ];
      await addPayments(
        bench.store,
        aPayment('waits', { paid_at: minute(1) }),
        aCredit('ash 2', 'ash', 500, { paid_at: minute(2) }),
        aCredit('both 3', 'ash', 500, { paid_at: minute(3), allocations: both }),
        aCredit('ben 4', 'ben', -500, { paid_at: minute(4) }),
        aPayment('ignored', { paid_at: minute(5), status: 'ignored' }),
        moved(aCredit('void', 'ash', 500, byHand), { status: 'void', matched_by: null, allocations: [] }),
      );
      return (await bench.store.payments.list({ ...EVERY.payment, ...query })).map(({ id }) => id);
    };

    it.each<[string, Partial<PaymentListQuery>, string[]]>([
      ['all, newest first', {}, ['ignored', 'ben 4', 'both 3', 'ash 2', 'waits']],
      ['matched', { status: 'matched' }, ['ben 4', 'both 3', 'ash 2']],
      ['unmatched', { status: 'unmatched' }, ['waits']],
      ['ignored', { status: 'ignored' }, ['ignored']],
      ['void, which no other list has', { status: 'void' }, ['void']],
      ['void ones that a player had', { status: 'void', player_id: 'ash' }, ['void']],
      ['void ones of another', { status: 'void', player_id: 'ben' }, []],
      ['those that credit a player, split ones too', { player_id: 'ash' }, ['both 3', 'ash 2']],
      ['those of another', { player_id: 'ben' }, ['ben 4', 'both 3']],
      ['those of nobody', { player_id: 'nobody' }, []],
      ['matched ones of a player', { player_id: 'ben', status: 'matched' }, ['ben 4', 'both 3']],
      ['unmatched ones of a player, which there can’t be', { player_id: 'ben', status: 'unmatched' }, []],
      ['from an instant, included', { from: minute(4) }, ['ignored', 'ben 4']],
      ['before an instant, not included', { before: minute(2) }, ['waits']],
      ['between two', { from: minute(2), before: minute(4) }, ['both 3', 'ash 2']],
      ['those of a player from an instant', { player_id: 'ash', from: minute(3) }, ['both 3']],
      ['those of a player before an instant', { player_id: 'ash', before: minute(3) }, ['ash 2']],
      ['matched ones behind a position', { status: 'matched', after: [minute(3), 'both 3'] }, ['ash 2']],
      ['so many of them', { limit: 2 }, ['ignored', 'ben 4']],
    ])('takes %s', async (_, query, expected) => {
      expect(await search(query)).toEqual(expected);
    });

    it.each<[string, object, string[]]>([
      ['a part of the payer’s key', { key: 'BOD' }, ['ignored', 'ben 4', 'both 3', 'ash 2', 'waits']],
      ['a part of the description’s key', { key: 'UBS' }, ['ignored', 'ben 4', 'both 3', 'ash 2', 'waits']],
      ['a pattern, which is none', { key: '%', notes: '.*' }, []],
      ['a part of the notes, whatever their case', { notes: 'and bi' }, ['club']],
      ['an amount, whichever way it went', { amount: 1200 }, ['club']],
      ['players whom it credits', { player_ids: ['ben', 'nobody'] }, ['ben 4', 'both 3']],
      ['any of these', { key: 'XYZ', amount: 1200, player_ids: ['ben'] }, ['club', 'ben 4', 'both 3']],
      ['nothing', {}, []],
    ])('finds %s', async (_, shown, expected) => {
      await search({});
      const clubs = { allocations: [], club_part: -1200, notes: 'Balls and BIBS', description: '-' };
      await addPayments(
        bench.store,
        aCredit('club', 'ash', -1200, { ...clubs, counterparty_name: '', paid_at: minute(6) }),
      );
      const list = async (query: Partial<PaymentListQuery>) =>
        (await bench.store.payments.list({ ...EVERY.payment, ...query })).map(({ id }) => id);
      const found = { key: null, notes: null, amount: null, player_ids: [], ...shown };
      expect(await list({ search: found })).toEqual(expected);
      const rest = expected.filter((id) => ['both 3', 'ash 2'].includes(id));
      expect(await list({ search: found, player_id: 'ash', from: minute(2) })).toEqual(rest);
      expect(await list({ search: found, limit: 2 })).toEqual(expected.slice(0, 2));
    });

    it.each([
      ['ash', ['void']],
      ['ben', []],
    ])('finds what is void by %s, whom it once credited', async (id, expected) => {
      const found = { key: null, notes: null, amount: null, player_ids: [id] };
      expect(await search({ search: found, status: 'void' })).toEqual(expected);
    });

    it('follows a payment from player to player, and to nobody', async () => {
      await addPlayers(bench.store, 'ash', 'ben');
      const credit = aCredit('tx_1', 'ash');
      const list = async (query: Partial<PaymentListQuery>) =>
        (await bench.store.payments.list({ ...EVERY.payment, ...query })).length;
      await addPayments(bench.store, credit);
      const given = revised(credit, { allocations: [{ player_id: 'ben', amount: 500 }] });
      expect(await bench.store.payments.replace(given, 1)).toBe('replaced');
      expect([await list({ player_id: 'ash' }), await list({ player_id: 'ben' })]).toEqual([0, 1]);
      const back = revised(given, { allocations: [], status: 'unmatched', matched_by: null });
      expect(await bench.store.payments.replace(back, 2)).toBe('replaced');
      expect([await list({ player_id: 'ben' }), await list({ status: 'unmatched' })]).toEqual([0, 1]);
    });
  });
}

const byHand = { source: 'cash', request_fingerprint: 'x', paid_at: minute(6) } as const;
