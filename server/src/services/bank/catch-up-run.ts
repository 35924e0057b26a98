import type { CatchUpItem, CatchUpRequest, CatchUpResult } from '@paidup/shared/bank';
import { rangeOfNext, rangeSince, type CatchUpBounds } from '../../domain/catch-up-range.ts';
import { catchUpBegun, catchUpDone, catchUpFailed } from '../../domain/catch-up-steps.ts';
import type { BankConnectionRecord } from '../../domain/records.ts';
import { oldestReadable } from '../../monzo/client/index.ts';
import { createAlone } from '../alone.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { createFewAtOnce } from '../few-at-once.ts';
import { createAccountHistory } from './account-history.ts';
import { type BankAnswer, type Bounds, reasonToIgnore } from './bank-answer.ts';
import type { BankTransactions, Told } from './bank-transactions.ts';
import { type Connection, notConfigured, notConnected } from './connection.ts';
import { createMissingPayments } from './missing-payments.ts';

/** Reads from the bank what no webhook brought, one run at a time over all processes. It is safe to run twice. */
export function createCatchUpRun(
  dependencies: ServiceDependencies,
  { monzo, current, change, ask }: Connection,
  transactions: BankTransactions,
) {
  const { store, clock, timeZone, newId } = dependencies;
  const { alone } = createAlone({ store, newId });
  const history = createAccountHistory(dependencies, { ask });
  const noteMissing = createMissingPayments({ store }, history, transactions);
  const fewAtOnce = createFewAtOnce(8);

  /**
   * Records what happened on the account since a day, or since the last complete run. `isByHand` tells the organiser's
   * from those that begin by themselves. Rejects with 409 `not_connected` or `not_configured`, and with 503
   * `bank_unavailable` if it was cut short. The next one makes it good then.
   */
  return ({ since, dry_run }: CatchUpRequest, isByHand: boolean): Promise<CatchUpResult> => {
    if (monzo === null) throw notConfigured();
    return alone('bank catch-up', async () => {
      const connected = await ready();
      return dry_run ? preview(connected, since) : recordAll(connected.account, since, isByHand);
    });
  };

  async function ready(): Promise<Connected> {
    const { account, state, ...connection } = await current();
    if (state === 'connected' && account !== null) return { ...connection, state, account };
    // A run that was killed has left it.
    if (connection.catching_up !== null) await change(() => ({ catching_up: null }));
    throw notConnected();
  }

  async function preview({ account, ...connection }: Connected, since?: string): Promise<CatchUpResult> {
    const bounds = boundsNow();
    const { from } = since === undefined ? rangeOfNext(connection, bounds) : rangeSince(since, bounds);
    const items: CatchUpItem[] = [];
    for await (const page of history.pages(account.id, from))
      for (const answer of page) items.push(await previewOf(answer, { accountId: account.id, from }));
    return { ...tally(items), items };
  }

  async function previewOf(answer: BankAnswer, bounds: Bounds): Promise<CatchUpItem> {
    const { id, created, amount, counterparty, description } = answer.transaction;
    const outcome = await transactions.preview(answer.transaction, reasonToIgnore(answer, bounds));
    return { id, paid_at: created, amount, counterparty_name: counterparty.name, description, ...outcome };
  }

  async function recordAll(account: Account, since: string | undefined, isByHand: boolean) {
    const bounds = boundsNow();
    try {
      const connected = await note(account, (connection) => catchUpBegun(connection, since, bounds));
      const range = since === undefined ? rangeOfNext(connected, bounds) : rangeSince(since, bounds);
      const listed = { accountId: account.id, from: range.from };
      const ids = new Set<string>();
      const outcomes: Outcome[] = [];
      for await (const page of history.pages(account.id, range.from)) {
        // It also finds out whether the account is still the connected one.
        await note(account, () => ({ catching_up: { checked: ids.size } }));
        for (const { transaction } of page) ids.add(transaction.id);
        outcomes.push(...(await Promise.all(page.map((answer) => fewAtOnce(() => record(answer, listed))))));
      }
      await noteMissing(connected, { ...listed, ids }, BY_CATCH_UP);
      await note(account, (connection) => catchUpDone(connection, range, bounds, isByHand));
      return tally(outcomes);
    } catch (error) {
      // If the store is what failed, the next run notes how it went.
      await change((connection) =>
        connection.account?.id === account.id ? catchUpFailed(connection) : {},
      ).catch(() => undefined);
      throw error;
    }
  }

  function record(answer: BankAnswer, bounds: Bounds): Promise<Outcome> {
    return transactions.record(answer.transaction, BY_CATCH_UP, reasonToIgnore(answer, bounds));
  }

  /** Changes the connection to this account. Rejects if it is another one by now, or none. */
  async function note(
    account: Account,
    step: (connection: BankConnectionRecord) => Partial<BankConnectionRecord>,
  ): Promise<BankConnectionRecord> {
    const after = await change((connection) =>
      connection.account?.id === account.id ? step(connection) : {},
    );
    if (after.account?.id === account.id) return after;
    throw notConnected();
  }

  function boundsNow(): CatchUpBounds {
    const now = clock();
    return { now, oldest: oldestReadable(Date.parse(now)), timeZone };
  }
}

type Account = { id: string };
type Connected = BankConnectionRecord & { account: Account };
type Outcome = Pick<CatchUpItem, 'outcome'>;

const BY_CATCH_UP: Told = { by: 'catch_up', isVerified: true };

function tally(outcomes: readonly Outcome[]): CatchUpResult {
  const counts = { checked: outcomes.length, credited: 0, unmatched: 0, duplicate: 0, ignored: 0 };
  for (const { outcome } of outcomes) counts[outcome] += 1;
  return counts;
}
