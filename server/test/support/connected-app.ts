import type { Bank, BankConnecting } from '@paidup/shared/bank';
import { expect, onTestFinished } from 'vitest';
import { createBankClock } from '../../../scripts/fake-monzo/bank-clock.ts';
import { type FakeMonzoOptions, startFakeMonzo } from '../../../scripts/fake-monzo/start-fake-monzo.ts';
import { type AppSettings, startApp } from './app.ts';
import { API } from './club.ts';
import { keepSecrets } from './kept-logs.ts';

export type BankedApp = Awaited<ReturnType<typeof bankedApp>>;

const START = '2026-11-20T12:00:00.000Z';

/**
 * Starts a fake bank and an app that can be connected to it, both on the bank's clock. They stop with the test. The bank
 * has one account, a current one, unless `bank` says otherwise.
 */
export async function bankedApp({
  bank: options,
  fetch,
  ahead = () => 0,
  sleep,
  ...settings
}: Omit<AppSettings, 'bank' | 'clock'> & {
  bank?: FakeMonzoOptions;
  /** What comes between the app and the bank. */
  fetch?: typeof globalThis.fetch;
  /** How far the app's clock is ahead of the bank's, in milliseconds. */
  ahead?: () => number;
  /** How the app waits for the bank. Otherwise it moves the clock, which must not happen while a delivery is on its way. */
  sleep?: () => Promise<void>;
} = {}) {
  const fake = await startFakeMonzo({
    clock: createBankClock({ start: START }),
    accounts: ['uk_retail'],
    ...options,
  });
  onTestFinished(fake.stop);
  const [{ id: clientId, secret: clientSecret }] = fake.bank.clients;
  keepSecrets(clientSecret);
  const app = await startApp({
    ...settings,
    clock: clockOf(fake.clock, ahead),
    bank: {
      client: {
        credentials: { clientId, clientSecret },
        apiUrl: fake.url,
        authUrl: fake.url,
        ...(fetch && { fetch }),
        clock: {
          now: () => fake.clock.now() + ahead(),
          sleep: sleep ?? ((milliseconds) => fake.clock.advance(milliseconds)),
        },
      },
      webhookPath: settings.webhookSecret ? `/monzo_webhook/${settings.webhookSecret}` : '/monzo_webhook',
    },
  });
  onTestFinished(app.close);

  return {
    app,
    fake,
    begin,
    comeBack,
    logIn,
    connect,
    bank: async () => (await app.send<Bank>('GET', `${API}/bank`)).body,
    /** How often the bank was called so. */
    callsOf: (method: string, path: string) =>
      fake.bank.calls.filter((call) => call.method === method && call.path.startsWith(path)).length,
  };

  /** Begins to connect, as the organiser's page does, and returns where the browser goes. */
  async function begin(body: { start_date?: string } = {}): Promise<string> {
    const answer = await app.send<BankConnecting>('POST', `${API}/bank/connection`, { body });
    expect(answer.status).toBe(201);
    return answer.body.authorise_url;
  }

  /** Brings the browser back from the bank, without a session. Returns what the page is told. */
  async function comeBack(address: string): Promise<string> {
    const { pathname, search } = new URL(address);
    const { status, headers } = await app.sendAsStranger('GET', pathname + search);
    expect(status).toBe(302);
    const { pathname: page, searchParams } = new URL(headers.location ?? '', 'http://app');
    expect(page).toBe('/settings');
    return searchParams.get('bank') ?? '';
  }

  /** Logs in as the bank's first user, and leaves the approval for later. */
  async function logIn(body: { start_date?: string } = {}): Promise<void> {
    const { redirect_url } = fake.controls.logIn({ authorise_url: await begin(body) });
    expect(await comeBack(redirect_url)).toBe('approve');
  }

  /** Connects the bank. The first account is chosen if there are several. */
  async function connect(body: { start_date?: string } = {}): Promise<Bank> {
    await logIn(body);
    fake.controls.approve();
    await app.services.bankApproval.look();
    const { state } = await app.services.bank.get();
    if (state === 'choose_account')
      await app.services.bank.update({ account_id: fake.bank.accounts.get().id });
    const bank = await app.services.bank.get();
    expect(bank).toMatchObject({ state: 'connected', problem: null });
    return bank;
  }
}

/** The same, connected already. */
export async function connectedApp(
  options: Parameters<typeof bankedApp>[0] & { start_date?: string } = {},
): Promise<BankedApp> {
  const { start_date, ...settings } = options;
  const opened = await bankedApp(settings);
  await opened.connect(start_date === undefined ? {} : { start_date });
  return opened;
}

/** The app's clock, on the bank's. What moves the one moves the other, and what is planned until then happens. */
const clockOf = (clock: ReturnType<typeof createBankClock>, ahead: () => number) => ({
  now: () => new Date(clock.now() + ahead()).toISOString(),
  set: (at: string) => clock.moveTo(Date.parse(at) - ahead()),
  advance: (milliseconds: number) => clock.advance(milliseconds),
});
