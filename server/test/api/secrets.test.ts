import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordsWithAccess } from '../../src/services/backup/records-with-access.ts';
import { writeBackup } from '../../src/services/backup/write-backup.ts';
import { API, clubOf } from '../support/club.ts';
import { ask, download } from '../support/download.ts';
import { addDeputy, addToken, PASSWORD as FIRST } from '../support/log-in.ts';
import { declaredRoutes } from '../support/routes.ts';
import { stores } from '../support/stores.ts';
import { makeDirectory } from '../support/temporary-directory.ts';
import { useApp } from '../support/use-app.ts';
import { transfer } from '../support/bank.ts';

// The first password is an example in the document of the API.
const PASSWORD = 'thirteen goals at Riverside';
const WEBHOOK_SECRET = 'a-Secret_of_the_webhook_0123456789';
/** Whoever comes back from the bank is led to a page, whatever they bring. */
const WITHOUT_BANK: Record<string, number> = {
  '/bank/callback': 302,
  '/bank/accounts': 409,
  '/bank/pots': 409,
};
const { api, root } = await declaredRoutes();
const pages = ['/', '/players', '/set-up', '/api/docs', '/assets/none.js'];

describe.each(stores)('what lets somebody in, on $name', (store) => {
  const app = useApp({ store, webhookSecret: WEBHOOK_SECRET });
  /** What people and scripts hold, and what the store keeps of it. */
  let secrets: string[];
  let hashes: string[];
  let ids: Record<string, string>;

  beforeEach(async () => {
    const change = { current_password: FIRST, new_password: PASSWORD };
    expect((await app().send('PUT', `${API}/password`, { body: change })).status).toBe(204);
    const deputy = await addDeputy(app(), 'Sam');
    const token = await addToken(app(), 'The spreadsheet');
    const waiting = await app().send<{ setup_url: string }>('POST', `${API}/deputies`, {
      body: { name: 'Waiting' },
    });
    const player = await clubOf(app()).addPlayer('Ash', ['SMITH J']);
    const delivery = transfer('SMITH J');
    await app().send('POST', `/monzo_webhook/${WEBHOOK_SECRET}`, { body: delivery });
    await app().services.webhookSecret.prepare(WEBHOOK_SECRET);
    secrets = [
      PASSWORD,
      WEBHOOK_SECRET,
      new URL(waiting.body.setup_url).hash.slice(1),
      token.Authorization.slice('Bearer '.length),
      ...[app().session, deputy].map(({ Cookie }) => Cookie.slice('paidup='.length)),
    ];
    const { accounts, sessions, tokens, webhookSecret } = app().store;
    const people = await accounts.list();
    const logIns = (await Promise.all(people.map(({ id }) => sessions.list(id)))).flat();
    hashes = [
      ...people.flatMap(({ password_hash, setup_hash }) => [password_hash ?? [], setup_hash ?? []].flat()),
      ...logIns.map(({ token_hash }) => token_hash),
      ...(await tokens.list()).map(({ token_hash }) => token_hash),
      (await webhookSecret.get())?.current_hash ?? '',
    ];
    expect(hashes.every(({ length }) => length > 20)).toBe(true);
    expect([secrets, hashes].map(({ length }) => length)).toEqual([6, 7]);
    ids = { players: player.id, payments: String(delivery.data['id']) };
  });

  const found = (text: string) => [...secrets, ...hashes].filter((secret) => text.includes(secret));

  it('is in no answer, page, export, metric or log', async () => {
    const reads = [...api, ...root].filter(({ method, path }) => method === 'get' && path !== '/events');
    expect(reads.length).toBeGreaterThan(25);
    const paths = reads.map(({ path }) => {
      const ownId = ids[path.split('/')[1] ?? ''];
      return `${api.some((one) => one.path === path) ? API : ''}${path.replace(/:\w+/, ownId ?? 'none')}`;
    });
    for (const path of [...paths, ...pages]) {
      const { status, headers, text } = await app().send('GET', path);
      expect([path, found(`${text}${JSON.stringify(headers)}`)]).toEqual([path, []]);
      const usual = WITHOUT_BANK[path.replace(API, '')] ?? 200;
      expect([path, status]).toEqual([path, path.includes('none') ? 404 : usual]);
    }
    expect(found(app().logged.join(''))).toEqual([]);
  });

  it('is in no refusal, wherever it was sent', async () => {
    for (const secret of secrets)
      for (const { method, path, body } of api) {
        const address = `${API}${path.replace(/:\w+/g, 'none')}?nonsense=${encodeURIComponent(secret)}`;
        const sent = { password: secret, token: secret, name: secret, nonsense: secret };
        const headers = { 'Idempotency-Key': secret, 'If-Match': secret, 'X-Request-Id': secret };
        const answer = await app().send(method.toUpperCase(), address, {
          headers,
          ...(body ? { body: sent } : {}),
        });
        const status = path === '/bank/callback' ? 302 : 400;
        expect([method, path, answer.status]).toEqual([method, path, status]);
        expect([path, found(`${answer.text}${JSON.stringify(answer.headers)}`)]).toEqual([path, []]);
      }
    expect(found(app().logged.join(''))).toEqual([]);
  });

  it('is in no backup, unless somebody asks for what is kept of it', async () => {
    const place = await makeDirectory();
    const file = place.path('with-access.gz');
    await writeBackup(recordsWithAccess(app().store), file, app().clock.now());
    const asked = gunzipSync(await readFile(file)).toString();
    await place.remove();
    const { bytes } = await download(app(), '/backup');
    expect(found(gunzipSync(bytes).toString())).toEqual([]);
    const kept = hashes.filter((hash) => hash.startsWith('$argon2id$'));
    const tokens = (await app().store.tokens.list()).map(({ token_hash }) => token_hash);
    expect(found(asked)).toEqual([...kept, ...tokens]);
    expect((await ask(app(), '/backup?with_access=true')).status).toBe(400);
  });
});
