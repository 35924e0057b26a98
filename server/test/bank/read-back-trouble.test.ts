import { describe, expect, it, test } from 'vitest';
import { clubOf } from '../support/club.ts';
import { connectedApp } from '../support/connected-app.ts';
import { stores } from '../support/stores.ts';
import { told } from './catch-up-stage.ts';
import { pay, readBacks, refuse } from './deliveries.ts';

describe.each(stores)('a bank that gives no good answer about a delivery, on $name', (store) => {
  test.each([
    'error_500',
    'error_504',
    'rate_limited',
    'reset',
    'lost',
    'html',
    'empty',
    'cut',
    'not_json',
    'wrong_shape',
    'redirect',
    'huge',
    'deep',
  ] as const)('is refused for now, and leaves nothing, if the bank answers with %s', async (kind) => {
    const opened = await connectedApp({ store });
    const club = clubOf(opened.app);
    const body = told(pay(opened));
    opened.fake.bank.troubles.add({ kind, calls: 1, retry_after: 7 });
    expect(await refuse(opened, body)).toBe(kind === 'rate_limited' ? 7 : 30);
    expect(readBacks(opened)).toBe(1);
    expect((await club.payments()).items).toEqual([]);
    expect(await club.deliver(body)).toMatchObject({ outcome: 'unmatched' });
    expect(await opened.bank()).toMatchObject({ state: 'connected', problem: null, last_caught_up_at: null });
  });

  it('is refused for now by anybody’s 404, by another transaction and by half a one', async () => {
    let answer: (() => Response) | null = null;
    const opened = await connectedApp({
      store,
      fetch: (input, init) => (answer ? Promise.resolve(answer()) : fetch(input, init)),
    });
    const club = clubOf(opened.app);
    const made = pay(opened);
    const wrong = (changes: object) => () => Response.json({ transaction: { ...made, ...changes } });
    for (answer of [
      () => new Response('<html>', { status: 404 }),
      () => Response.json({ message: 'no such route' }, { status: 404 }),
      () => Response.json({ code: 'bad_request.bad_param' }, { status: 400 }),
      () => Response.json({ code: 'forbidden.verification_required' }, { status: 403 }),
      wrong({ id: 'tx_0000Banother' }),
      wrong({ amount: '500' }),
      wrong({ amount: 5.5 }),
      wrong({ amount: 2 ** 53 }),
      wrong({ currency: 'pounds' }),
      wrong({ created: '2026-11-20' }),
      wrong({ account_id: undefined }),
    ])
      await refuse(opened, told(made));
    for (const id of ['..', '.']) await refuse(opened, told(made, { id }));
    answer = null;
    expect((await club.payments()).items).toEqual([]);
    expect(await club.deliver(told(made))).toMatchObject({ outcome: 'unmatched' });
  });

  it('takes three seconds at most, a refresh of the login included', async () => {
    const opened = await connectedApp({ store });
    const { controls, bank } = opened.fake;
    const body = told(pay(opened));
    controls.expire();
    bank.troubles.add({ kind: 'timeout', calls: 1, path: '/oauth2/token' });
    const began = performance.now();
    await refuse(opened, body);
    expect(performance.now() - began).toBeGreaterThan(2900);
    expect(performance.now() - began).toBeLessThan(8000);
  });
});
