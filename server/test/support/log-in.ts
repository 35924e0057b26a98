import { argon2Sync } from 'node:crypto';
import type { DeputyCreated } from '@paidup/shared/deputy';
import type { ApiTokenCreated } from '@paidup/shared/token';
import { expect } from 'vitest';
import type { AccountRecord } from '../../src/domain/records.ts';
import type { TestApp } from './app.ts';
import { DAY } from './clock.ts';
import { createHttpClient } from './http-client.ts';
import { keepSecrets } from './kept-logs.ts';

/** The organiser's password in tests, also as `ORGANISER_PASSWORD` of a process of its own. */
export const PASSWORD = 'seven wet bibs in the boot';

/** The headers of a page's request: the cookie, and where the page is from. */
export type PageHeaders = { Cookie: string; Origin: string };

/** Logs in as a person does, the organiser unless there is a name. Returns the headers that a page sends from then on. */
export async function logIn(
  port: number,
  { password = PASSWORD, name, origin = `http://127.0.0.1:${port}` }: LogInOptions = {},
): Promise<PageHeaders> {
  const client = createHttpClient(port);
  const answer = await client.send('POST', '/api/v1/session', {
    headers: { Origin: origin },
    body: { password, ...(name === undefined ? {} : { name }) },
  });
  client.close();
  expect([answer.status, answer.text]).toEqual([204, '']);
  return { Cookie: cookieOf(answer.headers['set-cookie']), Origin: origin };
}

/**
 * Returns the function that logs in, and again when the clock has moved by days. A session of a week ago is over, and an
 * organiser would log in then.
 */
export function stayLoggedIn(now: () => string, logInNow: () => Promise<PageHeaders>) {
  let at = Number.NEGATIVE_INFINITY;
  let session: Promise<PageHeaders>;
  return (): Promise<PageHeaders> => {
    const time = Date.parse(now());
    if (Math.abs(time - at) > 5 * DAY) [at, session] = [time, logInNow()];
    return session;
  };
}

/** An organiser whose password is cheap to check, since hundreds of tests log in. */
export const organiserAccount = (now: string): AccountRecord => ({
  id: 'organiser',
  role: 'organiser',
  name: 'organiser',
  name_key: 'organiser',
  password_hash: CHEAP_HASH,
  setup_hash: null,
  setup_expires_at: null,
  last_seen_at: null,
  created_at: now,
  rev: 1,
});

/** Adds a deputy, who chooses a password by the link and is logged in. Returns the headers that their page sends. */
export async function addDeputy(app: TestApp, name: string): Promise<PageHeaders> {
  const made = await app.send<DeputyCreated>('POST', '/api/v1/deputies', { body: { name } });
  const token = new URL(made.body.setup_url).hash.slice(1);
  keepSecrets(token);
  const { Origin } = app.session;
  const claim = { headers: { Origin }, body: { token, password: PASSWORD } };
  const answer = await app.sendAsStranger('POST', '/api/v1/setup', claim);
  expect([made.status, answer.status]).toEqual([201, 204]);
  return { Cookie: cookieOf(answer.headers['set-cookie']), Origin };
}

/** Makes an API token. Returns the header that a script sends. */
export async function addToken(app: TestApp, name: string): Promise<{ Authorization: string }> {
  const made = await app.send<ApiTokenCreated>('POST', '/api/v1/tokens', { body: { name } });
  expect(made.status).toBe(201);
  keepSecrets(made.body.token);
  return { Authorization: `Bearer ${made.body.token}` };
}

/** The cookie that an answer sets, as a browser sends it back. */
export function cookieOf(setCookie: string[] | undefined): string {
  expect(setCookie).toHaveLength(1);
  const cookie = setCookie?.[0]?.split(';')[0] ?? '';
  keepSecrets(cookie.split('=')[1]);
  return cookie;
}

const CHEAP_HASH = (() => {
  const cost = { memory: 8, passes: 1, parallelism: 1, tagLength: 32 };
  const nonce = Buffer.alloc(16);
  const tag = argon2Sync('argon2id', { message: PASSWORD, nonce, ...cost });
  const [salt, hash] = [nonce, tag].map((bytes) => bytes.toString('base64').replace(/=+$/, ''));
  return `$argon2id$v=19$m=8,t=1,p=1$${salt}$${hash}`;
})();

type LogInOptions = { password?: string; name?: string; origin?: string };
