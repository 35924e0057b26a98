import type { CreateDeputy, Deputy, DeputyCreated } from '@paidup/shared/deputy';
import type { ChangePassword, LogIn, Session, SessionState, SetUp } from '@paidup/shared/session';
import type { ApiToken, ApiTokenCreated, CreateApiToken } from '@paidup/shared/token';
import { request } from '../app/api/client.ts';

/** Says who is using this browser. It answers everybody. */
export const getSession = () => request<SessionState>({ url: '/session' });

/** Logs in. The browser gets a cookie. */
export const logIn = (data: LogIn) => request<undefined>({ method: 'post', url: '/session', data });

/** Ends the session of this browser. */
export const logOut = () => request<undefined>({ method: 'delete', url: '/session' });

/** Chooses a password with the token of a one-time link. The browser is logged in afterwards. */
export const setUp = (data: SetUp) => request<undefined>({ method: 'post', url: '/setup', data });

/** Changes the password, which ends every other session. */
export const changePassword = (data: ChangePassword) =>
  request<undefined>({ method: 'put', url: '/password', data });

/** The browsers in which the organiser is logged in. */
export const listSessions = () => request<List<Session>>({ url: '/sessions' });

/** Logs another browser out. */
export const endSession = (id: string) => request<undefined>({ method: 'delete', url: `/sessions/${id}` });

/** The helpers who have a log-in of their own. */
export const listDeputies = () => request<List<Deputy>>({ url: '/deputies' });

/** Makes a one-time link for a helper. */
export const addDeputy = (data: CreateDeputy) =>
  request<DeputyCreated>({ method: 'post', url: '/deputies', data });

/** Takes a helper's log-in away and ends their sessions. */
export const removeDeputy = (id: string) => request<undefined>({ method: 'delete', url: `/deputies/${id}` });

/** The tokens with which scripts make calls. */
export const listTokens = () => request<List<ApiToken>>({ url: '/tokens' });

/** Makes a token, which the answer shows this once. */
export const addToken = (data: CreateApiToken) =>
  request<ApiTokenCreated>({ method: 'post', url: '/tokens', data });

/** Revokes a token. */
export const removeToken = (id: string) => request<undefined>({ method: 'delete', url: `/tokens/${id}` });

type List<Item> = { items: Item[] };
