import type { CatchUpRequest, CatchUpResult } from '@paidup/shared/bank';
import { AppError } from '../../errors.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import type { BankTransactions } from './bank-transactions.ts';
import { createCatchUpRun } from './catch-up-run.ts';
import type { Connection } from './connection.ts';
import type { WebhookRegistration } from './webhook-registration.ts';

type Bank = {
  connection: Connection;
  transactions: BankTransactions;
  registration: Pick<WebhookRegistration, 'keep'>;
};

/** Catches up with the bank when the organiser wants it, every 15 minutes, and after a delivery that had to be refused. */
export function createCatchUpService(
  dependencies: ServiceDependencies,
  { connection, transactions, registration }: Bank,
) {
  const catchUp = createCatchUpRun(dependencies, connection, transactions);
  const running = new Map<string, Promise<CatchUpResult>>();
  let isWanted = false;
  let lookedAt = -Infinity;

  return {
    /** The organiser's. See `createCatchUpRun`. */
    run: (request: CatchUpRequest): Promise<CatchUpResult> => joined(request, true),

    /** Makes the next look catch up, at most once a minute. */
    want: (): void => void (isWanted = true),

    /** Catches up if it is time. To be called every few seconds. Returns `null` if it is not time, or nothing is connected. */
    async look(): Promise<CatchUpResult | null> {
      const now = Date.parse(dependencies.clock());
      if (connection.monzo === null || now - lookedAt < (isWanted ? MINUTE : 15 * MINUTE)) return null;
      lookedAt = now;
      isWanted = false;
      try {
        return await joined({ dry_run: false }, false);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'not_connected') throw error;
        // Whoever logs in again is caught up with. A first connection waits for the organiser to have a look.
        isWanted = (await connection.current()).connected_since !== null;
        return null;
      }
    },
  };

  /** A call that wants the same as one that runs gets its result. */
  function joined(request: CatchUpRequest, isByHand: boolean): Promise<CatchUpResult> {
    const key = JSON.stringify([request.since, request.dry_run]);
    const result = running.get(key) ?? begin(request, isByHand).finally(() => void running.delete(key));
    running.set(key, result);
    return result;
  }

  async function begin(request: CatchUpRequest, isByHand: boolean): Promise<CatchUpResult> {
    const result = await catchUp(request, isByHand);
    if (!request.dry_run) await registration.keep().catch(unlessRefused);
    return result;
  }
}

export type CatchUpService = ReturnType<typeof createCatchUpService>;

/** What the bank refuses has been noted as the connection's problem. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

const MINUTE = 60_000;
