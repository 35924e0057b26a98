import { describe, expect, test } from 'vitest';
import { DAY, MINUTE, openBank, type OpenBank, START } from '../test/open-bank.ts';

type Listed = { id: string; amount: number };
const at = (instant: number): string => new Date(instant).toISOString();
const NOW = Date.parse(START);

describe('the list of transactions', () => {
  test.each([
    [0, '', 0],
    [31, '', 30],
    [101, '&limit=100', 100],
  ])('it shows of %i with “%s” the first %i', async (made, query, shown) => {
    const bank = await openBank();
    for (let number = 1; number <= made; number++) pay(bank, number);
    const amounts = (await list(bank, query)).body.transactions.map(({ amount }: Listed) => amount);
    expect(amounts).toEqual(Array.from({ length: shown }, (_, index) => index + 1));
  });

  test('it goes on after an id, from a time on, and up to a time', async () => {
    const bank = await openBank();
    const made = [0, 1, 1, 2].map((minutes) => pay(bank, 500, NOW + minutes * MINUTE));
    const ids = async (query: string) =>
      (await list(bank, query)).body.transactions.map(({ id }: Listed) =>
        made.findIndex((one) => one.id === id),
      );
    expect(await ids(`&since=${made[1]?.id}`)).toEqual([2, 3]);
    expect(await ids(`&since=${at(NOW + MINUTE)}`)).toEqual([1, 2, 3]);
    expect(await ids(`&since=${made[0]?.id}&before=${at(NOW + 2 * MINUTE)}`)).toEqual([1, 2]);
    expect(await ids(`&since=2026-11-12T20:01:00Z&limit=1`)).toEqual([1]);
  });

  test('it is ordered by time, whatever was booked first', async () => {
    const bank = await openBank();
    for (const [amount, minutes] of [
      [3, 3],
      [1, 1],
      [2, 2],
    ] as const)
      pay(bank, amount, NOW + minutes * MINUTE);
    const { body } = await list(bank);
    expect(body.transactions.map(({ amount }: Listed) => amount)).toEqual([1, 2, 3]);
  });

  test.each([
    ['&limit=101', 'bad_request.bad_param.limit'],
    ['&limit=none', 'bad_request.bad_param.limit'],
    ['&since=yesterday', 'bad_request.bad_param.since'],
    ['&before=tomorrow', 'bad_request.bad_param.before'],
    ['&since=2026-11-12T00:00:00Z&before=2026-11-12T00:00:00Z', 'bad_request.bad_time_range'],
    ['&since=2025-11-11T00:00:00Z&before=2026-11-12T00:00:00Z', 'bad_request.invalid_time_range'],
  ])('it refuses %s', async (query, code) => {
    const bank = await openBank();
    expect(await list(bank, query)).toMatchObject({ status: 400, body: { code } });
  });

  test('it may leave out what is over a hundred instead', async () => {
    const bank = await openBank({ switches: { limit_over_100: 'clamped' } });
    for (let number = 1; number <= 101; number++) pay(bank, number);
    expect((await list(bank, '&limit=1000')).body.transactions).toHaveLength(100);
  });

  test('it takes a span of exactly 365 days', async () => {
    const bank = await openBank();
    const { status } = await list(bank, '&since=2025-11-12T00:00:00Z&before=2026-11-12T00:00:00Z');
    expect(status).toBe(200);
  });

  test('it is complete for five minutes after the approval, and then 90 days long', async () => {
    const bank = await openBank();
    const old = pay(bank, 1, NOW - 200 * DAY);
    const fresh = pay(bank, 2, NOW - 80 * DAY);
    const everything = `&since=${at(NOW - 300 * DAY)}`;
    expect((await list(bank, everything)).body.transactions).toHaveLength(2);
    await bank.clock.advance(5 * MINUTE - 1);
    expect((await list(bank)).body.transactions).toHaveLength(2);
    await bank.clock.advance(1);
    const refused = { status: 403, body: { code: 'forbidden.verification_required' } };
    expect(await list(bank, everything)).toMatchObject(refused);
    expect(await list(bank)).toMatchObject(refused);
    expect(await list(bank, `&since=${at(bank.clock.now() - 90 * DAY)}`)).toMatchObject(refused);
    expect((await list(bank, `&since=${at(bank.clock.now() - 89 * DAY)}`)).body.transactions).toHaveLength(1);
    expect(await bank.call('GET', `/transactions/${old.id}`)).toMatchObject(refused);
    expect(await bank.call('GET', `/transactions/${fresh.id}`)).toMatchObject({ status: 200 });
    expect(await bank.call('GET', `/balance?account_id=${bank.account}`)).toMatchObject({ status: 200 });
    bank.bank.switches.list_without_since = 'last_90_days';
    expect((await list(bank)).body.transactions).toHaveLength(1);
  });

  test('it stays closed after a refresh', async () => {
    const bank = await openBank();
    await bank.clock.advance(5 * MINUTE);
    const { body } = await bank.grant({
      grant_type: 'refresh_token',
      refresh_token: String(bank.pair.refresh_token),
    });
    const path = `/transactions?account_id=${bank.account}&since=2020-01-01T00:00:00Z`;
    expect(await bank.call('GET', path, { token: body.access_token })).toMatchObject({ status: 403 });
  });

  test('it is empty for a loan and refused for the loan behind Flex', async () => {
    const bank = await openBank();
    const idOf = (type: string) => bank.bank.accounts.list().find((one) => one.type === type)?.id;
    expect(await bank.call('GET', `/transactions?account_id=${idOf('uk_loan')}`)).toMatchObject({
      status: 200,
      body: { transactions: [] },
    });
    expect(
      await bank.call('GET', `/transactions?account_id=${idOf('uk_monzo_flex_backing_loan')}`),
    ).toMatchObject({
      status: 403,
    });
  });
});

describe('a transaction', () => {
  test('it shows its merchant as an id, unless it is expanded with brackets', async () => {
    const bank = await openBank();
    const { id } = bank.bank.payments.make({ kind: 'card', name: 'Riverside 5s' });
    const merchant = async (query: string) =>
      (await bank.call('GET', `/transactions/${id}${query}`)).body.transaction.merchant;
    expect(await merchant('')).toMatch(/^merch_/);
    expect(await merchant('?expand=merchant')).toMatch(/^merch_/);
    expect(await merchant('?expand[]=merchant')).toMatchObject({ name: 'Riverside 5s' });
    expect(await merchant('?expand%5B%5D=merchant')).toMatchObject({ name: 'Riverside 5s' });
  });

  test('it is not there for others, and not under another id', async () => {
    const bank = await openBank();
    const { id } = pay(bank, 500);
    const robin = bank.controls.issueTokens({ user_id: bank.bank.accounts.users[1].id, approved: true });
    expect(await bank.call('GET', '/transactions/tx_none')).toMatchObject({ status: 404 });
    expect(await bank.call('GET', `/transactions/${id}`, { token: robin.access_token })).toMatchObject({
      status: 404,
    });
    bank.bank.payments.forget(id);
    expect(await bank.call('GET', `/transactions/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'not_found.transaction' },
    });
  });

  test('it takes notes, and drops what it does not know without a word', async () => {
    const bank = await openBank();
    const { id } = pay(bank, 500);
    const patch = async (form: Record<string, string>) =>
      (await bank.call('PATCH', `/transactions/${id}`, { form })).body.transaction;
    const noted = await patch({ 'metadata[notes]': 'for Sam & Ash', 'metadata[mine]': 'x' });
    expect(noted.notes).toBe('for Sam & Ash');
    expect(noted.metadata).toMatchObject({ notes: 'for Sam & Ash' });
    expect(noted.metadata).not.toHaveProperty('mine');
    const cleared = await patch({ 'metadata[notes]': '' });
    expect(cleared.notes).toBe('');
    expect(cleared.metadata).not.toHaveProperty('notes');
    bank.bank.switches.new_metadata = 'kept';
    expect((await patch({ 'metadata[mine]': 'x' })).metadata).toMatchObject({ mine: 'x' });
  });

  test('it writes times with the zeros of the fraction cut, and settles a transfer on the next working day', async () => {
    const bank = await openBank();
    const settled = async (instant: string) => {
      const { id } = pay(bank, 500, Date.parse(instant));
      return (await bank.call('GET', `/transactions/${id}`)).body.transaction;
    };
    expect(await settled('2026-11-12T20:03:51.200Z')).toMatchObject({
      created: '2026-11-12T20:03:51.2Z',
      settled: '2026-11-13T07:00:00Z',
    });
    expect(await settled('2026-11-13T19:00:00.000Z')).toMatchObject({
      created: '2026-11-13T19:00:00Z',
      settled: '2026-11-16T07:00:00Z',
    });
    expect(await settled('2026-07-02T19:00:00.123Z')).toMatchObject({ settled: '2026-07-03T06:00:00Z' });
  });
});

const pay = ({ bank }: OpenBank, amount: number, created = NOW) =>
  bank.payments.make({ kind: 'fps_in', amount, created, silent: true });

const list = (bank: OpenBank, query = '') =>
  bank.call('GET', `/transactions?account_id=${bank.account}${query}`);
