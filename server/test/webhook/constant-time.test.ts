import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useApp } from '../support/use-app.ts';

const SECRET = 'a-Secret_of_the_webhook_0123456789';

describe('the comparison of the webhook’s secret', () => {
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

  it('takes the same time for each, since digests of one length are compared by a function for that', async () => {
    for (const secret of [SECRET, SECRET.slice(0, -1), 'x', 'x'.repeat(5_000)])
      await app().send('POST', `/monzo_webhook/${secret}`, { body: '{}' });
    expect(compared).toEqual(Array.from({ length: 4 }, () => [32, 32]));
  });
});
