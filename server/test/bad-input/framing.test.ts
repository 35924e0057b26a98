import { beforeAll, describe, expect, it, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { mayBeAbsent } from '../../src/http/json-body.ts';
import { aFixture, API, clubOf } from '../support/club.ts';
import type { Ask } from '../support/http-client.ts';
import {
  expectRefused,
  INVALID,
  MALFORMED,
  type Refusal,
  TOO_LARGE,
  UNSUPPORTED,
} from '../support/refusals.ts';
import { declaredRoutes } from '../support/routes.ts';
import { useApp, useSharedApp } from '../support/use-app.ts';

const LIMIT = 100 * 1024;
const good = JSON.stringify({ name: 'Ash' });

const padded = (bytes: number) => good + ' '.repeat(bytes - good.length);

const { api } = await declaredRoutes();
const changes = api.flatMap(({ method, path, body }) =>
  body ? [[method.toUpperCase(), path.replace(/:\w+/g, 'none'), mayBeAbsent(method, body)] as const] : [],
);

describe('a body', () => {
  const app = useSharedApp();
  // The set-up is open while a link waits.
  beforeAll(async () => {
    await app().send('POST', `${API}/deputies`, { body: { name: 'Sam' } });
  });

  const refused = (method: string, path: string, { headers, ...ask }: Ask, refusal: Refusal) =>
    expectRefused(
      app(),
      method,
      API + path,
      { ...ask, headers: { 'Idempotency-Key': 'a', ...headers } },
      refusal,
    );

  test.each(
    [
      undefined,
      '',
      'text/plain',
      'text/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json; charset=utf-16',
      'application/json; charset=latin1',
      'application/json; charset="iso-8859-1"',
      'application/json, text/plain',
      'application/jsonp',
      'application/merge-patch+json',
      'application/problem+json',
      'nonsense',
    ].map((type) => [type]),
  )('is refused as Content-Type %s', async (type) => {
    const headers = type === undefined ? {} : { 'Content-Type': type };
    for (const [method, path] of changes)
      await refused(method, path, { body: Buffer.from(good), headers }, UNSUPPORTED);
  });

  test.each(['gzip', 'deflate', 'br', 'zstd', 'compress', 'gzip, gzip'])(
    'is refused when compressed: %s',
    async (encoding) => {
      const headers = { 'Content-Type': 'application/json', 'Content-Encoding': encoding };
      for (const [method, path] of changes)
        await refused(method, path, { body: gzipSync(good), headers }, UNSUPPORTED);
    },
  );

  test.each(changes)('is refused above 100 KiB: %s %s', async (method, path) => {
    const headers = { 'Content-Type': 'application/json' };
    await refused(method, path, { body: padded(LIMIT + 1), headers }, TOO_LARGE);
    const chunked = { ...headers, 'Content-Length': undefined, 'Transfer-Encoding': 'chunked' };
    await refused(method, path, { body: padded(LIMIT + 1), headers: chunked }, TOO_LARGE);
  });

  test.each(changes.filter(([, , isOptional]) => !isOptional))('is missed by %s %s', async (method, path) => {
    await refused(method, path, {}, MALFORMED);
    await refused(method, path, { headers: { 'Content-Type': 'application/json' } }, MALFORMED);
  });

  test.each(changes)(
    'is refused with a field that nobody knows, also for what is not there: %s %s',
    async (method, path) => {
      await refused(method, path, { body: { reaon: 'rain' } }, INVALID);
    },
  );

  test.each(changes)('is refused when its bytes are not UTF-8: %s %s', async (method, path) => {
    const headers = { 'Content-Type': 'application/json' };
    const body = Buffer.from('{"name":"Jos\u00e9"}', 'latin1');
    await refused(method, path, { body, headers }, MALFORMED);
  });
});

describe('a sound body', () => {
  const app = useApp();

  it.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json;charset=utf-8',
    'application/json; charset=UTF-8',
    'application/json; charset="utf-8"',
    ' application/json ',
  ])('is taken as Content-Type %s', async (type) => {
    const answer = await app().send('POST', `${API}/players`, {
      body: Buffer.from(good),
      headers: { 'Content-Type': type },
    });
    expect(answer.status).toBe(201);
  });

  it('is taken at exactly 100 KiB, whole or in chunks', async () => {
    const headers = { 'Content-Type': 'application/json' };
    for (const more of [{}, { 'Content-Length': undefined, 'Transfer-Encoding': 'chunked' }])
      expect(
        (
          await app().send('POST', `${API}/players`, {
            body: padded(LIMIT),
            headers: { ...headers, ...more },
          })
        ).status,
      ).toBe(201);
  });

  it('may begin with a byte order mark, and with Content-Encoding: identity', async () => {
    const body = `\ufeff${good}`;
    const headers = { 'Content-Encoding': 'identity' };
    expect((await app().send('POST', `${API}/players`, { body, headers })).body).toMatchObject({
      name: 'Ash',
    });
  });

  it('may be absent in a PUT, whatever its Content-Type', async () => {
    const { id } = await clubOf(app()).addFixture(aFixture);
    for (const headers of [{}, { 'Content-Type': 'text/plain' }, { 'Content-Length': '0' }])
      expect((await app().send('PUT', `${API}/fixtures/${id}/cancellation`, { headers })).status).toBe(200);
  });
});
