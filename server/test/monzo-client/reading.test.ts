import { describe, expect, test } from 'vitest';
import { createPace, type PagesQuery } from '../../src/monzo/client/index.ts';
import { errorOf } from '../support/bank-stub.ts';
import { DAY, openApproved } from './open-monzo.ts';

const iso = (time: number) => new Date(time).toISOString();

/** A bank with so many payments, a minute apart and the last a minute ago. */
async function openHistory(count: number, { minutes = 1 } = {}) {
  const opened = await openApproved();
  const { bank, client, clock, account } = opened;
  const ids: string[] = [];
  for (let number = count; number > 0; number--) pay(clock.now() - number * minutes * 60_000);
  await clock.advance(5 * 60_000);
  return { ...opened, ids, pay, walk };

  function pay(created: number): string {
    const { id } = bank.payments.make({
      kind: 'fps_in',
      amount: 500,
      name: 'TOM BRADLEY',
      created,
      silent: true,
    });
    ids.push(id);
    return id;
  }

  async function walk(query: PagesQuery = {}): Promise<string[]> {
    const seen: string[] = [];
    for await (const page of client.transactions.pages(account, query))
      seen.push(...page.map(({ id }) => id));
    return seen;
  }
}

describe('reading from the bank', () => {
  test('it offers the open current accounts of all kinds that there are', async () => {
    const { client } = await openApproved();
    expect((await client.accounts.usable()).map(({ type }) => type)).toEqual([
      'uk_retail',
      'uk_retail_joint',
      'uk_business',
    ]);
    expect((await client.accounts.list({ type: 'uk_loan' })).every(({ type }) => type === 'uk_loan')).toBe(
      true,
    );
  });

  test('it reads a balance as the bank has it, and none of another’s account', async () => {
    const { client, account, bank } = await openApproved();
    const before = await client.balance.read(account);
    bank.payments.make({ kind: 'fps_in', amount: 501 });
    expect(await client.balance.read(account)).toMatchObject({
      balance: before.balance + 501,
      currency: 'GBP',
    });
    expect(await errorOf(client.balance.read('acc_another'))).toMatchObject({
      kind: 'not_found',
      status: 404,
    });
    expect(await errorOf(client.balance.read(''))).toMatchObject({ kind: 'bad_request' });
  });

  test('it reads a transaction, its merchant on request, and 404 for one that there is not', async () => {
    const { client, bank } = await openApproved();
    const { id } = bank.payments.make({ kind: 'card', amount: 4500, name: 'Riverside' });
    expect(await client.transactions.get(id)).toMatchObject({
      id,
      amount: -4500,
      merchant: expect.stringMatching('merch_'),
    });
    expect(await client.transactions.get(id, { isExpanded: true })).toMatchObject({
      merchant: { name: 'Riverside' },
    });
    expect(await errorOf(client.transactions.get('tx_0000Bnothere'))).toMatchObject({ kind: 'not_found' });
  });

  test('it does not read a transaction of 90 days ago once the full history is closed', async () => {
    const { client, pay, clock } = await openHistory(0);
    const [old, newer] = [pay(clock.now() - 90 * DAY), pay(clock.now() - 89 * DAY)];
    expect(await errorOf(client.transactions.get(old))).toMatchObject({ kind: 'history_limit' });
    expect(await client.transactions.get(newer)).toMatchObject({ id: newer });
  });

  test.each([0, 1, 30, 100, 101, 200])('it walks all of %i transactions', async (count) => {
    const { walk, ids, callsOf } = await openHistory(count);
    expect(await walk()).toEqual(ids);
    expect(callsOf('/transactions')).toBe(Math.floor(count / 100) + 1);
  });

  test('it gives each once, also of one instant and of what arrives meanwhile', async () => {
    const { client, account, walk, ids, pay, clock } = await openHistory(0);
    const instant = clock.now() - 60_000;
    for (let number = 0; number < 150; number++) pay(instant);
    expect((await walk()).toSorted()).toEqual(ids.toSorted());
    const seen: string[] = [];
    for await (const page of client.transactions.pages(account)) {
      if (seen.length === 0) pay(clock.now());
      seen.push(...page.map(({ id }) => id));
    }
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  test('it starts where it ended the last time', async () => {
    const { walk, ids, pay, clock } = await openHistory(5);
    const last = ids.at(-1) ?? '';
    expect(await walk({ since: last })).toEqual([]);
    expect(await walk({ since: last })).toEqual([]);
    const fresh = pay(clock.now());
    expect(await walk({ since: last })).toEqual([fresh]);
  });

  test('it goes back as far as the bank allows, and says so where the caller wants more', async () => {
    const { walk, pay, clock } = await openHistory(0);
    pay(clock.now() - 90 * DAY);
    pay(clock.now() - 89 * DAY - 1);
    const readable = [pay(clock.now() - 89 * DAY), pay(clock.now() - DAY)];
    expect(await walk()).toEqual(readable);
    expect(await walk({ since: iso(clock.now() - 200 * DAY) })).toEqual(readable);
    expect(await errorOf(walk({ since: iso(clock.now() - 90 * DAY), isFullHistory: true }))).toMatchObject({
      kind: 'history_limit',
      code: 'forbidden.verification_required',
    });
  });

  test('it reads three years in the first five minutes', async () => {
    const { client, bank, clock, account } = await openApproved();
    const now = clock.now();
    const made = Array.from({ length: 36 }, (_, month) =>
      bank.payments.make({
        kind: 'fps_in',
        amount: 500,
        created: now - (36 - month) * 30 * DAY,
        silent: true,
      }),
    );
    const seen: string[] = [];
    for await (const page of client.transactions.pages(account, {
      since: iso(now - 1100 * DAY),
      isFullHistory: true,
    }))
      seen.push(...page.map(({ id }) => id));
    expect(seen).toEqual(made.map(({ id }) => id));
    const whole = { since: iso(now - 366 * DAY), before: iso(now) };
    expect(await errorOf(client.transactions.page(account, whole))).toMatchObject({
      code: 'bad_request.invalid_time_range',
    });
  });

  test('it keeps below a limit of the bank at the pace that it is given', async () => {
    const { walk, ids, bank, clock } = await openHistory(950);
    bank.rateLimit.set({ calls: 6, seconds: 1 });
    const slept = clock.now();
    const pace = createPace({ clock: { now: clock.now, sleep: clock.advance } });
    expect(await walk({ pace })).toEqual(ids);
    expect(clock.now() - slept).toBe(5000);
    expect(bank.calls.some(({ status }) => status === 429)).toBe(false);
  });

  test.each(['rate_limited', 'error_500', 'error_504', 'reset', 'cut', 'html'] as const)(
    'it gets over three calls that end in %s, and gives up a fourth',
    async (kind) => {
      const { client, bank } = await openApproved();
      bank.troubles.add({ kind, calls: 3, path: '/accounts' });
      expect(await client.accounts.usable()).toHaveLength(3);
      bank.troubles.add({ kind, calls: 4, path: '/accounts' });
      expect(await errorOf(client.accounts.usable())).toMatchObject({ isRetryable: true });
      expect(await client.accounts.usable()).toHaveLength(3);
    },
  );

  test.each(['redirect', 'huge', 'deep', 'endless', 'empty', 'not_json', 'wrong_shape'] as const)(
    'it is clear about an answer that is %s',
    async (kind) => {
      const { client, bank, account } = await openApproved();
      bank.troubles.add({ kind, calls: 1 });
      expect(await errorOf(client.transactions.page(account))).toMatchObject({
        kind: 'protocol',
        isRetryable: false,
      });
      expect(await client.transactions.page(account)).toEqual([]);
    },
  );
});
