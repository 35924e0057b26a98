import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVERY } from '../../../test/store/club.ts';
import type { PaymentListQuery } from '../payment-store.ts';
import { createGroupCommit } from './group-commit.ts';
import { openDatabase } from './open-database.ts';
import { createPayments } from './payments.ts';
import { createStatements } from './sql.ts';

/** Of 11,000 payments, a minute each, every 2,500th is from SOMEBODY. */
const FILL = `
  WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 11000)
  INSERT INTO payments
    (id, source, amount, currency, paid_at, counterparty_name, counterparty_key, description, description_key, notes,
     status, matching, conflict, verified, history, rev, created_at, updated_at)
  SELECT number, 'monzo', 500, 'GBP', strftime('%Y-%m-%dT%H:%M:00.000Z', '2026-01-01', number || ' minutes'), '',
    iif(number % 2500 = 0, 'SOMEBODY', 'NOBODY'), '', '', '', 'unmatched', 'automatic', 0, 0, '[]', 1, '', ''
  FROM numbers`;

describe('a search of many payments', () => {
  let opened: ReturnType<typeof openDatabase>;
  let list: (query?: Partial<PaymentListQuery>) => Promise<string[]>;

  beforeEach(() => {
    opened = openDatabase(':memory:');
    const { database } = opened;
    database.exec(FILL);
    const payments = createPayments(
      createStatements(database),
      createGroupCommit(database, () => {}),
    );
    const search = { key: 'SOMEBODY', notes: null, amount: null, player_ids: [] };
    list = async (query) => (await payments.list({ ...EVERY.payment, search, ...query })).map(({ id }) => id);
  });
  afterEach(() => opened.close());

  it('finds them far from each other, newest first, and goes on after any of them', async () => {
    const all = ['10000', '7500', '5000', '2500'];
    expect(await list()).toEqual(all);
    expect(await list({ limit: 3 })).toEqual(all.slice(0, 3));
    expect(await list({ status: 'unmatched', limit: 1 })).toEqual(all.slice(0, 1));
    const [from, before] = ['2026-01-02T17:40:00.000Z', '2026-01-07T22:40:00.000Z'];
    expect(await list({ from, before })).toEqual(['7500', '5000', '2500']);
    expect(await list({ from, after: [before, '10000'] })).toEqual(['7500', '5000', '2500']);
    expect(await list({ from: '2026-01-02T17:41:00.000Z', after: [before, '10000'] })).toEqual([
      '7500',
      '5000',
    ]);
  });

  it('lets others be answered in between', async () => {
    let others = 0;
    let isOver = false;
    const countOn = () => {
      if (isOver) return;
      others++;
      setImmediate(countOn);
    };
    setImmediate(countOn);
    await list().finally(() => (isOver = true));
    expect(others).toBeGreaterThanOrEqual(2);
  });
});
