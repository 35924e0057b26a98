import { onTestFinished } from 'vitest';
import { createBankClock } from '../../../scripts/fake-monzo/bank-clock.ts';
import { type FakeMonzoOptions, startFakeMonzo } from '../../../scripts/fake-monzo/start-fake-monzo.ts';
import {
  type Clock,
  createMemoryTokens,
  createMonzoClient,
  type MonzoClientOptions,
  newState,
  readCallback,
} from '../../src/monzo/client/index.ts';

export const DAY = 86_400_000;
export const REDIRECT = 'http://localhost:4000/callback';
const START = '2026-11-12T20:00:00Z';

/** Starts a fake bank on a still clock, and a client of it in which nobody is logged in. Whoever sleeps moves the clock. */
export async function openMonzo({
  limits = {},
  ...options
}: FakeMonzoOptions & { limits?: Partial<MonzoClientOptions> } = {}) {
  const fake = await startFakeMonzo({ clock: createBankClock({ start: START }), ...options });
  onTestFinished(fake.stop);
  const { bank, controls, url } = fake;
  const [{ id: clientId, secret: clientSecret }] = bank.clients;
  const clock: Clock = { now: fake.clock.now, sleep: (milliseconds) => fake.clock.advance(milliseconds) };
  const tokens = createMemoryTokens();
  const monzo = {
    credentials: { clientId, clientSecret },
    tokens,
    apiUrl: url,
    authUrl: url,
    clock,
    timeout: 2000,
  };
  const client = createMonzoClient({ ...monzo, ...limits });
  return {
    bank,
    controls,
    clock: fake.clock,
    tokens,
    client,
    monzo,
    account: bank.accounts.get().id,
    logIn,
    callsOf,
  };

  /** Walks through the login as a browser would, and approves it in the app unless that is left for later. */
  async function logIn({ approved = true } = {}) {
    const state = newState();
    const authorise_url = client.auth.authoriseUrl({ redirectUri: REDIRECT, state });
    const { redirect_url } = controls.logIn({ authorise_url });
    const code = readCallback(new URL(redirect_url).searchParams, state);
    const login = await client.auth.logIn({ code, redirectUri: REDIRECT });
    if (approved) controls.approve();
    return { ...login, code };
  }

  /** How often the bank was called at a path. */
  function callsOf(path: string): number {
    return bank.calls.filter((call) => call.path === path).length;
  }
}

/** Opens a bank whose owner has logged in and approved. */
export async function openApproved(options: Parameters<typeof openMonzo>[0] = {}) {
  const opened = await openMonzo(options);
  await opened.logIn();
  return opened;
}
