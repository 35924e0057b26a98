import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { EVERY } from '../../../test/store/club.ts';
import { createAccounts } from './accounts.ts';
import { createAttempts } from './attempts.ts';
import { createBankTasks } from './bank-tasks.ts';
import { createFixtures } from './fixtures.ts';
import { createGroupCommit } from './group-commit.ts';
import { createIgnoredPayers } from './ignored-payers.ts';
import { openDatabase } from './open-database.ts';
import { createPayments } from './payments.ts';
import { createPlayers } from './players.ts';
import { createSessions } from './sessions.ts';
import { createSettings } from './settings.ts';
import { createStatements } from './sql.ts';
import { createTokens } from './tokens.ts';
import { createWebhookSecret } from './webhook-secret.ts';

/** The texts of all statements that the store can make. */
async function everyStatement(database: DatabaseSync): Promise<string[]> {
  const texts = new Set<string>();
  const prepare = createStatements(database);
  const statements = (sql: string) => {
    texts.add(sql);
    return prepare(sql);
  };
  const transactions = createGroupCommit(database, () => {});
  const players = createPlayers(statements, transactions);
  const fixtures = createFixtures(statements, transactions);
  const payments = createPayments(statements, transactions);
  createIgnoredPayers(statements, transactions);
  createSettings(statements, transactions);
  createAccounts(statements, transactions);
  createSessions(statements, transactions);
  createTokens(statements, transactions);
  createAttempts(statements, transactions);
  createWebhookSecret(statements, transactions);
  createBankTasks(statements, transactions);
  const [from, before, after] = [
    [null, 'a'],
    [null, 'b'],
    [null, ['a', 'b'] as const],
  ] as const;
  for (const at of after) {
    await payments.verifiedCredits({ since: 'a', after: at, limit: 50 });
    for (const archived of [null, true]) {
      for (const search of [null, 'x']) await players.list({ archived, search, after: at, limit: 50 });
    }
    for (const [start, end] of from.flatMap((one) => before.map((other) => [one, other] as const))) {
      const window = { from: start, before: end, after: at, limit: 50 };
      for (const status of [null, 'scheduled', 'played', 'cancelled'] as const) {
        for (const order of ['asc', 'desc'] as const)
          await fixtures.list({ ...EVERY.fixture, ...window, status, order });
      }
      await payments.credited({ from: start, before: end });
      for (const status of [null, 'matched', 'unmatched', 'ignored', 'void'] as const) {
        for (const player_id of [null, 'ash']) {
          for (const search of [null, { key: 'x', notes: 'x', amount: 5, player_ids: ['ash'] }])
            await payments.list({ ...window, status, player_id, search });
        }
      }
    }
  }
  return [...texts];
}

describe('a statement of the store', () => {
  it('reads by an index, and lists in its order without sorting', async () => {
    const { database, close } = openDatabase(':memory:');
    const texts = await everyStatement(database);
    expect(texts.length).toBeGreaterThan(80);
    const offences = texts.flatMap((sql) =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => String(detail))
        .filter((step) => isOffence(sql, step))
        .map((step) => `${step} ← ${sql.replace(/\s+/g, ' ')}`),
    );
    expect(offences).toEqual([]);
    close();
  });

  it('would be caught reading a whole table, or sorting', () => {
    expect(isOffence('SELECT 1 LIMIT +:limit', 'SCAN payments')).toBe(true);
    expect(isOffence('SELECT 1', 'SCAN payments USING INDEX payments_by_paid_at')).toBe(true);
    expect(isOffence('SELECT 1 LIMIT +:limit', 'SCAN payments USING INDEX payments_by_paid_at')).toBe(false);
    expect(isOffence('SELECT 1', 'USE TEMP B-TREE FOR ORDER BY')).toBe(true);
  });
});

/**
 * Whether a step of a plan is slow on a large table. A list may scan its index, since it stops at its limit, and the look
 * for the last payment from the bank stops near the end of the table. Sums over everything have a covering index. JSON
 * lists, subqueries and constant rows are short.
 */
function isOffence(sql: string, step: string): boolean {
  if (step.includes('TEMP B-TREE FOR ORDER BY')) return true;
  if (!step.startsWith('SCAN') || /^SCAN (json_each|\(subquery|CONSTANT ROW)/.test(step)) return false;
  // All of the few accounts and tokens are listed at once.
  if (/^SCAN (accounts|tokens) USING INDEX/.test(step)) return false;
  if (/USING (COVERING )?INDEX/.test(step) && sql.includes('LIMIT +:limit')) return false;
  // Whoever is erased is looked for in every record.
  if (sql.includes('instr(history')) return !/^SCAN (payments|fixtures)/.test(step);
  if (step === 'SCAN payments' && sql.endsWith('ORDER BY rowid DESC LIMIT 1')) return false;
  return !step.includes('USING COVERING INDEX');
}
