import type { Statement } from '@paidup/shared/statement';
import { statementOf } from '../domain/statement.ts';
import type { PaymentRecord } from '../domain/records.ts';
import type { Position } from '../store/store.ts';
import type { PlayersService } from './players.ts';
import type { ServiceDependencies } from './dependencies.ts';

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
        everyPayment(playerId, null),
        everyPayment(playerId, 'void'),
      ]);
      return { player, entries: statementOf(playerId, games, [...credits, ...takenBack], clock()) };
    },
  };

  async function everyPayment(player_id: string, status: 'void' | null): Promise<PaymentRecord[]> {
    const found: PaymentRecord[] = [];
    let after: Position | null = null;
    for (;;) {
      const page = await payments.list({
        status,
        player_id,
        search: null,
        from: null,
        before: null,
        after,
        limit: PAGE,
      });
      found.push(...page);
      const last = page.at(-1);
      if (!last || page.length < PAGE) return found;
      after = [last.paid_at, last.id];
    }
  }
}

const PAGE = 500;

export type StatementService = ReturnType<typeof createStatementService>;
