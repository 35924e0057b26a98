import { mkdtempSync, readFileSync, rmSync, statSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionState } from '@paidup/shared/session';
import { spawnServer } from '../support/child.ts';
import { API, codeOf } from '../support/club.ts';
import { createHttpClient } from '../support/http-client.ts';
import { cookieOf, logIn, PASSWORD } from '../support/log-in.ts';
import { useApp } from '../support/use-app.ts';

const STARTED = /^Paid Up is ready\. Set it up at (http:\/\/127\.0\.0\.1:(\d+)\/set-up#([\w-]{43}))\n/;

describe('the first run', { timeout: 30_000 }, () => {
  let folder: string;
  let started: ReturnType<typeof spawnServer>[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'paidup-'));
    started = [];
  });
  afterEach(async () => {
    for (const server of started) {
      server.stop();
      await server.ended;
    }
    rmSync(folder, { recursive: true });
  });

  const start = async (environment: { [name: string]: string } = {}) => {
    const url = `sqlite:${join(folder, 'data', 'club.db')}`;
    const server = spawnServer({ DATABASE_URL: url, ORGANISER_PASSWORD: '', ...environment });
    started.push(server);
    const port = await server.port();
    const [, link = '', , token = ''] = STARTED.exec(server.printed()) ?? [];
    const client = createHttpClient(port);
    const claim = (with_: string, password = PASSWORD) =>
      client.send('POST', `${API}/setup`, { body: { token: with_, password } });
    return { ...server, port, client, link, token, claim };
  };

  it('prints a link in its first line, and keeps it in a private file until the organiser has a password', async () => {
    const first = await start();
    const file = join(folder, 'data', 'set-up-link.txt');
    expect(readFileSync(file, 'utf8')).toBe(`${first.link}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
    const state = await first.client.send<SessionState>('GET', `${API}/session`);
    expect(state.body).toEqual({ authenticated: false, setup_required: true });
    expect(codeOf(await first.client.send('GET', `${API}/players`))).toEqual([401, 'unauthenticated']);
    expect(codeOf(await first.claim('x'.repeat(43)))).toEqual([403, 'wrong_token']);
    const claims = await Promise.all(Array.from({ length: 20 }, () => first.claim(first.token)));
    const won = claims.filter(({ status }) => status === 204);
    expect(won).toHaveLength(1);
    const Cookie = cookieOf(won[0]?.headers['set-cookie']);
    expect((await first.client.send('GET', `${API}/players`, { headers: { Cookie } })).status).toBe(200);
    for (const body of [{ token: first.token, password: PASSWORD }, {}, 'x'])
      expect(codeOf(await first.client.send('POST', `${API}/setup`, { body }))).toEqual([404, 'not_found']);
    first.stop();
    const { out } = await first.ended;
    expect(out.split('\n').slice(1).join('\n')).not.toContain(first.token);
    const second = await start();
    expect(second.printed()).toMatch(/^Paid Up is ready\. Open http:/);
    expect(existsSync(file)).toBe(false);
    await logIn(second.port);
  });

  it('prints a new link at each start, and the old one dies', async () => {
    const first = await start();
    first.stop();
    await first.ended;
    const second = await start();
    expect(second.token).not.toBe(first.token);
    expect(codeOf(await second.claim(first.token))).toEqual([403, 'wrong_token']);
    expect((await second.claim(second.token, 'password1234')).status).toBe(400);
    expect((await second.claim(second.token)).status).toBe(204);
  });

  it('needs no link with ORGANISER_PASSWORD, which later is ignored', async () => {
    const first = await start({ ORGANISER_PASSWORD: PASSWORD });
    expect(first.printed()).toMatch(/^Paid Up is ready\. Open http:/);
    expect(codeOf(await first.claim('x'.repeat(43)))).toEqual([404, 'not_found']);
    first.stop();
    await first.ended;
    const second = await start({ ORGANISER_PASSWORD: 'a boot of seven dry bibs' });
    await logIn(second.port);
    second.stop();
    const { out } = await second.ended;
    expect(out).toContain('ORGANISER_PASSWORD is ignored');
    expect(out).not.toContain('dry bibs');
  });

  it('does not begin with a password that others would guess', async () => {
    for (const password of ['password1234', 'short']) {
      const ended = await spawnServer({ ORGANISER_PASSWORD: password }).ended;
      expect(ended).toMatchObject({ code: 1, out: '' });
      expect(ended.err).toMatch(/^Paid Up can't start: ORGANISER_PASSWORD [^\n]*\n$/);
      expect(ended.err).not.toContain(password);
    }
  });
});

describe('a deputy’s link', () => {
  const app = useApp({ publicUrl: 'https://club.example/' });

  it('leads to the address that browsers use, and is 404 again once it was used', async () => {
    const made = await app().send<{ setup_url: string }>('POST', `${API}/deputies`, {
      body: { name: 'Sam' },
    });
    expect(made.body.setup_url).toMatch(/^https:\/\/club\.example\/set-up#[\w-]{43}$/);
    const body = { token: new URL(made.body.setup_url).hash.slice(1), password: PASSWORD };
    expect((await app().sendAsStranger('POST', `${API}/setup`, { body })).status).toBe(204);
    expect((await app().sendAsStranger('POST', `${API}/setup`, { body })).status).toBe(404);
  });
});

describe('a deputy’s link without a public address', () => {
  const app = useApp();

  it.each([
    ['localhost:3000', 'http://localhost:3000'],
    ['[::1]:3000', 'http://[::1]:3000'],
    ['a b', 'http://localhost'],
    ['club:99999', 'http://localhost'],
    ['::1', 'http://localhost'],
  ])('leads to where the organiser is: %s', async (Host, address) => {
    const made = await app().send<{ setup_url: string }>('POST', `${API}/deputies`, {
      body: { name: 'Sam' },
      headers: { Host, 'Sec-Fetch-Site': 'same-origin' },
    });
    expect([made.status, made.body.setup_url?.split('#')[0]]).toEqual([201, `${address}/set-up`]);
  });
});
