import { MutationCache, QueryCache, QueryClient } from '@tanstack/vue-query';
import { isApiError } from './api/api-error.ts';
import { leaveIfGone } from './made-up.ts';

/** A part of the page that comes so soon after the others shows what they have fetched. */
const SOON = 5_000;

/**
 * The cache of the server's answers. A query that the server refuses is not tried again, one that fails is, twice. When
 * the session has ended, the next refusal says so to whoever shows the session.
 */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noteEnd }),
    mutationCache: new MutationCache({ onError: noteEnd }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: SOON,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) => failures < 2 && isFailure(error),
        retryDelay: 400,
      },
    },
  });
  return client;

  function noteEnd(error: Error): void {
    if (!isApiError(error)) return;
    leaveIfGone(error.code);
    if (error.code === 'unauthenticated') void client.invalidateQueries({ queryKey: ['session'] });
  }
}

function isFailure(error: Error): boolean {
  return !isApiError(error) || error.status === 0 || error.status >= 500;
}
