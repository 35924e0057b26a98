import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { useSession } from '../access/useSession.ts';
import { catchUp, connectBank, disconnectBank, getBank, listBankAccounts, updateBank } from './api.ts';

const BANK = ['bank', 'now'];

/** The connection to the bank. Helpers don't see it. */
export function useBank() {
  const { isOrganiser } = useSession();
  return useQuery({ queryKey: BANK, queryFn: getBank, enabled: isOrganiser });
}

/** The open accounts that players can pay into, asked of the bank itself. */
export const useBankAccounts = () => useQuery({ queryKey: ['bank', 'accounts'], queryFn: listBankAccounts });

/** The changes of the connection. Each is over when what it changed is on show, also if it was refused. */
export function useBankChanges() {
  const queries = useQueryClient();
  const shown =
    <Params extends unknown[], Answer>(call: (...params: Params) => Promise<Answer>) =>
    async (...params: Params): Promise<Answer> => {
      try {
        return await call(...params);
      } finally {
        await queries.invalidateQueries({ queryKey: BANK });
      }
    };
  return {
    connect: connectBank,
    disconnect: shown(disconnectBank),
    update: shown(updateBank),
    catchUp: shown(catchUp),
  };
}
