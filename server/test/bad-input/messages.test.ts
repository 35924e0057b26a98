import { beforeAll, describe, expect, test } from 'vitest';
import { API } from '../support/club.ts';
import { declaredRoutes } from '../support/routes.ts';
import { useSharedApp } from '../support/use-app.ts';

type Refusal = { code: string; detail: string; errors: { path: string; message: string }[] };
type Json = { [key: string]: unknown };

const { api, root } = await declaredRoutes();
const routes = [
  ...api.map((route) => ({ ...route, base: API })),
  ...root.map((route) => ({ ...route, base: '' })),
].map((route) => ({
  ...route,
  name: `${route.method.toUpperCase()} ${route.path}`,
  address: route.base + route.path.replace(/:\w+/g, 'none'),
}));

const wrong: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  2 ** 53,
  '',
  ' ',
  'x',
  '\u0000',
  '🐅',
  'x'.repeat(600),
  [],
  [null],
  ['', ''],
  Array.from({ length: 101 }, (_, index) => `p${index}`),
  {},
  { $ne: null },
];

/** The body with each of its fields left out or wrong, however deep it lies. */
function variants(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => variants(item).map((other) => [other]));
  if (typeof value !== 'object' || value === null) return wrong;
  const body = value as Json;
  return Object.keys(body).flatMap((key) => [
    Object.fromEntries(Object.entries(body).filter(([name]) => name !== key)),
    ...wrong.map((other) => ({ ...body, [key]: other })),
    ...variants(body[key]).map((other) => ({ ...body, [key]: other })),
  ]);
}

/** The words of the one table and of our own schemas: each reads on from the name of a field. */
const OURS =
  /^(is missing|is not known here|is not your password|is taken|is one that |must |needs |names |belongs |would |does not have the right form)/;
const LIBRARY =
  /invalid|expected|received|unrecognized|too (big|small|many|few)|regex|pattern|undefined|NaN/i;

function expectPlain({ detail, errors }: Refusal): void {
  expect(detail).toMatch(/^Please check “.+\.$/s);
  expect(detail).not.toMatch(LIBRARY);
  for (const { message } of errors) {
    expect(message).toMatch(OURS);
    expect(message).not.toMatch(LIBRARY);
  }
}

describe('what is refused is told in plain words', () => {
  const app = useSharedApp();

  // The set-up is open while a link waits.
  beforeAll(async () => {
    await app().send('POST', `${API}/deputies`, { body: { name: 'Sam' } });
  });

  const withBody = routes.flatMap((route) => (route.body ? [{ ...route, body: route.body }] : []));
  // Whoever comes back from the bank is led to a page, whatever they bring.
  const withQuery = routes.filter(
    ({ path, query }) => Object.keys(query.shape).length > 0 && path !== '/bank/callback',
  );

  async function refusalOf(
    method: string,
    address: string,
    body: unknown,
    headers: { [name: string]: string },
  ) {
    const answer = await app().send<Refusal>(method.toUpperCase(), address, {
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    });
    expect(answer.status, `${address} ${JSON.stringify(body)}`).toBeLessThan(500);
    return answer.status === 400 ? answer.body : null;
  }

  let count = 0;
  test.each(withBody)('in any field of the body of $name', async ({ method, address, body }) => {
    let refused = 0;
    for (const variant of [...wrong, ...variants(body.example)]) {
      const refusal = await refusalOf(method, address, variant, { 'Idempotency-Key': `key ${++count}` });
      if (refusal?.code === 'invalid_input') {
        refused++;
        expectPlain(refusal);
      }
    }
    expect(refused).toBeGreaterThan(10);
  });

  test.each(withBody.filter(({ base }) => base === API))(
    'where a field of $name is missing, of a wrong type or empty',
    async ({ method, address, body: { example, schema } }) => {
      const toldAs = async (body: Json, path: string) => {
        const refusal = await refusalOf(method, address, body, { 'Idempotency-Key': `key ${++count}` });
        return refusal?.errors.find((error) => error.path === path)?.message;
      };
      for (const [key, value] of Object.entries(example as Json)) {
        const { [key]: _left, ...rest } = example as Json;
        const isOptional = schema.safeParse(rest).success;
        if (!isOptional) expect(await toldAs(rest, key)).toBe('is missing');
        expect(await toldAs({ ...rest, [key]: { $ne: null } }, key)).toMatch(/^must be /);
        if (typeof value === 'string' && !['notes', 'reason'].includes(key))
          expect(await toldAs({ ...rest, [key]: '' }, key)).toBe('must not be empty');
      }
    },
  );

  test.each(withQuery)('in any parameter of $name', async ({ method, address, query }) => {
    for (const name of Object.keys(query.shape)) {
      const told = async (...values: string[]) => {
        const text = values.map((value) => `${name}=${encodeURIComponent(value)}`).join('&');
        const refusal = await refusalOf(method, `${address}?${text}`, undefined, {});
        if (refusal) expectPlain(refusal);
        return refusal?.detail;
      };
      if (name !== 'q') expect(await told('')).toBe(`Please check “${name}”: it must not be empty.`);
      expect(await told('a', 'a')).toBe(`Please check “${name}”: it must come only once.`);
      for (const value of ['\u0000', 'x', '-1', '0', '1e9', 'a'.repeat(3000), '🐅', '{"$ne":null}'])
        await told(value);
    }
  });

  test.each(routes.filter(({ headers }) => 'If-Match' in headers.shape))(
    'in the If-Match of $name',
    async ({ method, address, body }) => {
      for (const value of ['3', '"three"', 'W/"3"', '"3', '"-1"', '"1"; "2"', '']) {
        const refusal = await refusalOf(method, address, body?.example, { 'If-Match': value });
        expect(refusal?.errors).toMatchObject([{ path: 'If-Match' }]);
        if (refusal) expectPlain(refusal);
      }
    },
  );

  test('where the Idempotency-Key is missing, empty or too long', async () => {
    const body = { player_id: 'none', amount: 500 };
    const told = (headers: { [name: string]: string }) =>
      refusalOf('POST', `${API}/payments`, body, headers).then((refusal) => refusal?.detail);
    expect(await told({})).toBe('Please check “Idempotency-Key”: it is missing.');
    expect(await told({ 'Idempotency-Key': '' })).toBe(
      'Please check “Idempotency-Key”: it must not be empty.',
    );
    expect(await told({ 'Idempotency-Key': 'x'.repeat(256) })).toBe(
      'Please check “Idempotency-Key”: it must have at most 255 characters.',
    );
  });
});
