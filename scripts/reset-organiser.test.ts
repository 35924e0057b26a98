import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spawnServer } from '../server/test/support/child.ts';
import { storesOfProcesses } from '../server/test/support/stores.ts';
import { makeDirectory } from '../server/test/support/temporary-directory.ts';
import { root } from './root.mjs';

const PASSWORD = 'half past six at Riverside';
const NEXT = 'a new one for the new season';

function reset(url: string, environment: Record<string, string> = {}) {
  const script = join(root, 'scripts/reset-organiser.mjs');
  const env = { ...process.env, DATABASE_URL: url, PUBLIC_URL: '', ...environment };
  return spawnSync(process.execPath, [script], { cwd: root, env, encoding: 'utf8' });
}

describe.each(storesOfProcesses)('npm run reset-organiser beside a running server on $name', (store) => {
  let place: ReturnType<typeof store.place>;
  let server: ReturnType<typeof spawnServer>;
  let origin: string;

  beforeEach(async () => {
    place = store.place();
    server = spawnServer({ DATABASE_URL: place.url, ORGANISER_PASSWORD: PASSWORD });
    origin = `http://127.0.0.1:${await server.port()}`;
  });
  afterEach(async () => {
    server.stop();
    await server.ended;
    await place.remove();
  });

  const post = (path: string, body: object) =>
    fetch(`${origin}/api/v1${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: origin },
      body: JSON.stringify(body),
    });
  const statusWith = async (cookie: string) =>
    (await fetch(`${origin}/api/v1/players`, { headers: { Cookie: cookie } })).status;
  const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';

  it('lets the organiser choose a new password, once, and nobody in with the old one', async () => {
    const cookie = cookieOf(await post('/session', { password: PASSWORD }));
    expect(await statusWith(cookie)).toBe(200);
    const { status, stdout } = reset(place.url, { PUBLIC_URL: 'https://football.example.org' });
    expect(status).toBe(0);
    const token = /https:\/\/football\.example\.org\/set-up#([\w-]{43})\n$/.exec(stdout)?.[1];
    expect(await statusWith(cookie)).toBe(401);
    expect((await post('/session', { password: PASSWORD })).status).toBe(401);
    const claimed = await post('/setup', { token, password: NEXT });
    expect(claimed.status).toBe(204);
    expect(await statusWith(cookieOf(claimed))).toBe(200);
    expect((await post('/setup', { token, password: NEXT })).status).toBe(404);
    expect((await post('/session', { password: NEXT })).status).toBe(204);
  });
});

describe('npm run reset-organiser', () => {
  it('makes no file where there is none', async () => {
    const { path, remove } = await makeDirectory();
    const { status, stdout, stderr } = reset(`sqlite:${path('mistyped.db')}`);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(`The organiser can't be reset: there is no file ${path('mistyped.db')}.\n`);
    expect(existsSync(path('mistyped.db'))).toBe(false);
    await remove();
  });

  it.each([
    [{ HOST: '::', ALLOW_INSECURE_HTTP: 'true', MONZO_WEBHOOK_SECRET: 'x'.repeat(32) }, 'localhost'],
    [{ HOST: '::1' }, '[::1]'],
    [{ HOST: '127.0.0.2' }, '127.0.0.2'],
  ])('prints a link that can be opened: %o', async (environment, name) => {
    const { path, remove } = await makeDirectory();
    const server = spawnServer({ DATABASE_URL: `sqlite:${path('paidup.db')}` });
    await server.port();
    const { status, stdout } = reset(`sqlite:${path('paidup.db')}`, { ...environment, PORT: '3000' });
    expect({ status, link: stdout.split('#')[0] }).toEqual({
      status: 0,
      link: `Choose a new password at http://${name}:3000/set-up`,
    });
    server.stop();
    await server.ended;
    await remove();
  });
});
