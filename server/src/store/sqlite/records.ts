import type { DatabaseSync } from 'node:sqlite';
import { createFixtures } from './fixtures.ts';
import type { GroupCommit } from './group-commit.ts';
import { createIgnoredPayers } from './ignored-payers.ts';
import { createPayments } from './payments.ts';
import { createPlayers } from './players.ts';
import { createSettings } from './settings.ts';
import { createStatements } from './statements.ts';

export type Records = ReturnType<typeof createRecords>;

/** Everything of the port that is stored in tables. */
export function createRecords(database: DatabaseSync, transactions: GroupCommit) {
  const statements = createStatements(database);
  return {
    players: createPlayers(statements, transactions),
    fixtures: createFixtures(statements, transactions),
    payments: createPayments(statements, transactions),
    ignoredPayers: createIgnoredPayers(statements, transactions),
    settings: createSettings(statements, transactions),
  };
}
