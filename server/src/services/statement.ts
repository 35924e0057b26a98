import type { Statement } from '@paidup/shared/statement';
import { statementOf } from '../domain/statement.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { everyPayment } from './every-payment.ts';
import type { PlayersService } from './players.ts';

/** Reads a player's charges and payments, with the balance after each. */
export function createStatementService(
  { store, clock }: ServiceDependencies,
  playersService: PlayersService,
) {
  const { fixtures, payments } = store;

  return {
    /** Returns the whole statement, oldest first, or throws 404. */
    async get(playerId: string): Promise<Statement> {
      const { history: _history, ...player } = await playersService.get(playerId);
      const [games, credits, takenBack] = await Promise.all([
        fixtures.gamesOf(playerId),
        all(everyPayment(payments, { player_id: playerId })),
        all(everyPayment(payments, { player_id: playerId, status: 'void' })),
      ]);
      return { player, entries: statementOf(playerId, games, [...credits, ...takenBack], clock()) };
    },
  };
}

export type StatementService = ReturnType<typeof createStatementService>;

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
