import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { hash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aCorrection,
  aCredit,
  aFixture,
  anIgnoredPayer,
  aPlayer,
  revised,
  someSettings,
} from '../../../test/store/records.ts';
import { anAccount, aToken } from '../../../test/store/access-records.ts';
import { makeDirectory } from '../../../test/support/temporary-directory.ts';
import type { AccessRecord, BackupRecord } from '../../domain/records.ts';
import { readBackup } from './read-backup.ts';
import { writeBackup } from './write-backup.ts';

const AT = '2026-11-29T04:00:00.000Z';
const hostile = 'a\u2028b\u2029c\r\nd\u0000\ud800"\\,🦊 Łódź';

type AnyRecord = BackupRecord | AccessRecord;

const records: AnyRecord[] = [
  { noun: 'payment', record: aCredit('tx_1', 'ash', -500, { notes: hostile }) },
  { noun: 'payment', record: aCorrection('tx_2', 'ash', 'ben') },
  {
    noun: 'payment',
    record: aCredit('tx_3', 'ash', 1, {
      conflict: true,
      rev: 2,
      history: [
        { at: AT, by: 'webhook', action: 'recorded', detail: '' },
        { at: AT, by: 'webhook', action: 'conflict', detail: hostile, says: { amount: 2, declined: true } },
      ],
    }),
  },
  {
    noun: 'fixture',
    record: aFixture('game', ['ash', 'ben'], { cancelled: true, cancelled_reason: hostile }),
  },
  { noun: 'ignored_payer', record: anIgnoredPayer('landlord', hostile) },
  { noun: 'settings', record: revised(someSettings()) },
  { noun: 'player', record: aPlayer('ash', ['ONE', hostile], { has_history: true, archived: true }) },
  { noun: 'account', record: anAccount('sam') },
  { noun: 'token', record: aToken('script') },
];

async function* these(list: AnyRecord[]) {
  yield* list;
}

describe('a backup', () => {
  let place: Awaited<ReturnType<typeof makeDirectory>>;
  let file: string;
  beforeEach(async () => {
    place = await makeDirectory();
    file = place.path('one.gz');
  });
  afterEach(() => place.remove());

  const lines = () => gunzipSync(readFileSync(file)).toString().split('\n');
  const restored = async () => {
    const all: AnyRecord[] = [];
    for await (const one of (await readBackup(file)).records()) all.push(one);
    return all;
  };
  /** Writes the file again with other lines, and with a checksum that fits them. */
  const rewrite = (header: object, rest: string[]) => {
    const body = rest.map((line) => `${line}\n`).join('');
    const first = { ...JSON.parse(lines()[0] ?? ''), sha256: hash('sha256', body), records: rest.length };
    writeFileSync(file, gzipSync(`${JSON.stringify({ ...first, ...header })}\n${body}`));
  };

  it('gives back every record as it was, whatever is in its texts', async () => {
    await writeBackup(these(records), file, AT);
    expect(await restored()).toEqual(records);
    expect((await readBackup(file)).contents).toEqual({
      player: 1,
      fixture: 1,
      payment: 3,
      ignored_payer: 1,
      settings: 1,
      account: 1,
      token: 1,
    });
  });

  it('begins with one line that says what follows', async () => {
    const header = await writeBackup(these(records), file, AT);
    const [first = '', ...rest] = lines();
    expect(JSON.parse(first)).toEqual(header);
    const sha256 = hash('sha256', rest.join('\n'));
    expect(header).toEqual({ paidup_backup: 1, version: 1, made_at: AT, records: 9, sha256 });
    expect(rest).toHaveLength(10);
  });

  it('can be empty', async () => {
    await writeBackup(these([]), file, AT);
    expect(await restored()).toEqual([]);
  });

  it('leaves nothing behind when the records can’t be read to their end', async () => {
    async function* failing() {
      yield* these(records);
      throw new Error('away');
    }
    await expect(writeBackup(failing(), file, AT)).rejects.toThrow('away');
    expect(readdirSync(place.path('.'))).toEqual([]);
  });

  it('is refused after each cut', async () => {
    await writeBackup(these(records), file, AT);
    const whole = readFileSync(file);
    for (let length = 0; length < whole.length; length += 7) {
      writeFileSync(file, whole.subarray(0, length));
      await expect(restored(), `cut after ${length} bytes`).rejects.toThrow(/damaged|no backup/);
    }
  });

  it('is refused when it lacks a line, has one twice, or has another amount', async () => {
    await writeBackup(these(records), file, AT);
    const [first = '', ...rest] = lines().slice(0, -1);
    const changed = [
      rest.slice(0, -1),
      [...rest, rest[0]],
      rest.map((line) => line.replace('"amount":-500', '"amount":-501')),
      [],
    ];
    for (const body of changed) {
      writeFileSync(file, gzipSync([first, ...body, ''].join('\n')));
      await expect(readBackup(file)).rejects.toThrow('checksum');
    }
  });

  it.each([{ version: 2 }, { paidup_backup: 2 }])('of a newer version is refused: %o', async (newer) => {
    await writeBackup(these(records), file, AT);
    rewrite(newer, lines().slice(1, -1));
    await expect(readBackup(file)).rejects.toThrow('newer Paid Up');
  });

  it.each([
    '{"noun":"session","record":{"id":"a"}}',
    '{"noun":"player","record":{"id":"a"}}',
    `{"noun":"ignored_payer","record":${JSON.stringify({ ...anIgnoredPayer('a'), password: 'x' })}}`,
    `{"noun":"account","record":${JSON.stringify({ ...anAccount('a'), setup_hash: 'an open link' })}}`,
    `{"noun":"account","record":${JSON.stringify({ ...anAccount('a'), password_hash: null })}}`,
    'nonsense',
  ])('with a record that this version does not know is refused: %s', async (line) => {
    await writeBackup(these(records), file, AT);
    rewrite({}, [line]);
    await expect(readBackup(file)).rejects.toThrow('line 2');
  });

  it.each([
    ['text', Buffer.from('{"paidup_backup":1}')],
    ['another gzip file', gzipSync('hello\n')],
    ['nothing', Buffer.from('')],
    ['an empty gzip file', gzipSync('')],
  ])('is no file of %s', async (_, bytes) => {
    writeFileSync(file, bytes);
    await expect(readBackup(file)).rejects.toThrow(/no backup|damaged/);
  });
});
