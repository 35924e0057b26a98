import type { BankProblem } from '@paidup/shared/bank';
import { approvalGone, changedConnection, loginOver, NO_CONNECTION } from '../../domain/bank-connection.ts';
import type { BankConnectionRecord } from '../../domain/records.ts';
import { createMonzoClient, MonzoError, type MonzoClient } from '../../monzo/client/index.ts';
import { AppError } from '../../errors.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { createLoginStore } from './login-store.ts';

/** The connection as the other services of the bank use it: what it is now, changing it, and asking the bank. */
export function createConnection({ store, clock, newId, secretKey, bank }: ServiceDependencies) {
  const monzo: MonzoClient | null =
    bank && secretKey
      ? createMonzoClient({ ...bank.client, tokens: createLoginStore({ store, newId }, secretKey) })
      : null;

  return { monzo, current, change, setProblem, ask, forgetLogin };

  async function current(): Promise<BankConnectionRecord> {
    return (await store.bank.connection()) ?? NO_CONNECTION;
  }

  /** Changes the connection in one write. The step is run again on what another process has stored meanwhile. */
  async function change(
    step: (connection: BankConnectionRecord) => Partial<BankConnectionRecord>,
  ): Promise<BankConnectionRecord> {
    for (;;) {
      const before = await current();
      const after = changedConnection(before, step(before));
      if (after === before) return before;
      if ((await store.bank.replaceConnection(after, before.rev)) === 'replaced') return after;
    }
  }

  /** Notes that there is this problem, or that it is over. */
  function setProblem(problem: BankProblem, isPresent: boolean): Promise<BankConnectionRecord> {
    return change(({ problems }) => {
      if (problems.includes(problem) === isPresent) return {};
      return { problems: isPresent ? [...problems, problem] : problems.filter((one) => one !== problem) };
    });
  }

  /**
   * Asks the bank. What it refuses becomes the state of the connection. Rejects with 409 `not_connected` without a login
   * that works, and with 503 `bank_unavailable` while the bank does not answer as it should. A 404 and a refused request
   * pass as they are.
   */
  async function ask<Answer>(call: (monzo: MonzoClient) => Promise<Answer>): Promise<Answer> {
    if (monzo === null) throw notConnected();
    try {
      return await call(monzo);
    } catch (error) {
      if (!(error instanceof MonzoError)) throw error;
      if (error.kind === 'not_found' || error.kind === 'bad_request') throw error;
      if (error.kind === 'reauth') await change(loginOver);
      if (error.kind === 'approval_pending') await change((connection) => approvalGone(connection, clock()));
      throw error.kind === 'reauth' ? notConnected() : bankUnavailable(error.retryAfter);
    }
  }

  /** Forgets the tokens now, whoever is about to change them. What a refresh brings later is not kept. */
  async function forgetLogin(): Promise<void> {
    for (;;) {
      const login = await store.bank.login();
      if (login === null || login.sealed === null) return;
      const forgotten = { sealed: null, rev: login.rev + 1 };
      if ((await store.bank.replaceLogin(forgotten, login.rev)) === 'replaced') return;
    }
  }
}

export type Connection = ReturnType<typeof createConnection>;

/** Returns the 409 for a server that was started without a client of the bank. */
export const notConfigured = (): AppError =>
  new AppError(
    'not_configured',
    'Monzo can’t be connected yet: the server needs MONZO_CLIENT_ID, MONZO_CLIENT_SECRET and PUBLIC_URL.',
  );

/** Returns the 409 while no login at the bank works. */
export const notConnected = (): AppError =>
  new AppError('not_connected', 'Monzo isn’t connected. Connect it in Settings first.');

/** Returns the 503 while the bank gives no good answer. `retryAfter` is how long it wants to be left alone, in milliseconds. */
export const bankUnavailable = (retryAfter: number | null): AppError =>
  new AppError(
    'bank_unavailable',
    'Monzo can’t be reached right now. Please try again in a minute.',
    undefined,
    Math.ceil((retryAfter ?? 30_000) / 1000),
  );
