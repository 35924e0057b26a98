import type { Endpoint, OpenCall } from '../endpoint.ts';
import type { FakeBank } from '../fake-bank.ts';
import { BankError, badParam } from '../wire/bank-error.ts';
import { required } from '../wire/params.ts';
import type { Client } from './clients.ts';
import type { Session } from './session.ts';
import { TOKEN_LIFE } from './sessions.ts';

/** Tokens: how they are got, refreshed, tried out and given up. */
export function loginEndpoints({ clients, codes, sessions, switches }: FakeBank): Endpoint[] {
  return [
    { method: 'post', path: '/oauth2/token', access: 'open', answer: grantTokens },
    {
      method: 'post',
      path: '/oauth2/logout',
      access: 'token',
      answer({ session }) {
        session.end = 'logged_out';
        return switches.logout_answer === 'ok' ? { ok: true } : {};
      },
    },
    {
      method: 'get',
      path: '/ping/whoami',
      access: 'token',
      answer: ({ session: { clientId, userId } }) => ({
        authenticated: true,
        client_id: clientId,
        user_id: userId,
      }),
    },
  ];

  // A token in the header, be it expired, was seen to break the refresh.
  function grantTokens({ form, authorization }: OpenCall) {
    if (authorization !== undefined)
      throw new BankError('unauthorized.bad_access_token', 'A token request carries no access token');
    const client = authenticateClient(form);
    const type = required(form, 'grant_type');
    if (type === 'refresh_token') return pairOf(sessions.refresh(client, required(form, 'refresh_token')));
    if (type !== 'authorization_code') throw badParam('grant_type', 'is not supported');
    const userId = codes.redeem(required(form, 'code'), client.id, required(form, 'redirect_uri'));
    return pairOf(sessions.begin(client, userId));
  }

  function authenticateClient(form: URLSearchParams): Client {
    const client = clients.find(({ id }) => id === form.get('client_id'));
    if (!client || client.secret !== form.get('client_secret'))
      throw new BankError('bad_request.could_not_authenticate', 'Could not authenticate the client');
    return client;
  }
}

/** The answer that hands the tokens of a login over. */
export const pairOf = ({ clientId, userId, access, refresh }: Session) => ({
  access_token: access.value,
  client_id: clientId,
  expires_in: TOKEN_LIFE,
  ...(refresh && { refresh_token: refresh.value }),
  token_type: 'Bearer',
  user_id: userId,
});
