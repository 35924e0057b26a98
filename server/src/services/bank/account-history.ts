import { createPace, isMonzoError, MonzoError, systemClock } from '../../monzo/client/index.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { answerOf, type BankAnswer } from './bank-answer.ts';
import type { Connection } from './connection.ts';

/** The bank has answered 429 for minutes, so that it is given more time than a caller who waits at a page. */
const PATIENCE = { tries: 6 };

/** Reads what was on an account, slowly enough for the bank's limit of calls. Rejects as `ask` does. */
export function createAccountHistory(
  { bank }: Pick<ServiceDependencies, 'bank'>,
  { ask }: Pick<Connection, 'ask'>,
) {
  const pace = createPace({ clock: bank?.client.clock ?? systemClock });

  return {
    /** Gives the transactions of an account from an instant of the last 89 days on, the oldest first, in pages. */
    async *pages(accountId: string, since: string): AsyncGenerator<BankAnswer[], void, undefined> {
      const pages = await ask(async (monzo) =>
        monzo.transactions.pages(accountId, { since, pace, ...PATIENCE }),
      );
      for (;;) {
        const page = await ask(() => pages.next().catch(tellLapse));
        if (page.done) return;
        yield page.value.map(answerOf);
      }
    },

    /** Looks for one transaction that was on no page. It is `null` if the bank neither shows nor denies it. */
    async find(id: string): Promise<BankAnswer | 'missing' | null> {
      await pace();
      return ask(async (monzo) => {
        try {
          return answerOf(await monzo.transactions.get(id, PATIENCE));
        } catch (error) {
          if (isMonzoError(error, 'not_found')) return 'missing';
          if (isMonzoError(error, 'bad_request') || isMonzoError(error, 'history_limit')) return null;
          throw error;
        }
      });
    },
  };
}

/** What is this new is refused only when the owner has to confirm the access again, which a new login does. */
function tellLapse(error: unknown): never {
  if (!isMonzoError(error, 'history_limit')) throw error;
  throw new MonzoError(error.message, { kind: 'reauth', status: error.status, code: error.code });
}
