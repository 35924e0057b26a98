import { writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Store, StoreError } from '../../src/store/store.ts';
import { readBackup } from '../../src/services/backup/read-backup.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { ask, download } from '../support/download.ts';
import { varied, type WebhookBody } from '../support/captures.ts';
import { aFixture, API, clubOf } from '../support/club.ts';
import { everyStore, sqlite, type TestStore } from '../support/stores.ts';
import { makeDirectory } from '../support/temporary-directory.ts';
import { useApp } from '../support/use-app.ts';

const payment = (id: string, name: string, amount = 500) =>
  varied('natwest-transfer', { id, amount, counterparty: { name }, description: name });

/** A MongoDB for tests is slow while other tests run. */
const LONG = { timeout: 60_000 };

const scratch = () => readdirSync(tmpdir()).filter((name) => name.startsWith('paidup-backup-'));

// What a file looks like does not depend on the store.
describe.each(everyStore)('the spare key on $name', LONG, (store) => {
  const itsForm = it.runIf(store === sqlite);
  let place: Awaited<ReturnType<typeof makeDirectory>>;
  let app: TestApp;
  let delivered: WebhookBody[];
  beforeEach(async () => {
    delivered = [];
    place = await makeDirectory();
    app = await startApp({ store });
  });
  afterEach(async () => {
    await app.close();
    await place.remove();
  });

  function deliver(body: WebhookBody) {
    delivered.push(body);
    return clubOf(app).deliver(body);
  }

  /** A club with a bit of everything: credits, a split, an ignored payer, a conflict, cash and games. */
  async function fill() {
    const club = clubOf(app);
    const ash = await club.addPlayer('=Ash "the, wall"', ['KINGSCOTE AM']);
    const ben = await club.addPlayer('Ben', ['OKAFOR T']);
    const game = await club.addFixture({ ...aFixture, date: '2026-11-18' });
    await club.join(game.id, ash.id, 1);
    await club.join(game.id, ben.id);
    for (let count = 0; count < 12; count++)
      await deliver(payment(`tx_${count}`, ['KINGSCOTE AM', 'OKAFOR T', 'NOBODY'][count % 3] ?? ''));
    await deliver(payment('tx_0', 'KINGSCOTE AM', 501));
    await app.send('POST', `${API}/payments/tx_2/allocate`, {
      body: {
        allocations: [
          { player_id: ash.id, amount: 200 },
          { player_id: ben.id, amount: 300 },
        ],
      },
    });
    await app.send('POST', `${API}/payments/tx_5/ignore`, { body: { reason: 'rent', remember: true } });
    await app.send('POST', `${API}/payments`, {
      headers: { 'Idempotency-Key': 'a' },
      body: { player_id: ash.id, amount: -700, notes: '@cmd' },
    });
    await app.send('PATCH', `${API}/settings`, { body: { club_name: 'Wednesday' } });
    return { ash, ben, game };
  }

  /** Wipes everything: a fresh server on a fresh store, with the backup in it. */
  async function wipeAndRestore(file: string, target: TestStore) {
    await app.close();
    app = await startApp({ store: target });
    const { header, records } = await readBackup(file);
    expect(await app.store.restore(records(), header.sha256)).toBe('restored');
  }

  it('is the same state after a backup under load, a wipe and a restore, whatever is redelivered', async () => {
    await fill();
    const load = Array.from({ length: 60 }, (_, count) =>
      payment(`load_${count}`, count % 2 ? 'KINGSCOTE AM' : 'OKAFOR T', 100 + count),
    );
    const answered: string[] = [];
    const delivering = (async () => {
      for (const body of load) {
        await deliver(body);
        answered.push(String(body.data['id']));
      }
    })();
    while (answered.length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = [...answered];
    const { bytes } = await download(app, '/backup');
    await delivering;
    const last = await everythingIn(app.store);
    await writeFile(place.path('backup.gz'), bytes);

    for (const target of everyStore) {
      await wipeAndRestore(place.path('backup.gz'), target);
      const restored = await everythingIn(app.store);
      const kept = new Set(restored.payments.map(({ id }) => id));
      expect(before.filter((id) => !kept.has(id))).toEqual([]);
      for (const body of delivered) await clubOf(app).deliver(body);
      const after = await everythingIn(app.store);
      expect(after.payments.filter(({ id }) => kept.has(id))).toEqual(restored.payments);
      expect({ ...after, payments: [] }).toEqual({ ...last, payments: [] });
      expect(after.payments.map(({ id }) => id).sort()).toEqual(last.payments.map(({ id }) => id).sort());
    }
  });

  it('moves from one store to the other and back with nothing changed', async () => {
    await fill();
    const first = await download(app, '/backup');
    const exported = await exports(app);
    const before = await everythingIn(app.store);
    let { bytes } = first;
    for (const target of [...everyStore.toReversed(), store]) {
      await writeFile(place.path('moving.gz'), bytes);
      await wipeAndRestore(place.path('moving.gz'), target);
      expect(await everythingIn(app.store)).toEqual(before);
      expect(await exports(app)).toEqual(exported);
      ({ bytes } = await download(app, '/backup'));
    }
  });

  itsForm('is a gzip file, whose first line says what follows', async () => {
    await fill();
    const { headers, bytes } = await download(app, '/backup');
    expect(headers.get('content-type')).toBe('application/gzip');
    expect(headers.get('content-encoding')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-disposition')).toBe('attachment; filename="paidup-20261120T120000Z.gz"');
    const [first = '', ...rest] = gunzipSync(bytes).toString().trimEnd().split('\n');
    expect(JSON.parse(first)).toMatchObject({
      paidup_backup: 1,
      made_at: '2026-11-20T12:00:00.000Z',
      records: rest.length,
    });
    expect(new Set(rest.map((line) => Object.keys(JSON.parse(line)).join()))).toEqual(
      new Set(['noun,record']),
    );
  });

  itsForm('leaves no scratch file, also when the reader hangs up', async () => {
    await fill();
    const before = scratch();
    await download(app, '/backup');
    const hangingUp = new AbortController();
    const begun = await ask(app, '/backup', hangingUp.signal);
    hangingUp.abort();
    await begun.arrayBuffer().catch(() => null);
    await expect.poll(() => scratch().filter((name) => !before.includes(name))).toEqual([]);
    expect(app.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  itsForm('gives spreadsheets of players, fixtures and payments, with amounts in pounds', async () => {
    const { ash } = await fill();
    for (let count = 0; count < 60; count++) await clubOf(app).deliver(payment(`more_${count}`, '+NOBODY'));
    const { players, fixtures, payments } = await exports(app);
    expect(rowsOf(players)).toHaveLength(2);
    expect(rowsOf(players)[0]).toMatchObject({
      id: ash.id,
      name: `'=Ash "the, wall"`,
      accepted_bank_names: 'KINGSCOTE AM',
      total_fees_gbp: '10.00',
    });
    expect(rowsOf(fixtures)).toMatchObject([{ status: 'played', cost_gbp: '45.00', head_count: '3' }]);
    const paid = rowsOf(payments);
    expect(paid).toHaveLength(73);
    expect(new Set(paid.map(({ id }) => id)).size).toBe(73);
    expect(paid.find(({ source }) => source === 'cash')).toMatchObject({
      amount_gbp: '-7.00',
      notes: `'@cmd`,
    });
    expect(paid.find(({ id }) => id === 'more_0')).toMatchObject({ counterparty_name: `'+NOBODY` });
  });

  itsForm('gives everything as JSON as the lists have it', async () => {
    await fill();
    const cy = await clubOf(app).addPlayer('Cy');
    await app.send('PATCH', `${API}/players/${cy.id}`, { body: { archived: true } });
    const { json } = await exports(app);
    const listOf = async (path: string) =>
      (await app.send<{ items: unknown }>('GET', `${API}${path}`)).body.items;
    expect(json).toEqual({
      settings: (await app.send('GET', `${API}/settings`)).body,
      players: await listOf('/players?archived=all'),
      fixtures: await listOf('/fixtures'),
      payments: await listOf('/payments'),
      ignored_payers: await listOf('/ignored_payers'),
    });
  });
});

describe('a download', () => {
  const app = useApp();

  it.each(['/backup', '/export/players.csv', '/export/all.json'])(
    'answers HEAD without a body: %s',
    async (path) => {
      const answer = await app().send('HEAD', `${API}${path}`);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"$/);
    },
  );

  it('is 503 when the store is away, and no half of a file', async () => {
    const { store } = app();
    const { records } = store;
    store.records = async function* () {
      yield* records();
      throw new StoreError('unavailable', 'away');
    };
    expect((await app().send('GET', `${API}/backup`)).status).toBe(503);
  });
});

async function exports(app: TestApp) {
  const text = async (path: string) => (await download(app, `/export/${path}`)).bytes.toString();
  return {
    players: await text('players.csv'),
    fixtures: await text('fixtures.csv'),
    payments: await text('payments.csv'),
    // The fields of an object have no order.
    json: JSON.parse(await text('all.json')) as unknown,
  };
}

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });

async function everythingIn(store: Store) {
  const page = { from: null, before: null, after: null, limit: 10_000 };
  return {
    players: await store.players.list({ archived: null, search: null, after: null, limit: 10_000 }),
    fixtures: await store.fixtures.list({ ...page, status: null, now: '', order: 'asc' }),
    payments: await store.payments.list({ ...page, status: null, player_id: null, search: null }),
    settings: await store.settings.get(),
    ignored: await store.ignoredPayers.list(),
    totals: await store.payments.totalsByPlayer('all'),
  };
}
