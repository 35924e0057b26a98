import { setTimeout as pause } from 'node:timers/promises';
import type { BankConnecting, BankReturn, ConnectBank } from '@paidup/shared/bank';
import { loggedIn, loginBegun, NO_CONNECTION } from '../../domain/bank-connection.ts';
import { clubDay } from '../../domain/calendar.ts';
import type { BankConnectionRecord } from '../../domain/records.ts';
import { MonzoError } from '../../monzo/client/index.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { hashOf, isSecretOf, newSecret } from '../secrets.ts';
import { type Connection, notConfigured } from './connection.ts';

/** Logs in at the bank by the organiser's browser, and out again. */
export function createConnectService(
  { clock, timeZone, bank }: Pick<ServiceDependencies, 'clock' | 'timeZone' | 'bank'>,
  { monzo, current, change, forgetLogin }: Connection,
) {
  const redirectUri = `${bank?.publicUrl}/api/v1/bank/callback`;

  return {
    /** Returns where the browser logs in at the bank. Nothing but the pending login changes. Rejects with `not_configured`. */
    async begin({ start_date }: ConnectBank): Promise<BankConnecting> {
      if (monzo === null) throw notConfigured();
      const state = newSecret();
      await change(({ start_date: before }) =>
        loginBegun(hashOf(state), start_date ?? before ?? clubDay(clock(), timeZone), clock()),
      );
      return { authorise_url: monzo.auth.authoriseUrl({ redirectUri, state }) };
    },

    /** Takes what the browser brings back. The bank is called only if the `state` is that of the pending login. */
    async finish({ state, code }: { state: string; code: string }): Promise<BankReturn> {
      const pending = monzo && (await takePending(state));
      if (!monzo || !pending) return 'old_link';
      if (code === '') return 'refused';
      try {
        await monzo.auth.logIn({ code, redirectUri });
      } catch (error) {
        if (error instanceof MonzoError) return 'failed';
        throw error;
      }
      await change((connection) => loggedIn(connection, pending.start_date, clock()));
      return 'approve';
    },

    /**
     * Ends the connection. The bank is told if it answers, and the login is forgotten in any case. It is the last step
     * that says `disconnected`, so that a crash on the way leaves something to disconnect.
     */
    async disconnect(): Promise<void> {
      const { webhook_id } = await current();
      if (monzo && webhook_id !== null) await triedOnce((once) => monzo.webhooks.delete(webhook_id, once));
      if (monzo) await triedOnce((once) => monzo.auth.logOut(once));
      await forgetLogin();
      await change(() => NO_CONNECTION);
    },
  };

  /** Ends the wait for this login, so that nobody comes back with it twice. */
  async function takePending(state: string): Promise<BankConnectionRecord['pending']> {
    let taken: BankConnectionRecord['pending'] = null;
    await change(({ pending }) => {
      const isIt = pending !== null && pending.expires_at > clock() && isSecretOf(pending.state_hash, state);
      taken = isIt ? pending : null;
      return isIt ? { pending: null } : {};
    });
    return taken;
  }
}

export type ConnectService = ReturnType<typeof createConnectService>;

/** Waits for one call, and for 5 s at most. Whatever comes of it, the caller goes on. */
async function triedOnce(call: (once: { signal: AbortSignal; tries: 1 }) => Promise<void>): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE);
  const called = call({ signal, tries: 1 }).catch((error: unknown) => {
    if (!(error instanceof MonzoError)) throw error;
  });
  await Promise.race([called, pause(PATIENCE)]);
}

const PATIENCE = 5_000;
