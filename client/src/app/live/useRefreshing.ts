import type { Change } from '@paidup/shared/change';
import { useQueryClient } from '@tanstack/vue-query';
import { showsAny } from './what-shows.ts';

/** Stands for payments of which it is not known which they are. */
export const ANY_PAYMENT: Change = { entity: 'payment', id: '' };

/**
 * Makes of a call one that, once it is answered, has what shows the changed records fetched again, without being
 * waited for. `changed` says which records those are.
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
