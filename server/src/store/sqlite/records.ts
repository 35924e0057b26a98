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
export function createRecords(database: DatabaseSync, turns: GroupCommit) {
  const statements = createStatements(database);
  return {
    players: createPlayers(statements, turns),
    fixtures: createFixtures(statements, turns),
    payments: createPayments(statements, turns),
    ignoredPayers: createIgnoredPayers(statements, turns),
    settings: createSettings(statements, turns),
  };
}
