import type { Bank, UpdateBank } from '@paidup/shared/bank';
import { problemOf } from '../../domain/bank-problems.ts';
import { switched } from '../../domain/bank-connection.ts';
import type { BankConnectionRecord } from '../../domain/records.ts';
import { invalidField } from '../../errors.ts';
import type { Pot } from '../../monzo/client/index.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { type NamedAccount, namedAccounts } from './accounts.ts';
import { type Connection, notConfigured, notConnected } from './connection.ts';
import type { WebhookRegistration } from './webhook-registration.ts';

/** What the organiser sees and sets of the bank. */
export function createBankService(
  { store, clock }: Pick<ServiceDependencies, 'store' | 'clock'>,
  { monzo, current, change, ask }: Connection,
  { connectTo }: WebhookRegistration,
) {
  return {
    /** Tells what is known here. The bank is not called. */
    get: async (): Promise<Bank> => view(await current()),

    /** Returns the open accounts into which people pay. */
    async accounts(): Promise<{ items: NamedAccount[] }> {
      await approved();
      return { items: await usable() };
    },

    /** Returns the live pots of the connected account. */
    async pots(): Promise<{ items: { id: string; name: string; balance: number }[] }> {
      const { account } = await approved();
      if (account === null) throw notConnected();
      const pots = await potsOf(account.id);
      return { items: pots.map(({ id, name, balance }) => ({ id, name, balance })) };
    },

    /** Chooses the account, which gets the webhook, and sets the rest. What is wrong is refused before anything changes. */
    async update({ account_id, ...switches }: UpdateBank): Promise<Bank> {
      const { account: former } = await (account_id === undefined ? connected() : approved());
      const account = account_id === undefined ? null : await findAccount(account_id);
      if (typeof switches.pot_id === 'string')
        await checkPot(switches.pot_id, account?.id ?? former?.id ?? null);
      if (account) await connectTo({ id: account.id, name: account.name });
      return view(await change((connection) => switched(connection, switches, clock())));
    },
  };

  async function connected(): Promise<BankConnectionRecord> {
    if (monzo === null) throw notConfigured();
    const connection = await current();
    if (connection.state === 'disconnected') throw notConnected();
    return connection;
  }

  /** Only a login that has been approved can ask the bank. */
  async function approved(): Promise<BankConnectionRecord> {
    const connection = await connected();
    if (connection.state === 'awaiting_approval' || connection.state === 'login_expired')
      throw notConnected();
    return connection;
  }

  function usable(): Promise<NamedAccount[]> {
    return ask(async (bank) => namedAccounts(await bank.accounts.usable(PATIENCE)));
  }

  function potsOf(accountId: string): Promise<Pot[]> {
    return ask((bank) => bank.pots.list(accountId, PATIENCE));
  }

  async function findAccount(id: string): Promise<NamedAccount> {
    const account = (await usable()).find((one) => one.id === id);
    if (account) return account;
    throw invalidField('account_id', 'is none of your open Monzo accounts');
  }

  async function checkPot(id: string, accountId: string | null): Promise<void> {
    if (accountId === null) throw notConnected();
    if (!(await potsOf(accountId)).some((pot) => pot.id === id))
      throw invalidField('pot_id', 'is none of the account’s pots');
  }

  async function view(connection: BankConnectionRecord): Promise<Bank> {
    const { account, start_date, approval_until, last_caught_up_at, catching_up, pot } = connection;
    const { annotate_since, feed_since, receipts_since, webhook_id } = connection;
    return {
      state: monzo === null ? 'not_configured' : connection.state,
      ...problemOf(connection),
      approval_until,
      account,
      start_date,
      webhook: { registered: webhook_id !== null, last_event_at: await store.bank.lastEventAt() },
      last_caught_up_at,
      catching_up,
      pot_id: pot?.id ?? null,
      annotate: annotate_since !== null,
      feed: feed_since !== null,
      receipts: receipts_since !== null,
    };
  }
}

export type BankService = ReturnType<typeof createBankService>;

/** Somebody waits at the page. */
const PATIENCE = { tries: 2 };
