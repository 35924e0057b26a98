import type { Session, SessionState } from '@paidup/shared/session';
import { describe, expect, it, test } from 'vitest';
import { deviceOf } from '../../src/http/device.ts';
import { API, codeOf } from '../support/club.ts';
import { addDeputy, cookieOf, logIn, PASSWORD } from '../support/log-in.ts';
import type { TestApp } from '../support/app.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

const tryPassword = (app: TestApp, password: string, headers = {}) =>
  app.sendAsStranger('POST', `${API}/session`, { body: { password }, headers });
const state = async (app: TestApp, headers = {}) =>
  (await app.sendAsStranger<SessionState>('GET', `${API}/session`, { headers })).body;
const sessions = async (app: TestApp) =>
  (await app.send<{ items: Session[] }>('GET', `${API}/sessions`)).body.items;

describe.each(stores)('a log-in on $name', (store) => {
  const app = useApp({ store });

  it('gives a session until the log-out, which nobody can replay', async () => {
    const session = await logIn(app().port);
    expect(await state(app())).toEqual({ authenticated: false, setup_required: false });
    expect(await state(app(), session)).toEqual({
      authenticated: true,
      setup_required: false,
      role: 'organiser',
      name: 'organiser',
    });
    const out = await app().sendAsStranger('DELETE', `${API}/session`, { headers: session });
    expect(out.status).toBe(204);
    expect(out.headers['set-cookie']).toEqual(['paidup=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict']);
    expect(await state(app(), session)).toEqual({ authenticated: false, setup_required: false });
    const replayed = await app().sendAsStranger('GET', `${API}/players`, { headers: session });
    expect(codeOf(replayed)).toEqual([401, 'unauthenticated']);
    expect(replayed.headers['www-authenticate']).toBe('Bearer');
  });

  it('keeps its cookie from scripts, from other sites and beyond thirty days', async () => {
    const answer = await tryPassword(app(), PASSWORD);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^paidup=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
  });

  it('is a fresh session each time, whatever cookie came along', async () => {
    const planted = `paidup=${'x'.repeat(43)}`;
    const cookies = [];
    for (const Cookie of ['', planted, app().session.Cookie]) {
      const answer = await tryPassword(app(), PASSWORD, { Cookie, Origin: app().session.Origin });
      cookies.push(cookieOf(answer.headers['set-cookie']));
    }
    expect(new Set([planted, app().session.Cookie, ...cookies]).size).toBe(5);
    expect(await state(app(), { Cookie: planted })).toMatchObject({ authenticated: false });
  });

  it('with a wrong password gives no cookie, and is refused like one of nobody', async () => {
    for (const body of [{ password: 'wrong' }, { password: PASSWORD, name: 'Nobody' }]) {
      const answer = await app().sendAsStranger('POST', `${API}/session`, { body });
      expect(codeOf(answer)).toEqual([401, 'wrong_password']);
      expect(answer.headers).not.toHaveProperty('set-cookie');
    }
  });

  it('is refused after ten wrong passwords from an address, while sessions go on', async () => {
    for (let times = 0; times < 10; times++)
      expect(codeOf(await tryPassword(app(), `wrong ${times}`))).toEqual([401, 'wrong_password']);
    for (const password of ['wrong again', PASSWORD]) {
      const headers = { 'X-Forwarded-For': `203.0.113.${password.length}`, Forwarded: 'for=203.0.113.7' };
      const answer = await tryPassword(app(), password, headers);
      expect(codeOf(answer)).toEqual([429, 'too_many_requests']);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect((await app().send('GET', `${API}/players`)).status).toBe(200);
  });

  it('is listed with its device, and ends when another one says so', async () => {
    const agent = 'Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0';
    const answer = await tryPassword(app(), PASSWORD, { 'User-Agent': agent });
    const Cookie = cookieOf(answer.headers['set-cookie']);
    const phone = (await sessions(app())).find(({ device }) => device === 'Firefox on Android');
    expect(phone).toMatchObject({ current: false });
    expect((await sessions(app())).filter(({ current }) => current)).toHaveLength(1);
    expect((await app().send('DELETE', `${API}/sessions/${phone?.id}`)).status).toBe(204);
    expect(await state(app(), { Cookie })).toMatchObject({ authenticated: false });
    expect(codeOf(await app().send('DELETE', `${API}/sessions/${phone?.id}`))).toEqual([404, 'not_found']);
  });

  it('ends when the password changes elsewhere, and the new password counts', async () => {
    const other = await logIn(app().port);
    const change = (current_password: string) =>
      app().send('PUT', `${API}/password`, {
        body: { current_password, new_password: 'a boot of dry bibs' },
      });
    expect(await change('wrong')).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', errors: [{ path: 'current_password' }] },
    });
    expect((await change(PASSWORD)).status).toBe(204);
    expect(await state(app(), other)).toMatchObject({ authenticated: false });
    expect(await state(app(), app().session)).toMatchObject({ authenticated: true });
    expect(codeOf(await tryPassword(app(), PASSWORD))).toEqual([401, 'wrong_password']);
    await logIn(app().port, { password: 'a boot of dry bibs' });
  });

  it('of a deputy goes by their name, and ends with them', async () => {
    await addDeputy(app(), 'Sam');
    const sam = await logIn(app().port, { name: 'Sam' });
    expect(await state(app(), sam)).toMatchObject({ authenticated: true, role: 'deputy', name: 'Sam' });
    const { items } = (await app().send<{ items: { id: string }[] }>('GET', `${API}/deputies`)).body;
    expect((await app().send('DELETE', `${API}/deputies/${items[0]?.id}`)).status).toBe(204);
    expect(await state(app(), sam)).toMatchObject({ authenticated: false });
  });
});

describe('a log-in over https', () => {
  const app = useApp({ publicUrl: 'https://club.example', trustedProxies: ['127.0.0.1'] });

  it('has a cookie that only this host can set, over https only', async () => {
    const answer = await tryPassword(app(), PASSWORD, { Origin: 'https://club.example' });
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^__Host-paidup=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      ),
    ]);
    const Cookie = cookieOf(answer.headers['set-cookie']).replace('__Host-paidup', 'paidup');
    expect(await state(app(), { Cookie })).toMatchObject({ authenticated: false });
  });

  it('counts wrong passwords by the address that its proxy tells', async () => {
    const from = (address: string, password = 'wrong') =>
      tryPassword(app(), password, { 'X-Forwarded-For': `198.51.100.1, ${address}` });
    for (let times = 0; times < 10; times++) await from('203.0.113.7');
    expect((await from('203.0.113.7', PASSWORD)).status).toBe(429);
    expect((await from('203.0.113.8', PASSWORD)).status).toBe(204);
  });

  it('may not be sent by another page', async () => {
    for (const Origin of ['https://evil.example', 'http://club.example', `http://127.0.0.1:${app().port}`])
      expect(codeOf(await tryPassword(app(), PASSWORD, { Origin }))).toEqual([403, 'cross_origin']);
  });
});

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    'Chrome on Android',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0',
    'Firefox on a Mac',
  ],
  ['curl/8.14.1', 'A program'],
  [undefined, 'A program'],
])('the device of %s is told as %s', (agent, device) => {
  expect(deviceOf({ headers: { 'user-agent': agent } })).toBe(device);
});
