import type { Deputy } from '@paidup/shared/deputy';
import { comparableName } from '@paidup/shared/compare-names';
import { isReservedName } from '../domain/account-names.ts';
import type { AccountRecord } from '../domain/records.ts';
import { notFound } from '../errors.ts';
import type { AccessService } from './access.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { newLink } from './setup.ts';
import { nameTaken } from './tokens.ts';

/** Adds and removes deputies, who help the organiser on the night. */
export function createDeputiesService(
  { store, clock, newId }: ServiceDependencies,
  access: Pick<AccessService, 'endSessionsOf'>,
) {
  return {
    async list(): Promise<{ items: Deputy[] }> {
      const accounts = await store.accounts.list();
      return { items: accounts.filter(isDeputy).map(view) };
    },

    /** Adds a deputy with a one-time link to choose a password. Throws 400 for a name that is taken. */
    async create(name: string): Promise<{ deputy: Deputy; setupToken: string }> {
      const now = clock();
      const { token, secrets } = newLink(now);
      const account: AccountRecord = {
        id: newId('deputy'),
        role: 'deputy',
        name,
        name_key: comparableName(name),
        ...secrets,
        last_seen_at: null,
        created_at: now,
        rev: 1,
      };
      if (isReservedName(name) || (await store.accounts.create(account)) === 'taken') throw nameTaken();
      return { deputy: view(account), setupToken: token };
    },

    /** Removes a deputy and ends their sessions, or throws 404. */
    async remove(id: string): Promise<void> {
      const account = await store.accounts.get(id);
      if (account === null || !isDeputy(account)) throw notFound('deputy');
      // Without the account their sessions hold no more, whatever happens next.
      if ((await store.accounts.remove(id)) === 'absent') throw notFound('deputy');
      await access.endSessionsOf(id);
    },
  };
}

export type DeputiesService = ReturnType<typeof createDeputiesService>;

const isDeputy = ({ role }: AccountRecord) => role === 'deputy';

const view = ({ id, name, created_at, last_seen_at }: AccountRecord): Deputy => ({
  id,
  name,
  created_at,
  last_seen_at,
});
