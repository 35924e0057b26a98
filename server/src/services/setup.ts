import { comparableName } from '@paidup/shared/compare-names';
import { ORGANISER } from '../domain/account-names.ts';
import type { AccountRecord } from '../domain/records.ts';
import { linkExpiry } from '../domain/session-times.ts';
import { AppError, unknownAddress } from '../errors.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { checkNewPassword, hashPassword } from './passwords.ts';
import { hashOf, isSecretOf, newSecret } from './secrets.ts';
import type { SessionsService } from './sessions.ts';

/** Gives the organiser and the deputies their first password, by a one-time link. */
export function createSetupService({ store, clock }: ServiceDependencies, sessions: SessionsService) {
  return {
    /**
     * Makes the organiser at a start. Where nobody has claimed Paid Up, that is with this password, or else with a new
     * one-time link, and the token of an earlier link stops working. Later the password is ignored. Throws 400 for a
     * weak password.
     */
    async prepare({ organiserPassword }: { organiserPassword: string | undefined }): Promise<{
      setupToken: string | null;
      ignoredPassword: boolean;
    }> {
      if (organiserPassword !== undefined) checkNewPassword('ORGANISER_PASSWORD', organiserPassword);
      for (;;) {
        const organiser = await store.accounts.get(ORGANISER);
        if (organiser !== null && organiser.password_hash !== null)
          return { setupToken: null, ignoredPassword: organiserPassword !== undefined };
        const link = newLink(clock());
        const secrets =
          organiserPassword === undefined
            ? link.secrets
            : withPassword(await hashPassword(organiserPassword));
        if (await isStored(organiser, secrets))
          return { setupToken: organiserPassword === undefined ? link.token : null, ignoredPassword: false };
      }
    },

    /** Takes the organiser's password away, ends their sessions, and returns the token of a new one-time link. */
    async reset(): Promise<{ setupToken: string }> {
      for (;;) {
        const { token, secrets } = newLink(clock());
        if (!(await isStored(await store.accounts.get(ORGANISER), secrets))) continue;
        await sessions.endAll(ORGANISER, null);
        return { setupToken: token };
      }
    },

    /** Whether the organiser has no password yet, and whether a link of anybody waits to be used. */
    async state(): Promise<{ setup_required: boolean; isSetupOpen: boolean }> {
      const accounts = await store.accounts.list();
      const isUnclaimed = isOrganiserUnclaimed(accounts);
      return { setup_required: isUnclaimed, isSetupOpen: isUnclaimed || openLinks(accounts).length > 0 };
    },

    /**
     * Spends a one-time link on a password, and logs in. Throws 403 for a token that is wrong, used or too old, 404 when
     * nobody waits for a link, and 400 for a common password, which leaves the link alive.
     */
    async claim({ token, password, device }: { token: string; password: string; device: string }): Promise<{
      sessionToken: string;
    }> {
      const accounts = await store.accounts.list();
      const account = openLinks(accounts).find(({ setup_hash }) => isSecretOf(setup_hash ?? '', token));
      if (account === undefined) {
        if (isOrganiserUnclaimed(accounts) || openLinks(accounts).length > 0) throw wrongToken();
        throw unknownAddress();
      }
      checkNewPassword('password', password);
      const claimed = { ...account, ...withPassword(await hashPassword(password)), rev: account.rev + 1 };
      // Of any number of claims at once, in any number of processes, one finds the revision that all have read.
      if ((await store.accounts.replace(claimed, account.rev)) === 'stale') throw wrongToken();
      const opened = await sessions.open(claimed, device);
      if (opened === null) throw wrongToken();
      return opened;
    },
  };

  function openLinks(accounts: AccountRecord[]): AccountRecord[] {
    const now = clock();
    return accounts.filter(
      ({ setup_hash, setup_expires_at }) => setup_hash !== null && (setup_expires_at ?? '') > now,
    );
  }

  /** Returns whether it was stored. Otherwise somebody else was faster. */
  async function isStored(organiser: AccountRecord | null, secrets: Secrets): Promise<boolean> {
    if (organiser !== null) {
      const changed = { ...organiser, ...secrets, rev: organiser.rev + 1 };
      return (await store.accounts.replace(changed, organiser.rev)) === 'replaced';
    }
    const created: AccountRecord = {
      id: ORGANISER,
      role: 'organiser',
      name: ORGANISER,
      name_key: comparableName(ORGANISER),
      ...secrets,
      last_seen_at: null,
      created_at: clock(),
      rev: 1,
    };
    return (await store.accounts.create(created)) === 'created';
  }
}

type Secrets = Pick<AccountRecord, 'password_hash' | 'setup_hash' | 'setup_expires_at'>;

/** A new one-time link, and what an account stores of it. */
export function newLink(now: string): { token: string; secrets: Secrets } {
  const token = newSecret();
  const secrets = { password_hash: null, setup_hash: hashOf(token), setup_expires_at: linkExpiry(now) };
  return { token, secrets };
}

const withPassword = (password_hash: string): Secrets => ({
  password_hash,
  setup_hash: null,
  setup_expires_at: null,
});

/** An organiser is unclaimed without a password, and before the first start is over there is none at all. */
const isOrganiserUnclaimed = (accounts: AccountRecord[]) =>
  accounts.every(({ id, password_hash }) => id !== ORGANISER || password_hash === null);

const wrongToken = () =>
  new AppError('wrong_token', 'This link is wrong, too old, or was used already. Please ask for a new one.');
