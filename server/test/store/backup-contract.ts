import { describe, expect, it } from 'vitest';
import type { AccessRecord, BackupRecord } from '../../src/domain/records.ts';
import { anAccount, aToken } from './access-records.ts';
import type { Bench } from './bench.ts';
import { addPayments, addPlayers } from './club.ts';
import {
  aCorrection,
  aCredit,
  aFixture,
  anIgnoredPayer,
  aPayment,
  aPlayer,
  ids,
  minute,
  revised,
  someSettings,
} from './records.ts';

/** Tests that a store gives all of its records, and takes them when it is empty. */
export function backupContract(bench: Bench): void {
  /** One of each noun. The payments come before the players whom they name. */
  const everything: BackupRecord[] = [
    { noun: 'payment', record: aCredit('tx_1', 'ash') },
    { noun: 'payment', record: aCorrection('tx_2', 'ash', 'ben') },
    { noun: 'payment', record: aPayment('tx_3', { counterparty_name: 'Łódź', conflict: true }) },
    { noun: 'fixture', record: aFixture('game', ['ash', 'ben']) },
    { noun: 'ignored_payer', record: anIgnoredPayer('landlord') },
    { noun: 'settings', record: revised(someSettings(), { default_location: 'Park' }) },
    { noun: 'player', record: aPlayer('ash', ['ONE', 'O’Neil-X'], { has_history: true }) },
    { noun: 'player', record: revised(aPlayer('ben', [], { has_history: true, request_fingerprint: 'x' })) },
  ];
  const noRecords = async () => expect(await recordsOf(bench)).toEqual([]);

  describe('the records', () => {
    it('are none in a new store', noRecords);

    it('are what was stored, each once', async () => {
      await addPlayers(bench.store, ...ids('player', 20));
      await bench.store.fixtures.create(ids('game', 120).map((id) => aFixture(id, ['player_0001'])));
      await addPayments(bench.store, ...ids('tx', 300).map((id) => aCredit(id, 'player_0002')));
      const records = await recordsOf(bench);
      expect(records).toHaveLength(440);
      expect(namesOf(records)).toHaveLength(new Set(namesOf(records)).size);
      expect(records.find(({ record }) => 'id' in record && record.id === 'tx_0299')).toEqual({
        noun: 'payment',
        record: aCredit('tx_0299', 'player_0002'),
      });
    });

    it('are whole while others write: all that was there before, and nobody named who is missing', async () => {
      const before = ids('tx', 300);
      await addPlayers(bench.store, 'ash');
      await addPayments(bench.store, ...before.map((id) => aCredit(id, 'ash')));
      const records: BackupRecord[] = [];
      let count = 0;
      for await (const one of bench.store.records()) {
        records.push(one);
        if (records.length % 20 !== 1) continue;
        const id = `late_${(count += 1)}`;
        await addPlayers(bench.store, id);
        await addPayments(bench.store, aCredit(`tx_of_${id}`, id));
      }
      expect(count).toBeGreaterThan(10);
      const names = new Set(namesOf(records));
      expect(before.filter((id) => !names.has(id))).toEqual([]);
      const named = records.flatMap((one) =>
        one.noun === 'payment' ? one.record.allocations.map(({ player_id }) => player_id) : [],
      );
      expect(named.filter((id) => !names.has(id))).toEqual([]);
    });

    it('can be left before their end', async () => {
      await addPayments(bench.store, ...ids('tx', 200).map((id) => aPayment(id)));
      for await (const { noun } of bench.store.records()) {
        expect(noun).toBe('payment');
        break;
      }
      await addPayments(bench.store, aPayment('later'));
    });
  });

  describe('a restore', () => {
    it('stores every record as it was, for good', async () => {
      expect(await restore(bench, everything)).toBe('restored');
      expect(await sorted(bench)).toEqual(inOrder(everything));
      expect(await bench.store.payments.totalsByPlayer('all')).toEqual(new Map([['ash', 500]]));
      expect((await bench.store.players.findByBankKey('ONEILX'))?.id).toBe('ash');
      await bench.restart();
      expect(await sorted(bench)).toEqual(inOrder(everything));
    });

    it('leaves a store that goes on as ever', async () => {
      await restore(bench, everything);
      expect(await bench.store.payments.recordOnce(aCredit('tx_1', 'ben'))).toEqual({
        existing: aCredit('tx_1', 'ash'),
      });
      expect(await bench.store.players.create(aPlayer('cy', ['ONE']))).toEqual({ taken: 'ONE' });
      expect(await bench.store.players.remove('ash', null)).toBe('has_history');
      await addPayments(bench.store, aCredit('tx_4', 'ash'));
      expect(await bench.store.payments.totalsByPlayer(['ash'])).toEqual(new Map([['ash', 1000]]));
    });

    it.each<[string, () => Promise<unknown>]>([
      ['player', () => bench.store.players.create(aPlayer('cy'))],
      ['fixture', () => bench.store.fixtures.create([aFixture('other')])],
      ['payment', () => bench.store.payments.recordOnce(aPayment('other'))],
      ['ignored payer', () => bench.store.ignoredPayers.add(anIgnoredPayer('other'))],
      ['change of the settings', () => bench.store.settings.replace(someSettings(), 0)],
    ])('changes nothing where there is a %s already', async (_, add) => {
      await add();
      const before = await sorted(bench);
      expect(await restore(bench, everything)).toBe('not_empty');
      expect(await sorted(bench)).toEqual(before);
    });

    it('lets in whom the backup lets in, and leaves a password that is there already', async () => {
      const organiser = anAccount('organiser', { role: 'organiser', rev: 4 });
      const access: AccessRecord[] = [
        { noun: 'account', record: organiser },
        { noun: 'account', record: anAccount('sam', { last_seen_at: minute(3) }) },
        { noun: 'account', record: anAccount('kim') },
        { noun: 'token', record: aToken('script', { last_used_at: minute(4) }) },
      ];
      const started = {
        ...organiser,
        password_hash: null,
        setup_hash: 'a link',
        setup_expires_at: minute(9),
      };
      await bench.store.accounts.create({ ...started, rev: 1 });
      const kim = anAccount('kim', { password_hash: 'another' });
      await bench.store.accounts.create(kim);
      expect(await restore(bench, [...everything, ...access])).toBe('restored');
      await bench.restart();
      expect(await bench.store.accounts.get('organiser')).toEqual({ ...organiser, rev: 2 });
      expect(await bench.store.accounts.get('sam')).toEqual(anAccount('sam', { last_seen_at: minute(3) }));
      expect(await bench.store.accounts.get('kim')).toEqual(kim);
      expect(await bench.store.tokens.list()).toEqual([aToken('script', { last_used_at: minute(4) })]);
      expect(await sorted(bench)).toEqual(inOrder(everything));
    });

    it('that is cut short leaves nothing, or is continued by the same backup alone', async () => {
      const begun = bench.store.restore(brokenOff(everything.slice(0, 6)), 'backup 1');
      await expect(begun).rejects.toThrow('cut short');
      const left = await recordsOf(bench);
      if (left.length > 0) expect(await restore(bench, everything, 'backup 2')).toBe('not_empty');
      expect(await restore(bench, everything, 'backup 1')).toBe('restored');
      expect(await sorted(bench)).toEqual(inOrder(everything));
      expect(await restore(bench, everything, 'backup 1')).toBe('not_empty');
    });
  });
}

const recordsOf = async ({ store }: Bench): Promise<BackupRecord[]> => {
  const records: BackupRecord[] = [];
  for await (const one of store.records()) records.push(one);
  return records;
};

const sorted = async (bench: Bench) => inOrder(await recordsOf(bench));

const inOrder = (records: BackupRecord[]) =>
  records.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));

const namesOf = (records: BackupRecord[]) => records.map(nameOf);

const nameOf = ({ noun, record }: BackupRecord) => ('id' in record ? record.id : noun);

const restore = ({ store }: Bench, records: (BackupRecord | AccessRecord)[], backup = 'a backup') =>
  store.restore(inTime(records), backup);

async function* inTime<Item>(records: Item[]): AsyncGenerator<Item> {
  for (const one of records) {
    await new Promise(setImmediate);
    yield one;
  }
}

async function* brokenOff(records: BackupRecord[]): AsyncGenerator<BackupRecord> {
  yield* inTime(records);
  throw new Error('cut short');
}
