import type { Bank } from '@paidup/shared/bank';
import { flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { aBank, aFound } from '../../test/bank-records.ts';
import { type Answer, type Request, startFakeApi } from '../../test/fake-api.ts';
import { mountPagePart } from '../../test/mount-page-part.ts';
import { dayOf } from '../app/time/format-time.ts';
import BankConnectPage from './BankConnectPage.vue';

const BEGUN: Partial<Bank> = { account: null, last_caught_up_at: null };
const today = dayOf(new Date());
const FOUND = [
  aFound(),
  aFound({ id: 'tx_2', outcome: 'ignored', reason: 'card' }),
  aFound({ id: 'tx_3', outcome: 'duplicate' }),
];
const RESULT = { checked: 3, credited: 1, unmatched: 0, duplicate: 1, ignored: 1 };

/** The page while the bank is as `state` says, which a test may change. */
async function open(
  state: { bank: Bank },
  answers: (request: Request) => Answer | undefined = () => undefined,
) {
  const requests = await startFakeApi(
    (request) =>
      answers(request) ??
      (request.call === 'GET /bank'
        ? { body: state.bank }
        : { status: 404, body: { code: 'not_found', detail: '' } }),
  );
  const page = mountPagePart(BankConnectPage, {}, [
    [['bank', 'now'], state.bank],
    [['summary', 'now'], { unmatched: { count: 0, amount: 0 } }],
  ]);
  const button = (name: string) => page.findAll('button').find((one) => one.text().startsWith(name));
  return {
    page,
    requests,
    button,
    sees: (text: string) => vi.waitFor(() => expect(page.text()).toContain(text)),
    called: () => requests.map(({ call }) => call).filter((call) => call !== 'GET /bank'),
  };
}

describe('Connect Monzo, it', () => {
  afterEach(() => vi.restoreAllMocks());

  test('leads to the bank’s own page, once for two taps', async () => {
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
    const { button, called } = await open({ bank: aBank({ ...BEGUN, state: 'disconnected' }) }, ({ call }) =>
      call === 'POST /bank/connection'
        ? { status: 201, body: { authorise_url: 'http://bank/login' } }
        : undefined,
    );
    await button('Go to Monzo')?.trigger('click');
    await button('Opening Monzo')?.trigger('click');
    await vi.waitFor(() => expect(assign).toHaveBeenCalledWith('http://bank/login'));
    await button('Opening Monzo')?.trigger('click');
    await flushPromises();
    expect(called()).toEqual(['POST /bank/connection']);
    expect(assign).toHaveBeenCalledTimes(1);
    window.dispatchEvent(new Event('pageshow'));
    await vi.waitFor(() => expect(button('Go to Monzo')).toBeDefined());
  });

  test('counts down while it waits, and stops on demand', async () => {
    const state = {
      bank: aBank({
        ...BEGUN,
        state: 'awaiting_approval',
        approval_until: new Date(Date.now() + 521_000).toISOString(),
      }),
    };
    const { page, button, called, sees } = await open(state, ({ call }) => {
      if (!call.startsWith('DELETE')) return undefined;
      state.bank = aBank({ ...BEGUN, state: 'disconnected' });
      return { body: {} };
    });
    expect(page.text()).toMatch(/Waiting for your approval · 8:4\d left/);
    await button('Stop')?.trigger('click');
    await sees('Go to Monzo');
    expect(called()).toEqual(['DELETE /bank/connection']);
  });

  test('never disconnects a bank that is only to be approved again', async () => {
    const { page, button } = await open({ bank: aBank({ state: 'awaiting_approval' }) });
    expect(button('Stop')).toBeUndefined();
    expect(page.find('a[href="/settings/bank"]').text()).toBe('Not now');
  });

  test('asks which account where there are several', async () => {
    const state = { bank: aBank({ ...BEGUN, state: 'choose_account' }) };
    const items = [
      { id: 'acc_1', name: 'Ashley', type: 'uk_retail' },
      { id: 'acc_2', name: 'Ashley & Jo', type: 'uk_retail_joint' },
    ];
    const { sees, button, requests } = await open(state, ({ call }) => {
      if (call === 'GET /bank/accounts') return { body: { items } };
      if (call !== 'PATCH /bank') return undefined;
      state.bank = aBank();
      return { body: state.bank };
    });
    await sees('Joint account');
    await button('Ashley & Jo')?.trigger('click');
    await sees('Monzo is connected');
    expect(requests.find(({ call }) => call === 'PATCH /bank')?.body).toEqual({ account_id: 'acc_2' });
  });

  test('shows what would be credited, and credits it once that is confirmed', async () => {
    const state = { bank: aBank({ last_caught_up_at: null, start_date: today }) };
    const { page, sees, button, requests } = await open(state, ({ call, body }) => {
      if (call !== 'POST /bank/catch_up') return undefined;
      if ((body as { dry_run?: boolean }).dry_run) return { body: { ...RESULT, items: FOUND } };
      state.bank = aBank();
      return { body: RESULT };
    });
    await sees('3 transactions since then. Nothing is stored yet.');
    expect(page.text()).toContain('1 payment, £5.00credited to 1 player');
    expect(page.text()).toContain('1 left alone1 card: not stored · 1 already here');
    expect(page.text()).toContain('Ashley KingscoteKINGSCOTE AM · 1 payment£5.00');
    await page.findAll('[aria-expanded]')[2]?.trigger('click');
    expect(page.text()).toContain('Card payments and their refunds');
    const confirm = button('Connect and credit 1 payment');
    await Promise.all([confirm?.trigger('click'), confirm?.trigger('click')]);
    await sees('1 payment credited.');
    expect(requests.filter(({ call }) => call === 'POST /bank/catch_up').map(({ body }) => body)).toEqual([
      { since: today, dry_run: true },
      { since: today },
    ]);
    expect(requests.some(({ call }) => call === 'PATCH /bank')).toBe(false);
  });

  test('looks again from another day, and counts from it', async () => {
    const state = { bank: aBank({ last_caught_up_at: null, start_date: today }) };
    const { page, sees, button, requests } = await open(state, ({ call, body }) => {
      if (call === 'PATCH /bank') return { body: state.bank };
      if (call !== 'POST /bank/catch_up') return undefined;
      const { since, dry_run } = body as { since: string; dry_run?: boolean };
      const items = since === today ? [] : FOUND;
      return { body: dry_run ? { ...RESULT, items } : RESULT };
    });
    await sees('No transactions since then.');
    await page
      .findAll('button')
      .find((one) => one.text().endsWith('Change'))
      ?.trigger('click');
    const field = page.find('input[type=date]');
    await field.setValue('0002-09-02');
    await sees('Choose a day up to today.');
    await field.setValue('2026-01-02');
    await sees('Monzo shows payments older than 90 days only');
    await button('Connect and credit 1 payment')?.trigger('click');
    await sees('1 payment credited.');
    expect(requests.map(({ body }) => body).filter((body) => body !== undefined)).toEqual([
      { since: today, dry_run: true },
      { since: '2026-01-02', dry_run: true },
      { start_date: '2026-01-02' },
      { since: '2026-01-02' },
    ]);
  });

  test('says how to go on when the bank can’t be reached', async () => {
    let isUp = false;
    const state = { bank: aBank({ last_caught_up_at: null }) };
    const { sees, button } = await open(state, ({ call }) => {
      if (call !== 'POST /bank/catch_up') return undefined;
      if (isUp) return { body: { ...RESULT, items: FOUND } };
      return { status: 503, body: { code: 'bank_unavailable', detail: 'Monzo can’t be reached right now.' } };
    });
    await sees('Monzo can’t be reached right now.');
    isUp = true;
    await button('Try again')?.trigger('click');
    await sees('3 transactions since then.');
  });

  test('begins again when the approval came too late', async () => {
    const { page, button } = await open({
      bank: aBank({ ...BEGUN, state: 'awaiting_approval', problem_code: 'approval_late' }),
    });
    expect(page.text()).toContain('The approval didn’t come in time');
    expect(button('Try again')).toBeDefined();
  });

  test('tells what to do where nobody has set the bank up', async () => {
    const { page } = await open({ bank: aBank({ ...BEGUN, state: 'not_configured' }) });
    expect(page.text()).toContain('Monzo isn’t set up here yet');
    expect(page.find('a[href="/help#monzo"]').exists()).toBe(true);
  });
});
