import { useQuery, useQueryClient } from '@tanstack/vue-query';
import {
  addDeputy,
  addToken,
  changePassword,
  endSession,
  listDeputies,
  listSessions,
  listTokens,
  removeDeputy,
  removeToken,
} from './api.ts';

/** The browsers in which the organiser is logged in. */
export const useSessions = (enabled: () => boolean) =>
  useQuery({ queryKey: ['access', 'sessions'], queryFn: listSessions, enabled });

/** The helpers who have a log-in of their own. */
export const useDeputies = (enabled: () => boolean) =>
  useQuery({ queryKey: ['access', 'deputies'], queryFn: listDeputies, enabled });

/** The tokens of scripts. */
export const useTokens = () => useQuery({ queryKey: ['access', 'tokens'], queryFn: listTokens });

/** The changes of who can open the app. Each fetches the lists again. */
export function useAccessChanges() {
  const queries = useQueryClient();
  const refreshing =
    <Params extends unknown[], Answer>(call: (...params: Params) => Promise<Answer>) =>
    async (...params: Params): Promise<Answer> => {
      const answer = await call(...params);
      await queries.invalidateQueries({ queryKey: ['access'] });
      return answer;
    };
  return {
    changePassword: refreshing(changePassword),
    endSessions: refreshing((ids: string[]) => Promise.all(ids.map(endSession))),
    addDeputy: refreshing(addDeputy),
    removeDeputy: refreshing(removeDeputy),
    addToken: refreshing(addToken),
    removeToken: refreshing(removeToken),
  };
}
