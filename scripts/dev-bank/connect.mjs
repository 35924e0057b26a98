import { setTimeout as pause } from 'node:timers/promises';
import { tellTheBank } from './known-payments.mjs';

const PATIENCE = 30_000;

/** Connects the server to the fake bank, as an organiser does by hand. The bank first gets to know what was paid before. */
export async function connect({ address, organiser: { headers } }, { bank, controls }) {
  await tellTheBank(bank, (path) => call('GET', path));
  const { authorise_url } = await call('POST', '/bank/connection', {});
  const { redirect_url } = controls.logIn({ authorise_url });
  await fetch(redirect_url, { redirect: 'manual' });
  const until = Date.now() + PATIENCE;
  for (;;) {
    const { state, problem } = await call('GET', '/bank');
    if (state === 'connected') return;
    if (Date.now() > until) throw new Error(problem ?? `the connection is still ${state}.`);
    await pause(200);
  }

  async function call(method, path, body) {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const value = await answer.json();
    if (!answer.ok) throw new Error(value.detail);
    return value;
  }
}
