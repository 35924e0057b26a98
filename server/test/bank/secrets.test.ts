import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { recordsWithAccess } from '../../src/services/backup/records-with-access.ts';
import { writeBackup } from '../../src/services/backup/write-backup.ts';
import { readFile } from 'node:fs/promises';
import { API, clubOf } from '../support/club.ts';
import { connectedApp } from '../support/connected-app.ts';
import { download } from '../support/download.ts';
import { keepSecrets } from '../support/kept-logs.ts';
import { declaredRoutes } from '../support/routes.ts';
import { stores } from '../support/stores.ts';
import { makeDirectory } from '../support/temporary-directory.ts';

const { api, root } = await declaredRoutes();
const PAGES = ['/', '/settings', '/settings?bank=approve', '/api/docs'];
const MINUTE = 60_000;

test.each(stores)(
  'what the bank trusts it with is in no answer, page, export, backup or log, on $name',
  { timeout: 60_000 },
  async (store) => {
    const { app, fake, bank, begin, comeBack } = await connectedApp({ store });
    const { addPlayer, payments } = clubOf(app);
    const session = fake.bank.sessions.find();
    const pairs = [session.access.value, session.refresh?.value ?? ''];
    const player = await addPlayer('Ash', ['KINGSCOTE AM']);

    // Everything that the app does with the bank, well and badly.
    const names = ['KINGSCOTE AM', 'NOBODY KNOWN'];
    const paid = names.map((name) => fake.bank.payments.make({ kind: 'fps_in', name, amount: 500 }));
    fake.controls.expire();
    await fake.clock.advance(MINUTE);
    fake.bank.troubles.add({ kind: 'wrong_shape', calls: 3 });
    await fake.clock.advance(MINUTE);
    await app.send('POST', `${API}/bank/catch_up`, { body: {} });
    fake.bank.troubles.clear();
    expect((await app.send('POST', `${API}/bank/catch_up`, { body: { dry_run: true } })).status).toBe(200);
    expect((await payments()).items).toHaveLength(2);
    expect(await bank()).toMatchObject({ state: 'connected' });

    const address = await begin();
    const { redirect_url } = fake.controls.logIn({ authorise_url: address });
    const code = new URL(redirect_url).searchParams.get('code') ?? '';
    const state = new URL(redirect_url).searchParams.get('state') ?? '';
    fake.bank.troubles.add({ kind: 'error_500', calls: 1, path: '/oauth2/token' });
    expect(await comeBack(redirect_url)).toBe('failed');

    const numbers = paid.map(({ counterparty }) => counterparty.account_number ?? '');
    const own = fake.bank.accounts.get().account_number ?? '';
    const secrets = [
      ...pairs,
      session.access.value,
      session.refresh?.value ?? '',
      ...fake.bank.clients.map(({ secret }) => secret),
      code,
      state,
      ...numbers,
      own,
      Buffer.alloc(32, 'paid up').toString('base64'),
    ];
    keepSecrets(...secrets);
    expect(new Set(secrets).size).toBe(13);
    expect(secrets.every(({ length }) => length >= 8)).toBe(true);
    const found = (text: string) => secrets.filter((secret) => text.includes(secret));

    const id: Record<string, string> = { players: player.id, payments: paid[0]?.id ?? '' };
    const reads = [...api, ...root].filter(({ method, path }) => method === 'get' && path !== '/events');
    const paths = reads.map(({ path }) => {
      const ownId = id[path.split('/')[1] ?? ''] ?? 'none';
      return `${api.some((one) => one.path === path) ? API : ''}${path.replace(/:\w+/, ownId)}`;
    });
    expect(paths).toEqual(
      expect.arrayContaining([`${API}/bank`, `${API}/bank/accounts`, `${API}/bank/pots`]),
    );
    for (const path of [...paths, ...PAGES]) {
      const { headers, text } = await app.send('GET', path);
      expect([path, found(`${text}${JSON.stringify(headers)}`)]).toEqual([path, []]);
    }
    const { bytes } = await download(app, '/backup');
    expect(found(gunzipSync(bytes).toString())).toEqual([]);
    expect(found(await withAccess())).toEqual([]);
    expect(found(String((await app.store.bank.login())?.sealed))).toEqual([]);
    expect(app.logged.length).toBeGreaterThan(50);
    expect(found(app.logged.join(''))).toEqual([]);

    async function withAccess(): Promise<string> {
      const place = await makeDirectory();
      const file = place.path('with-access.gz');
      await writeBackup(recordsWithAccess(app.store), file, app.clock.now());
      const text = gunzipSync(await readFile(file)).toString();
      await place.remove();
      return text;
    }
  },
);
