import { describe, expect, test } from 'vitest';
import { MINUTE, openBank, type OpenBank } from '../test/open-bank.ts';
import type { TroubleKind } from './trouble-kinds.ts';

describe('trouble', () => {
  test.each<[TroubleKind, number, string]>([
    ['rate_limited', 429, 'rate_limited'],
    ['error_500', 500, 'internal_service'],
    ['error_504', 504, 'timeout'],
    ['unknown_token', 401, 'unauthorized.bad_access_token'],
  ])('it answers %s in the bank’s form', async (kind, status, code) => {
    const bank = await openBank();
    bank.bank.troubles.add({ kind, calls: 1, retry_after: 7 });
    const answer = await bank.call('GET', '/accounts');
    expect(answer).toMatchObject({
      status,
      body: { code, message: expect.any(String), params: {}, retryable: {} },
    });
    expect(answer.headers.get('Terror')).toBe('1');
    expect(answer.headers.get('Retry-After')).toBe(kind === 'rate_limited' ? '7' : null);
    expect(await bank.call('GET', '/accounts')).toMatchObject({ status: 200 });
  });

  test('it can break the line before or after the call has had its effect', async () => {
    const bank = await openBank();
    const note = () =>
      bank.call('POST', '/webhooks', { form: { account_id: bank.account, url: 'https://x.example' } });
    bank.bank.troubles.add({ kind: 'reset', calls: 1 });
    await expect(note()).rejects.toThrow();
    expect(bank.bank.webhooks.list()).toHaveLength(0);
    bank.bank.troubles.add({ kind: 'lost', calls: 1 });
    await expect(note()).rejects.toThrow();
    expect(bank.bank.webhooks.list()).toHaveLength(1);
  });

  test('it can leave a call without an answer, before or after it has had its effect', async () => {
    const bank = await openBank();
    const register = () =>
      fetch(`${bank.url}/webhooks`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${bank.pair.access_token}` },
        body: new URLSearchParams({ account_id: bank.account, url: 'https://x.example' }),
        signal: AbortSignal.timeout(200),
      });
    bank.bank.troubles.add({ kind: 'timeout', calls: 1 });
    await expect(register()).rejects.toThrow('timeout');
    expect(bank.bank.webhooks.list()).toHaveLength(0);
    bank.bank.troubles.add({ kind: 'stuck', calls: 1 });
    await expect(register()).rejects.toThrow('timeout');
    expect(bank.bank.webhooks.list()).toHaveLength(1);
  });

  test('it strikes only the calls that it is for, as many as it is for', async () => {
    const bank = await openBank();
    bank.bank.troubles.add({ kind: 'error_500', calls: 2, method: 'GET', path: '/balance' });
    const statuses = async (path: string) => (await bank.call('GET', path)).status;
    expect(await statuses('/accounts')).toBe(200);
    const path = `/balance?account_id=${bank.account}`;
    expect([await statuses(path), await statuses(path), await statuses(path)]).toEqual([500, 500, 200]);
    bank.bank.troubles.add({ kind: 'error_500', calls: 1, skip: 2 });
    const four = [await statuses(path), await statuses(path), await statuses(path), await statuses(path)];
    expect(four).toEqual([200, 200, 500, 200]);
    bank.bank.troubles.add({ kind: 'error_500', calls: null });
    expect([await statuses(path), await statuses('/accounts')]).toEqual([500, 500]);
    bank.bank.troubles.clear();
    expect(await statuses(path)).toBe(200);
  });

  test('it tells wrong amounts and keeps the right ones', async () => {
    const bank = await openBank();
    const { id } = bank.bank.payments.make({ kind: 'fps_in', amount: 500 });
    bank.bank.troubles.add({ kind: 'wrong_amount', calls: 1 });
    const amount = async () => (await bank.call('GET', `/transactions/${id}`)).body.transaction.amount;
    expect([await amount(), await amount()]).toEqual([501, 500]);
  });

  test.each<[TroubleKind, (bank: OpenBank) => Promise<unknown>]>([
    ['html', async (bank) => expect(await textOf(bank)).toContain('<h1>502')],
    ['empty', async (bank) => expect(await textOf(bank)).toBe('')],
    ['not_json', async (bank) => expect(await textOf(bank)).toBe('undefined')],
    ['wrong_shape', async (bank) => expect(await textOf(bank)).toBe('{"unexpected":[]}')],
    ['huge', async (bank) => expect((await textOf(bank)).length).toBeGreaterThan(10_000_000)],
    ['deep', async (bank) => expect((await textOf(bank)).slice(0, 100)).toBe('['.repeat(100))],
    ['cut', async (bank) => expect(textOf(bank)).rejects.toThrow()],
    ['timeout', async (bank) => expect(textOf(bank, 300)).rejects.toThrow('timeout')],
    ['drip', async (bank) => expect(textOf(bank, 300)).rejects.toThrow('timeout')],
    ['endless', async (bank) => expect(textOf(bank, 300)).rejects.toThrow('timeout')],
  ])('it can be %s', async (kind, expectation) => {
    const bank = await openBank();
    bank.bank.troubles.add({ kind, calls: 1 });
    await expectation(bank);
  });

  test('it sends to another host, and answers slowly', async () => {
    const bank = await openBank();
    bank.bank.troubles.add({ kind: 'redirect', calls: 1, location: 'https://elsewhere.example/' });
    const { status, headers } = await fetch(`${bank.url}/accounts`, { redirect: 'manual' });
    expect([status, headers.get('Location')]).toEqual([302, 'https://elsewhere.example/']);
    bank.bank.troubles.add({ kind: 'slow', calls: 1, milliseconds: 150 });
    const began = performance.now();
    expect(await bank.call('GET', '/accounts')).toMatchObject({ status: 200 });
    expect(performance.now() - began).toBeGreaterThan(140);
  });
});

describe('the rate limit', () => {
  test('it refuses whoever calls too often, and holds while they go on', async () => {
    const bank = await openBank();
    bank.bank.rateLimit.set({ calls: 3, seconds: 300 });
    const call = async () => (await bank.call('GET', '/accounts')).status;
    expect([await call(), await call(), await call(), await call()]).toEqual([200, 200, 200, 429]);
    await bank.clock.advance(4 * MINUTE);
    expect([await call(), await call(), await call()]).toEqual([429, 429, 429]);
    await bank.clock.advance(MINUTE);
    expect(await call()).toBe(429);
    await bank.clock.advance(5 * MINUTE);
    expect(await call()).toBe(200);
  });
});

/** Reads the accounts, as far as it can within the time. */
async function textOf({ url, pair }: OpenBank, milliseconds = 10_000): Promise<string> {
  const response = await fetch(`${url}/accounts`, {
    headers: { Authorization: `Bearer ${pair.access_token}` },
    signal: AbortSignal.timeout(milliseconds),
  });
  return response.text();
}
