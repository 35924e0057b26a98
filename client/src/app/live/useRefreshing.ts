import type { Change } from '@paidup/shared/change';
import { useQueryClient } from '@tanstack/vue-query';
import { showsAny } from './what-shows.ts';

/** Stands for a payment whose id is not known. */
export const ANY_PAYMENT: Change = { entity: 'payment', id: '' };

/**
 * Wraps a call, so that the queries that show the changed records are fetched again after its answer. The caller gets
 * the answer without waiting for them. `changed` returns the changed records.
 */
export function useRefreshing() {
  const queries = useQueryClient();
  return <Params extends unknown[], Answer>(
      call: (...params: Params) => Promise<Answer>,
      changed: (answer: Answer, ...params: Params) => Change[],
    ) =>
    async (...params: Params): Promise<Answer> => {
      const answer = await call(...params);
      const changes = changed(answer, ...params);
      void queries.invalidateQueries({ predicate: (query) => showsAny(query, changes) });
      return answer;
    };
}
