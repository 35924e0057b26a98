import { AppError } from '../../errors.ts';
import { isMonzoError, MonzoError } from '../../monzo/client/index.ts';
import { answerOf, type BankAnswer } from './bank-answer.ts';
import { bankUnavailable, type Connection } from './connection.ts';

/**
 * Returns how to use what the bank says of a transaction. It is asked for 3 seconds in all. Whoever wants the same one
 * meanwhile, or before the first has used it, gets the same answer. Only the bank's own 404 is `missing`. Rejects with 503
 * `bank_unavailable` without a good answer, whatever the reason, since nothing may be decided then.
 */
export function createReadBack({ ask }: Pick<Connection, 'ask'>) {
  const running = new Map<string, Promise<ReadBack>>();

  return async <Result>(id: string, use: (answer: ReadBack) => Promise<Result>): Promise<Result> => {
    const shared = running.get(id);
    if (shared) return use(await shared);
    const answer = read(id);
    running.set(id, answer);
    try {
      return await use(await answer);
    } finally {
      running.delete(id);
    }
  };

  async function read(id: string): Promise<ReadBack> {
    const signal = AbortSignal.timeout(TIMEOUT);
    try {
      const answer = answerOf(await ask((monzo) => monzo.transactions.get(id, { signal, tries: 1 })));
      // It may be on any of the owner's accounts.
      if (answer.accountId === '') throw bankUnavailable(null);
      return answer;
    } catch (error) {
      if (isMonzoError(error, 'not_found')) return 'missing';
      if (error instanceof AppError) throw error.code === 'bank_unavailable' ? error : bankUnavailable(null);
      throw error instanceof MonzoError ? bankUnavailable(error.retryAfter) : error;
    }
  }
}

type ReadBack = BankAnswer | 'missing';

/** In milliseconds. The bank waits for our answer meanwhile. */
const TIMEOUT = 3000;
