import { comparableName } from '@paidup/shared/compare-names';
import { ORGANISER } from '../domain/account-names.ts';
import type { Caller } from '../domain/caller.ts';
import { AppError, invalidField } from '../errors.ts';
import { createAttemptsService } from './attempts.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { checkNewPassword, hashPassword, isPasswordOf } from './passwords.ts';
import { accountIdOf, createSessionsService } from './sessions.ts';
import { createSetupService } from './setup.ts';
import { createTokensService } from './tokens.ts';

type LogIn = { password: string; name?: string | undefined; address: string; device: string };

/** Says who somebody is, lets them in and out, and keeps everybody else out. */
export function createAccessService(
  dependencies: ServiceDependencies,
  attempts = createAttemptsService(dependencies),
) {
  const { store } = dependencies;
  const sessions = createSessionsService(dependencies);
  const setup = createSetupService(dependencies, sessions);

  return {
    prepare: setup.prepare,
    reset: setup.reset,
    state: setup.state,
    claim: setup.claim,

    /** Logs in, the organiser without a `name`. Throws 401, and 429 after ten wrong passwords from this address. */
    async logIn({ password, name, address, device }: LogIn): Promise<{ sessionToken: string }> {
      const opened = await attempts.fromAddress(address, async () => {
        const account =
          name === undefined
            ? await store.accounts.get(ORGANISER)
            : await store.accounts.findByName(comparableName(name));
        const isRight = await isPasswordOf(account?.password_hash ?? null, password);
        return isRight && account !== null ? sessions.open(account, device) : null;
      });
      if (opened === null) throw new AppError('wrong_password', 'That password is not right.');
      return opened;
    },

    callerOfSession: sessions.callerOf,
    callerOfToken: createTokensService(dependencies).callerOf,
    isLive: sessions.isLive,
    logOut: sessions.logOut,
    sessions: sessions.list,
    endSession: sessions.end,
    endSessionsOf: (accountId: string) => sessions.endAll(accountId, null),
    whenSessionEnds: sessions.whenEnded,

    /**
     * Changes the caller's password and ends their other sessions. Throws 400 for a weak new one or a wrong current one,
     * and 429 after ten wrong ones in this session.
     */
    async changePassword(
      caller: Caller,
      { current, next }: { current: string; next: string },
    ): Promise<void> {
      checkNewPassword('new_password', next);
      const id = accountIdOf(caller);
      const isChanged = await attempts.ofSession(caller.session_id ?? id, async () => {
        const account = await store.accounts.get(id);
        if (account === null || !(await isPasswordOf(account.password_hash, current))) return null;
        const changed = { ...account, password_hash: await hashPassword(next), rev: account.rev + 1 };
        // If somebody else has changed it meanwhile, the current one is not current any more.
        return (await store.accounts.replace(changed, account.rev)) === 'stale' ? null : true;
      });
      if (isChanged === null) throw invalidField('current_password', 'is not your password');
      await sessions.endAll(id, caller.session_id);
    },
  };
}

export type AccessService = ReturnType<typeof createAccessService>;
