import { describe, expect, test } from 'vitest';
import { describeRoutes } from '../../src/openapi/document.ts';
import { declaredRoutes } from '../support/routes.ts';

type Parameter = { in: string; name: string; required?: boolean; schema: object };
type Operation = {
  operationId: string;
  summary: string;
  tags: string[];
  security?: object[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: object; example: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
};

// As a reader gets it.
const document = JSON.parse(JSON.stringify(describeRoutes(await declaredRoutes()))) as {
  openapi: string;
  servers: unknown;
  tags: { name: string }[];
  security: object[];
  paths: Record<string, Record<string, Operation> & { servers?: unknown }>;
  components: {
    schemas: Record<string, object>;
    examples: Record<string, object>;
    securitySchemes: Record<string, object>;
  };
};

const operations = Object.entries(document.paths).flatMap(([path, { servers: _servers, ...calls }]) =>
  Object.entries(calls).map(([method, call]) => ({ name: `${method} ${path}`, path, call })),
);

describe('the document', () => {
  test('it is OpenAPI 3.1 and speaks of the API below /api/v1', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.servers).toEqual([{ url: '/api/v1' }]);
  });

  test('it names everything that it refers to', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to ?? '');
    expect(references.length).toBeGreaterThan(100);
    for (const reference of new Set(references)) expect(lookUp(reference), reference).toBeTypeOf('object');
  });

  test('it has each operation id once', () => {
    const ids = operations.map(({ call }) => call.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each([
    'Player',
    'PlayerDetail',
    'Fixture',
    'FixtureDetail',
    'Statement',
    'BankNameCheck',
    'Payment',
    'PaymentDetail',
    'PaymentChanged',
    'IgnoredPayer',
    'Summary',
    'Season',
    'PlayerStandings',
    'Settings',
    'FixtureChanged',
    'FixtureFollowed',
    'FixtureSums',
    'SessionState',
    'Session',
    'ApiTokenCreated',
    'DeputyCreated',
    'PlayerForDeputy',
    'PaymentForDeputy',
    'Change',
    'Problem',
  ])('it has %s among its components', (name) => expect(document.components.schemas).toHaveProperty(name));

  test('it leaves answers free to gain fields, and bodies not', () => {
    expect(document.components.schemas['Player']).not.toHaveProperty('additionalProperties');
    expect(document.components.schemas['CreatePlayer']).toHaveProperty('additionalProperties', false);
  });

  test('it says what a body may leave out', () => {
    expect(document.components.schemas['CreateFixture']).toMatchObject({
      required: ['date', 'time', 'location', 'cost'],
      properties: { fee: { description: 'By default as in the settings' }, repeat_weeks: { default: 0 } },
    });
  });
});

test('it says of every call on the records how it is answered when somebody may not make it or the store is not right', () => {
  const outside = [
    '/session',
    '/setup',
    '/bank/callback',
    '/monzo_webhook',
    '/healthz',
    '/readyz',
    '/metrics',
  ];
  for (const { name, call } of operations.filter(({ path }) => !outside.includes(path)))
    expect(Object.keys(call.responses), name).toEqual(expect.arrayContaining(['401', '403', '500', '503']));
});

test('it says what each call needs, a session or a token unless it says otherwise', () => {
  expect(document.security).toEqual([{ session: [] }, { token: [] }]);
  expect(Object.keys(document.components.securitySchemes)).toEqual(['session', 'token']);
  const needs = (security: unknown) =>
    operations.filter(({ call }) => JSON.stringify(call.security) === JSON.stringify(security));
  const named = (some: typeof operations) => some.map(({ name }) => name);
  expect(named(needs([]))).toEqual([
    'get /bank/callback',
    'get /session',
    'post /session',
    'post /setup',
    'post /monzo_webhook',
    'get /healthz',
    'get /readyz',
  ]);
  expect(named(needs([{ session: [] }]))).toEqual(
    expect.arrayContaining([
      'get /tokens',
      'delete /sessions/{id}',
      'put /password',
      'delete /deputies/{id}',
    ]),
  );
  expect(named(needs(undefined))).toContain('get /players');
});

test('it demands an Idempotency-Key of what books cash, and of nothing else', () => {
  const demanding = operations.filter(({ call }) =>
    call.parameters?.some((parameter) => parameter.name === 'Idempotency-Key' && parameter.required),
  );
  expect(demanding.map(({ name }) => name)).toEqual(['post /payments']);
});

test('it lets every change of a record be made under a condition', () => {
  const conditional = operations.filter(({ call }) =>
    call.parameters?.some(({ name }) => name === 'If-Match'),
  );
  const refusingStale = operations.filter(({ call }) =>
    call.responses['409']?.description.includes('`stale`'),
  );
  expect(conditional).toEqual(refusingStale);
  expect(conditional.map(({ name }) => name)).toContain('post /payments/{id}/undo');
});

describe.each(operations)('$name', ({ path, call }) => {
  test('it has a summary, a known tag and a success answer', () => {
    expect(call.summary).not.toBe('');
    expect(document.tags.map(({ name }) => name)).toEqual(expect.arrayContaining(call.tags));
    expect(Object.keys(call.responses).some((status) => SUCCESS.test(status))).toBe(true);
  });

  test('it takes each parameter of its path, required', () => {
    const inPath = (call.parameters ?? []).filter((parameter) => parameter.in === 'path');
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(inPath.map(({ name }) => name)).toEqual(named);
    expect(inPath.every(({ required }) => required)).toBe(true);
  });

  test('it answers each refusal as a problem, with its codes named', () => {
    const refusals = Object.entries(call.responses).filter(([status]) => !SUCCESS.test(status));
    for (const [, { description, content }] of refusals) {
      expect(description).toMatch(/^`\w+`(, `\w+`)*$/);
      expect(content?.['application/problem+json']?.schema).toEqual({ $ref: '#/components/schemas/Problem' });
    }
  });
});

/** The browser that comes back from the bank is sent on. */
const SUCCESS = /^(2\d\d|302)$/;

function lookUp(reference: string): unknown {
  const keys = reference.split('/').slice(1);
  return keys.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | undefined)?.[key],
    document,
  );
}
