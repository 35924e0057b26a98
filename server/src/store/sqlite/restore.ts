import type { DatabaseSync } from 'node:sqlite';
import { restoreRecord } from '../restore-record.ts';
import type { Store } from '../store.ts';
import { createAccounts } from './accounts.ts';
import { createFixtures } from './fixtures.ts';
import type { Alone } from './group-commit.ts';
import { createIgnoredPayers } from './ignored-payers.ts';
import { createPayments } from './payments.ts';
import { createPlayers } from './players.ts';
import { createSettings } from './settings.ts';
import type { Statements } from './sql.ts';
import { createTokens } from './tokens.ts';

/** Restores a backup in one transaction, so that one that is cut short leaves nothing. */
export function createRestore(
  database: DatabaseSync,
  statements: Statements,
  alone: Alone,
  whenRestored: () => void,
): Store['restore'] {
  const anything = statements(ANYTHING);

  return async (records) => {
    const outcome = await alone(async (transaction) => {
      if (anything.get()) return 'not_empty' as const;
      // A payment may come before the players whom it names.
      database.exec('PRAGMA defer_foreign_keys = ON');
      const store = {
        players: createPlayers(statements, transaction),
        fixtures: createFixtures(statements, transaction),
        payments: createPayments(statements, transaction),
        ignoredPayers: createIgnoredPayers(statements, transaction),
        settings: createSettings(statements, transaction),
        accounts: createAccounts(statements, transaction),
        tokens: createTokens(statements, transaction),
      };
      for await (const one of records) await restoreRecord(store, one);
      return 'restored' as const;
    });
    if (outcome === 'restored') whenRestored();
    return outcome;
  };
}

const ANYTHING = ['players', 'fixtures', 'payments', 'ignored_payers', 'settings']
  .map((table) => `SELECT 1 FROM ${table}`)
  .join(' UNION ALL ');
