import type { BankClock } from '../bank-clock.ts';
import type { NewId } from '../ids.ts';
import { BankError, badParam } from '../wire/bank-error.ts';
import { type Client, mayRedirect } from './clients.ts';

/** How long a code may be exchanged, in milliseconds. The bank's own figure is not known. */
const LIFE = 10 * 60_000;

type Code = { clientId: string; userId: string; redirectUrl: string; ends: number };

/** The first leg of the login. A code is for one client, one address and one use. */
export function createCodes(clock: BankClock, newId: NewId, clients: Client[]) {
  const codes = new Map<string, Code>();

  return {
    /** Checks the address of the login page. Returns the client, and where the browser goes afterwards. */
    readLogin(query: URLSearchParams): { client: Client; redirectUrl: string; state: string | null } {
      const client = clients.find(({ id }) => id === query.get('client_id'));
      if (!client) throw new BankError('bad_request.could_not_authenticate', 'There is no such client');
      const redirectUrl = query.get('redirect_uri') ?? '';
      if (!mayRedirect(client, redirectUrl))
        throw badParam('redirect_uri', 'is not registered for this client');
      if (query.get('response_type') !== 'code') throw badParam('response_type', 'must be code');
      return { client, redirectUrl, state: query.get('state') };
    },

    issue(clientId: string, userId: string, redirectUrl: string): string {
      const code = newId('authcode');
      codes.set(code, { clientId, userId, redirectUrl, ends: clock.now() + LIFE });
      return code;
    },

    /** Takes the code out of use and returns whose login it is. */
    redeem(code: string, clientId: string, redirectUrl: string): string {
      const issued = codes.get(code);
      if (!issued || issued.clientId !== clientId || issued.ends <= clock.now())
        throw new BankError('bad_request.bad_authorization_code', 'Authorization code is invalid');
      if (issued.redirectUrl !== redirectUrl) throw badParam('redirect_uri', 'differs from the first leg');
      codes.delete(code);
      return issued.userId;
    },
  };
}
