import type { SessionState } from '@paidup/shared/session';
import type { QueryClient } from '@tanstack/vue-query';
import { fixturesQuery } from '../../fixtures/useFixtures.ts';
import { allPlayersQuery } from '../../players/useAllPlayers.ts';
import { hasSignal } from '../api/signal.ts';
import { dayOf } from '../time/format-time.ts';

const SOON = 2_000;
const INTERVAL = 60_000;

/**
 * Fetches the games to come and all players, whatever page is open, so that they are there when the signal goes. It
 * waits until the page has what it needs itself. Afterwards only what has changed is fetched again.
 */
export function fetchAhead(queries: QueryClient): void {
  setTimeout(look, SOON);
  setInterval(look, INTERVAL);

  function look(): void {
    const session = queries.getQueryData<SessionState>(['session']);
    if (!session?.authenticated || document.hidden || !hasSignal()) return;
    const games = fixturesQuery({ from: dayOf(new Date()) });
    void queries.prefetchInfiniteQuery({ ...games, staleTime: Infinity });
    void queries.prefetchQuery({ ...allPlayersQuery, staleTime: Infinity });
  }
}
