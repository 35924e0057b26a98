import { onTestFinished } from 'vitest';
import { createBankClock } from '../bank-clock.ts';
import { type FakeMonzoOptions, startFakeMonzo } from '../start-fake-monzo.ts';

/** A Thursday evening. */
export const START = '2026-11-12T20:00:00Z';
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

type Sent = { form?: Record<string, string>; json?: unknown; token?: string | null; raw?: RequestInit };
export type OpenBank = Awaited<ReturnType<typeof openBank>>;

/** Starts a bank with a still clock. Its owner has logged in and approved, and the calls carry that login's token. */
export async function openBank(options: FakeMonzoOptions = {}) {
  const fake = await startFakeMonzo({ clock: createBankClock({ start: START }), ...options });
  onTestFinished(fake.stop);
  const { bank, controls, clock, url } = fake;
  const pair = controls.issueTokens({ approved: true });
  const [client] = bank.clients;

  return { fake, bank, controls, clock, url, client, pair, account: bank.accounts.get().id, call, grant };

  /** Calls the bank, with a form by default. */
  async function call(
    method: string,
    path: string,
    { form, json, token = pair.access_token, raw }: Sent = {},
  ) {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(form && { body: new URLSearchParams(form) }),
      ...(json !== undefined && { body: JSON.stringify(json) }),
      redirect: 'manual',
      ...raw,
    });
    const text = await response.text();
    const body = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, headers: response.headers, body };
  }

  /** Grants tokens to the client, for the rest of the form. */
  async function grant(form: Record<string, string>) {
    const { id: client_id, secret: client_secret } = client;
    return call('POST', '/oauth2/token', { form: { client_id, client_secret, ...form }, token: null });
  }
}
