import { QueryClient } from '@tanstack/vue-query';
import { isApiError } from './api/api-error.ts';

/** The cache of the server's answers. A query that the server refuses is not tried again, one that fails is, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) => failures < 2 && isFailure(error),
        retryDelay: 400,
      },
    },
  });
}

function isFailure(error: Error): boolean {
  return !isApiError(error) || error.status === 0 || error.status >= 500;
}
