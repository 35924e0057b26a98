import { expect, test } from 'vitest';
import { transfer } from '../support/bank.ts';
import { createChance, inParallel } from '../support/chance.ts';
import { createHttpClient } from '../support/http-client.ts';
import { logIn } from '../support/log-in.ts';
import { bitten, mutated, mutatedDelivery } from '../support/mutations.ts';
import { declaredRoutes } from '../support/routes.ts';
import { expectSound } from './ledger.ts';
import { startForTest } from './start-for-test.ts';

const API = '/api/v1';
const JSON_TYPE = { 'Content-Type': 'application/json' };
const BODIES = 100_000;

const { api } = await declaredRoutes();
const routes = api.flatMap(({ method, path, body }) =>
  body ? [{ method: method.toUpperCase(), path: API + path, example: body.example }] : [],
);

test(
  'random and mutated bodies: none is answered 5xx, and none stops the server',
  { timeout: 900_000 },
  async () => {
    const chance = createChance(2);
    const { url, paidUp } = startForTest();
    const port = Number(new URL(await paidUp.address()).port);
    const client = createHttpClient(port, 32);
    const session = await logIn(port);
    const [player = '', ...others] = await makeRecords();
    const ids = [player, ...others, 'none', '__proto__'];
    // The examples name a player, whom some changes have to find.
    const known = routes.map((one) => ({ ...one, example: naming(player, one.example) }));
    const answered = new Map<string, number>();

    await inParallel(Array.from({ length: BODIES }), 32, async () => {
      const { method, path, body } = chance.below(2) === 0 ? aDelivery() : aChange();
      const headers = { ...session, ...JSON_TYPE, 'Idempotency-Key': `key ${chance.below(1_000)}` };
      const { status, text } = await client.send(method, path, { headers, body });
      answered.set(`${status}`, (answered.get(`${status}`) ?? 0) + 1);
      if (status >= 500)
        throw new Error(`${method} ${path} was answered ${status}: ${text}\n${String(body)}`);
    });

    console.info(`${BODIES} bodies:`, Object.fromEntries(answered));
    expect([...answered.keys()]).toEqual(expect.arrayContaining(['200', '201', '400']));
    expect(paidUp.exitCode()).toBeNull();
    expect((await client.send('GET', '/readyz')).status).toBe(200);
    expect(paidUp.printed()).not.toMatch(/"level":[56]0/);
    client.close();
    expect((await paidUp.end('SIGTERM')).code).toBe(0);
    await expectSound(url);

    function aDelivery() {
      const body = chance.below(3) === 0 ? bitten(chance) : mutatedDelivery(chance);
      return { method: 'POST', path: '/monzo_webhook', body };
    }

    function aChange() {
      const { method, path, example } = chance.pick(known);
      const body = chance.below(5) === 0 ? bitten(chance, example) : mutated(chance, example);
      const isText = typeof body === 'string';
      return {
        method,
        path: path.replace(/:\w+/g, () => chance.pick(ids)),
        body: isText ? JSON.stringify(body) : body,
      };
    }

    /** Makes a record of each kind, so that some changes find one. */
    async function makeRecords(): Promise<string[]> {
      const made: string[] = [];
      for (const path of ['/players', '/fixtures']) {
        const { example } = routes.find((one) => one.method === 'POST' && one.path === API + path) ?? {};
        const body = { ...(example as object), ...(path === '/fixtures' ? { player_ids: [] } : {}) };
        const answer = await client.send<{ id?: string; items?: { id: string }[] }>('POST', API + path, {
          headers: session,
          body,
        });
        expect([path, answer.status, answer.text]).toEqual([path, 201, expect.any(String)]);
        made.push(answer.body.id ?? answer.body.items?.[0]?.id ?? '');
      }
      await client.send('POST', '/monzo_webhook', { body: transfer('SOMEBODY') });
      const { body } = await client.send<{ items: { id: string }[] }>('GET', `${API}/payments`, {
        headers: session,
      });
      return [...made, ...body.items.map(({ id }) => encodeURIComponent(id))];
    }
  },
);

const naming = (player: string, example: unknown): unknown =>
  JSON.parse(JSON.stringify(example).replaceAll('player_4fJ2mQ', player));
