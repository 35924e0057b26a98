import { QueryClient } from '@tanstack/vue-query';
import { isApiError } from './api/api-error.ts';

/** The cache of what the server said; a refusal is final, a failure is tried twice more. */
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
