import type { ApiToken, ApiTokenCreated } from '@paidup/shared/token';
import { comparableName } from '@paidup/shared/compare-names';
import { isReservedName } from '../domain/account-names.ts';
import type { Caller } from '../domain/caller.ts';
import type { TokenRecord } from '../domain/records.ts';
import { isSightOld } from '../domain/session-times.ts';
import { invalidField, notFound } from '../errors.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { hashOf, newSecret } from './secrets.ts';

/** Makes and revokes API tokens, and knows whose a token is. */
export function createTokensService({ store, clock, newId }: ServiceDependencies) {
  return {
    list: async (): Promise<{ items: ApiToken[] }> => ({ items: (await store.tokens.list()).map(view) }),

    /** Throws 400 for a name that histories use for somebody else. */
    async create(name: string): Promise<ApiTokenCreated> {
      // Programs that look for leaked secrets find one by its beginning.
      const token = `paidup_${newSecret()}`;
      const record = {
        id: newId('token'),
        name,
        name_key: comparableName(name),
        token_hash: hashOf(token),
        created_at: clock(),
        last_used_at: null,
      };
      if (isReservedName(name) || (await store.tokens.create(record)) === 'taken') throw nameTaken();
      return { ...view(record), token };
    },

    /** Throws 404 when there is none. */
    async remove(id: string): Promise<void> {
      if ((await store.tokens.remove(id)) === 'absent') throw notFound('token');
    },

    /** Returns which script has this token, and remembers that it was used. */
    async callerOf(token: string): Promise<Caller | null> {
      const record = await store.tokens.findByHash(hashOf(token));
      if (record === null) return null;
      const now = clock();
      // As for sessions, a store that can't be written to keeps nobody from reading.
      if (isSightOld(record.last_used_at, now))
        await store.tokens.touch(record.id, now).catch(() => undefined);
      return { role: 'token', name: record.name, account_id: null, session_id: null, token_id: record.id };
    },
  };
}

export type TokensService = ReturnType<typeof createTokensService>;

/** Returns a 400 for a name that tells nobody apart in a history. */
export const nameTaken = () => invalidField('name', 'is taken; histories would not tell the two apart');

const view = ({ id, name, created_at, last_used_at }: TokenRecord): ApiToken => ({
  id,
  name,
  created_at,
  last_used_at,
});
