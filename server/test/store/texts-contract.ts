import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers, EVERY } from './club.ts';
import { aCredit, aFixture, anIgnoredPayer, aPayment, aPlayer, listed, moved, revised } from './records.ts';

const TEXTS: [what: string, text: string][] = [
  ['an emoji family', '👨‍👩‍👧‍👦 paid 🏆'],
  ['a NUL in the middle', 'before\0after'],
  ['a NUL at the end', 'before\0'],
  ['right-to-left text', 'שלום ‮evil‬ مرحبا'],
  ['combining marks', 'e\u0301 is not é'],
  ['60 kB', 'Kingscote '.repeat(6000)],
  ['a dollar operator', '$set'],
  ['a dotted path', 'history.0.at'],
  ['an operator object as text', '{"$ne":null}'],
  ['a quote that would end a statement', `'; DROP TABLE payments; --`],
  ['line breaks and tabs', 'one\r\ntwo\ttabs\n'],
  ['spaces at both ends', '  two  '],
  ['nothing', ''],
  ['a number as text', '0123e4'],
  ['null as text', 'null'],
  ['a backslash and percent', '100\\% \\u0000'],
];

const IDS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '$set',
  'a.b',
  '.',
  ' ',
  '0',
  '-1',
  'null',
  'é',
  '😀',
  "'",
  '%',
];

/** Tests that texts and ids are stored to the last byte. */
export function textsContract(bench: Bench): void {
  describe('the store of odd texts', () => {
    it.each(TEXTS)('keeps %s in a payment', async (_, text) => {
      const payment = aPayment('tx_1', {
        counterparty_name: text,
        description: text,
        notes: text,
        matched_on: text,
        history: [{ at: '2026-01-01T00:00:00.000Z', by: text, action: text, detail: text }],
      });
      await addPayments(bench.store, payment);
      expect(await bench.store.payments.get('tx_1')).toEqual(payment);
      expect(await bench.store.payments.recordOnce(payment)).toEqual({ existing: payment });
      expect(await (await bench.restart()).payments.list(EVERY.payment)).toEqual([payment]);
    });

    it.each(TEXTS)('keeps %s as the reason of a correction', async (_, text) => {
      const payment = aPayment('tx_1', { matched_on: text });
      const ignored = moved(payment, { status: 'ignored', ignored_reason: text, matched_on: null });
      await addPayments(bench.store, payment);
      expect(await bench.store.payments.replace(ignored, 1)).toBe('replaced');
      expect(await (await bench.restart()).payments.get('tx_1')).toEqual(ignored);
    });

    it.each(TEXTS)('keeps %s in an ignored payer', async (_, text) => {
      const payer = anIgnoredPayer('payer', `x${text.slice(0, 64)}`);
      await bench.store.ignoredPayers.add(payer);
      const { ignoredPayers } = await bench.restart();
      expect(await ignoredPayers.list()).toEqual([payer]);
      expect(await ignoredPayers.findByKey(payer.key)).toEqual(payer);
      expect(await ignoredPayers.remove(payer.id)).toBe('removed');
    });

    it.each(TEXTS)('keeps %s in a player and a fixture', async (_, text) => {
      const name = text.slice(0, 64);
      const player = aPlayer('ash', [`x${name}`], { name, sort_name: name, search_text: text });
      const fixture = aFixture('game', [], { location: text, cancelled: true, cancelled_reason: text });
      expect(await bench.store.players.create(player)).toBe('created');
      await bench.store.fixtures.create([fixture]);
      const store = await bench.restart();
      expect(await store.players.list({ ...EVERY.player, search: text })).toEqual([listed(player)]);
      expect(await store.players.get('ash')).toEqual(player);
      expect(await store.fixtures.list(EVERY.fixture)).toEqual([fixture]);
    });

    it.each(IDS)('knows a player, a fixture and a payment by the id %s', async (id) => {
      await addPlayers(bench.store, 'other', id);
      await bench.store.fixtures.create([aFixture('other', ['other']), aFixture(id, [id])]);
      await addPayments(bench.store, aCredit('other', 'other', 1), aCredit(id, id));
      const now = EVERY.fixture.now;
      expect((await bench.store.players.getMany([id])).map((player) => player.id)).toEqual([id]);
      expect(await bench.store.players.claim([id])).toEqual([id]);
      expect(await bench.store.payments.totalsByPlayer([id])).toEqual(new Map([[id, 500]]));
      expect((await bench.store.payments.totalsByPlayer('all')).get(id)).toBe(500);
      expect(await bench.store.fixtures.feesByPlayer([id], now)).toEqual(new Map([[id, 500]]));
      expect((await bench.store.fixtures.feesByPlayer('all', now)).get(id)).toBe(500);
      expect(await bench.store.fixtures.gamesOf(id)).toMatchObject([{ player_id: id, fixture_id: id }]);
      expect(await bench.store.payments.list({ ...EVERY.payment, player_id: id })).toEqual([aCredit(id, id)]);
      expect(await bench.store.fixtures.replace(revised(aFixture(id, [id])), 1)).toBe('replaced');
      expect(await bench.store.payments.replace(revised(aCredit(id, id)), 1)).toBe('replaced');
      expect((await bench.store.payments.get(id))?.rev).toBe(2);
    });

    it('keeps ids apart that differ only in case, width, accents or a space', async () => {
      const alike = ['tx_a', 'TX_A', 'Tx_a', 'tx_ａ', 'tx_á', 'tx_a\u0301', 'tx_a ', ' tx_a', 'tx_а'];
      await addPayments(bench.store, ...alike.map((id, index) => aPayment(id, { amount: index + 1 })));
      for (const [index, id] of alike.entries()) {
        expect((await bench.store.payments.get(id))?.amount).toBe(index + 1);
      }
    });

    it('knows an id of 255 characters', async () => {
      const id = 'x'.repeat(255);
      await addPayments(bench.store, aPayment(id), aPayment(id.slice(1)));
      expect(await bench.store.payments.recordOnce(aPayment(id))).toEqual({ existing: aPayment(id) });
    });

    it('does not share its records with callers', async () => {
      const ash = aPlayer('ash', ['ONE']);
      await bench.store.players.create(ash);
      ash.bank_names.push({ key: 'TWO', name: 'TWO' });
      const read = await bench.store.players.get('ash');
      read?.history.pop();
      expect(await bench.store.players.get('ash')).toEqual(aPlayer('ash', ['ONE']));
    });
  });
}
