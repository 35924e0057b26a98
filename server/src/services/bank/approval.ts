import { AppError } from '../../errors.ts';
import { choosing } from '../../domain/bank-connection.ts';
import { MonzoError } from '../../monzo/client/index.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { type NamedAccount, namedAccounts } from './accounts.ts';
import type { Connection } from './connection.ts';
import type { WebhookRegistration } from './webhook-registration.ts';

/** Waits for the owner's approval in the Monzo app, which the bank does not tell of. */
export function createApprovalService(
  { store: { leases }, clock, newId }: Pick<ServiceDependencies, 'store' | 'clock' | 'newId'>,
  { current, change, setProblem, ask }: Connection,
  { connectTo }: WebhookRegistration,
) {
  const holder = newId('lease');

  return {
    /**
     * Looks once whether the login is approved, and connects its account then. To be called every 5 s. One process asks
     * the bank, and keeps the lease for as long as it lives, so that several do not ask more often.
     */
    async look(): Promise<void> {
      const { state, approval_until } = await current();
      if (state !== 'awaiting_approval') return;
      if (!(await leases.take('bank approval', holder, LEASE))) return;
      if (approval_until === null || approval_until <= clock()) {
        await setProblem('approval_late', true);
        return;
      }
      try {
        await connect(await ask(async (monzo) => namedAccounts(await monzo.accounts.usable({ tries: 1 }))));
      } catch (error) {
        // It is not approved yet, or the bank has trouble. The next look may find it otherwise.
        if (!(error instanceof AppError || error instanceof MonzoError)) throw error;
      }
    },
  };

  /** Connects the account of before, or the only one there is. Otherwise the organiser chooses. */
  async function connect(accounts: NamedAccount[]): Promise<void> {
    const { account: former } = await current();
    const account = former === null ? onlyOf(accounts) : accounts.find(({ id }) => id === former.id);
    if (account) await connectTo({ id: account.id, name: account.name });
    else await change(choosing);
  }
}

export type ApprovalService = ReturnType<typeof createApprovalService>;

const onlyOf = <One>(list: One[]): One | undefined => (list.length === 1 ? list[0] : undefined);

/** In milliseconds. It outlasts the pause between two looks, and another process goes on after it if this one is killed. */
const LEASE = 8_000;
