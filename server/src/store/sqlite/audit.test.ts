import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { addPayments, addPlayers } from '../../../test/store/club.ts';
import { aCredit, aFixture, minute } from '../../../test/store/records.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { makeDirectory } from '../../../test/support/temporary-directory.ts';

const ACCOUNT = { payer_account: '…42', payer_account_hash: 'a hash' };
const silent = { info() {}, warn() {} };

describe('an audit of the file', () => {
  it.each([
    [/A row of allocations names one of players that does not exist/, `DELETE FROM players WHERE id = 'ash'`],
    [/Payment tx_1 is listed under another instant/, `UPDATE allocations SET paid_at = '${minute(9)}'`],
    [/Payment tx_1 can’t be found by its payer/, `DELETE FROM payers`],
    [/Payment tx_1 has an account that can’t be found/, `UPDATE payer_accounts SET since = '${minute(9)}'`],
    [
      /Fixture game has charges that are listed under another/,
      `UPDATE attendance SET kick_off_at = '${minute(9)}'`,
    ],
    [/Fixture game charges ash 499 pence where 500 are due/, `UPDATE attendance SET charge = 499`],
    [/Payment tx_1 credits 499 of 500 pence/, `UPDATE allocations SET amount = 499`],
    [/Payment tx_1 is matched with 0 allocations/, `DELETE FROM allocations`],
    [
      /The file is damaged: .*payments_by_paid_at/,
      `PRAGMA writable_schema = ON;
       UPDATE sqlite_schema SET sql = replace(sql, '(paid_at,', '(updated_at,')
       WHERE name = 'payments_by_paid_at';`,
    ],
  ])('finds %s', async (finding, damage) => {
    const { path, remove } = await makeDirectory();
    const store = await openSqliteStore(path('paidup.db'), silent);
    await addPlayers(store, 'ash');
    await addPayments(
      store,
      aCredit('tx_1', 'ash', 500, { ...ACCOUNT, paid_at: minute(1), updated_at: minute(2) }),
    );
    await store.fixtures.create([aFixture('game', ['ash'])]);
    await store.close();
    const database = new DatabaseSync(path('paidup.db'), {
      enableForeignKeyConstraints: false,
      defensive: false,
    });
    database.exec(damage);
    database.close();
    const damaged = await openSqliteStore(path('paidup.db'), silent);
    const { findings } = await damaged.audit();
    expect(findings.join('\n')).toMatch(finding);
    await damaged.close();
    await remove();
  });
});
