import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { API } from '../support/club.ts';
import { PASSWORD } from '../support/log-in.ts';
import { useApp } from '../support/use-app.ts';

const SECRET = 'a-Secret_of_the_webhook_0123456789';

/** Digests of one length, compared by the function for that, take the same time whichever letter differs. */
describe('what is compared in constant time', () => {
  const app = useApp({ webhookSecret: SECRET });
  const { timingSafeEqual } = crypto;
  let compared: [number, number][];
  beforeEach(() => {
    compared = [];
    crypto.timingSafeEqual = (one, other) => {
      compared.push([one.byteLength, other.byteLength]);
      return timingSafeEqual(one, other);
    };
    syncBuiltinESMExports();
  });
  afterEach(() => {
    crypto.timingSafeEqual = timingSafeEqual;
    syncBuiltinESMExports();
  });

  it('is the webhook’s secret', async () => {
    for (const secret of [SECRET, SECRET.slice(0, -1), 'x', 'x'.repeat(5_000)])
      await app().send('POST', `/monzo_webhook/${secret}`, { body: '{}' });
    expect(compared).toEqual(Array.from({ length: 4 }, () => [32, 32]));
  });

  it('is the webhook’s former secret', async () => {
    const former = 'the-Former_secret_of_the_webhook_01';
    for (const secret of [former, SECRET]) await app().services.webhookSecret.prepare(secret);
    for (const secret of [former, former.slice(0, -1), 'x'])
      await app().send('POST', `/monzo_webhook/${secret}`, { body: '{}' });
    expect(compared).toEqual(
      Array.from({ length: 3 }, () => [
        [32, 32],
        [43, 43],
      ]).flat(),
    );
  });

  it('is the token of a one-time link', async () => {
    const made = await app().send<{ setup_url: string }>('POST', `${API}/deputies`, {
      body: { name: 'Sam' },
    });
    const token = new URL(made.body.setup_url).hash.slice(1);
    for (const wrong of [token.slice(0, -1), 'x', 'x'.repeat(200)])
      await app().sendAsStranger('POST', `${API}/setup`, { body: { token: wrong, password: PASSWORD } });
    expect(compared).toEqual(Array.from({ length: 3 }, () => [43, 43]));
  });

  it('is the hash of a password', async () => {
    for (const password of [PASSWORD, 'x', 'x'.repeat(100)])
      await app().sendAsStranger('POST', `${API}/session`, { body: { password } });
    expect(compared).toEqual(Array.from({ length: 3 }, () => [32, 32]));
  });
});
