import { beforeAll, describe, test } from 'vitest';
import { transfer } from '../support/bank.ts';
import { API, clubOf } from '../support/club.ts';
import { expectRefused, INVALID, MALFORMED, NOT_FOUND, type Refusal } from '../support/refusals.ts';
import { useSharedApp } from '../support/use-app.ts';

type Row = [what: string, body: unknown, refusal?: Refusal];

const JSON_TYPE = { 'Content-Type': 'application/json' };

const amounts: [what: string, json: string][] = [
  ['a text', '"500"'],
  ['a float', '500.5'],
  ['null', 'null'],
  ['nothing', '0'],
  ['minus nothing', '-0'],
  ['1e400', '1e400'],
  ['2^53 + 1', '9007199254740993'],
  ['a tiny part', '1e-7'],
  ['true', 'true'],
  ['a list', '[500]'],
  ['an operator', '{"$gt":0}'],
];

describe('cash', () => {
  const app = useSharedApp();
  let player_id = '';
  beforeAll(async () => void ({ id: player_id } = await clubOf(app()).addPlayer('Ash')));
  const headers = { ...JSON_TYPE, 'Idempotency-Key': 'a' };

  test.each([...amounts, ['a penny above £100,000', '10000001'], ['a penny below', '-10000001']])(
    'is refused with an amount that is %s',
    async (_what, json) => {
      const body = `{"player_id":"${player_id}","amount":${json}}`;
      await expectRefused(app(), 'POST', `${API}/payments`, { body, headers }, INVALID);
    },
  );

  test.each<Row>([
    ['null', 'null'],
    ['a list', []],
    ['nothing', '', MALFORMED],
    ['half an object', '{"amount":', MALFORMED],
    ['no player', { amount: 500, player_id: undefined }],
    ['a player who is nobody', { player_id: 'player_none' }],
    ['a player who is empty', { player_id: '' }],
    ['a player who is null', { player_id: null }],
    ['a player who is an operator', { player_id: { $ne: null } }],
    ['a player who is a list', { player_id: ['player_1'] }],
    ['a player of 101 characters', { player_id: 'x'.repeat(101) }],
    ['a player called __proto__', { player_id: '__proto__' }],
    ['a date for a time', { paid_at: '2026-11-25' }],
    ['a time without a zone', { paid_at: '2026-11-25T18:00:00' }],
    ['a time that is a number', { paid_at: 1_795_000_000 }],
    ['a time that is null', { paid_at: null }],
    ['30 February', { paid_at: '2026-02-30T00:00:00Z' }],
    ['notes of 501 characters', { notes: 'x'.repeat(501) }],
    ['notes with NUL', { notes: 'a\u0000b' }],
    ['notes with an escape', { notes: '\u001b[2J' }],
    ['notes that are null', { notes: null }],
    ['notes that are a number', { notes: 5 }],
    ['a status', { status: 'matched' }],
    ['a currency', { currency: 'EUR' }],
    ['an id', { id: 'pay_1' }],
    ['an unknown source', { source: 'monzo' }],
  ])('is refused with %s', async (_what, fields, refusal = INVALID) => {
    const isWhole = typeof fields !== 'object' || Array.isArray(fields);
    const body = isWhole ? fields : { player_id, amount: 500, ...(fields as object) };
    await expectRefused(app(), 'POST', `${API}/payments`, { body, headers }, refusal);
  });

  test.each([
    ['none', undefined],
    ['an empty one', ''],
    ['one of 256 characters', 'k'.repeat(256)],
  ])('is refused with a key that is %s', async (_what, key) => {
    const ask = {
      body: { player_id, amount: 500 },
      headers: key === undefined ? {} : { 'Idempotency-Key': key },
    };
    await expectRefused(app(), 'POST', `${API}/payments`, ask, INVALID);
  });
});

describe('a correction of a payment', () => {
  const app = useSharedApp();
  let [path, ash, bo] = ['', '', ''];
  beforeAll(async () => {
    const club = clubOf(app());
    [ash, bo] = [(await club.addPlayer('Ash')).id, (await club.addPlayer('Bo')).id];
    path = `${API}/payments/${(await club.deliver(transfer('SOMEBODY', 500))).payment_id ?? ''}`;
  });

  const parts = (...allocations: unknown[]) => ({ allocations });

  test.each<[what: string, body: (ash: string, bo: string) => unknown, refusal?: Refusal]>([
    ['nothing', () => '', INVALID],
    ['null', () => 'null'],
    ['a list', () => []],
    ['broken JSON', () => '{"allocations":[', MALFORMED],
    ['no parts', () => ({})],
    ['no part', () => parts()],
    ['parts that are null', () => ({ allocations: null })],
    ['parts that are an object', () => ({ allocations: { 0: { player_id: 'x', amount: 500 } } })],
    ['a part that is null', () => parts(null)],
    ['a part that is a text', () => parts('Ash')],
    ['a part of nobody', () => parts({ player_id: 'player_none', amount: 500 })],
    ['a part of an operator', () => parts({ player_id: { $ne: null }, amount: 500 })],
    ['a part without an amount', (one) => parts({ player_id: one })],
    ['a penny too little', (one) => parts({ player_id: one, amount: 499 })],
    ['a penny too much', (one) => parts({ player_id: one, amount: 501 })],
    [
      'two parts of one player',
      (one) => parts({ player_id: one, amount: 250 }, { player_id: one, amount: 250 }),
    ],
    [
      'a part of nothing',
      (one, other) => parts({ player_id: one, amount: 500 }, { player_id: other, amount: 0 }),
    ],
    [
      'a part of the other sign',
      (one, other) => parts({ player_id: one, amount: 600 }, { player_id: other, amount: -100 }),
    ],
    [
      'half pence',
      (one, other) => parts({ player_id: one, amount: 249.5 }, { player_id: other, amount: 250.5 }),
    ],
    ['51 parts', (one) => parts(...Array.from({ length: 51 }, () => ({ player_id: one, amount: 10 })))],
    ['an unknown field of a part', (one) => parts({ player_id: one, amount: 500, name: 'Ash' })],
    ['a text for remember', (one) => ({ ...parts({ player_id: one, amount: 500 }), remember: 'true' })],
    ['null for remember', (one) => ({ ...parts({ player_id: one, amount: 500 }), remember: null })],
    [
      'remember for two',
      (one, other) => ({
        ...parts({ player_id: one, amount: 250 }, { player_id: other, amount: 250 }),
        remember: true,
      }),
    ],
    [
      '__proto__',
      (one) => `{"allocations":[{"player_id":"${one}","amount":500}],"__proto__":{"remember":true}}`,
    ],
  ])('is refused as an assignment with %s', async (_what, bodyOf, refusal = INVALID) => {
    const ask = { body: bodyOf(ash, bo), headers: JSON_TYPE };
    await expectRefused(app(), 'PUT', `${path}/allocations`, ask, refusal);
  });

  test.each(amounts)('is refused as an assignment of an amount that is %s', async (_what, json) => {
    const body = `{"allocations":[{"player_id":"${ash}","amount":${json}}]}`;
    await expectRefused(app(), 'PUT', `${path}/allocations`, { body, headers: JSON_TYPE }, INVALID);
  });

  test.each<Row>([
    ['null', 'null'],
    ['a list', []],
    ['a reason of 501 characters', { reason: 'x'.repeat(501) }],
    ['a reason that is a number', { reason: 7 }],
    ['a reason that is null', { reason: null }],
    ['a reason with NUL', { reason: 'a\u0000b' }],
    ['a text for remember', { remember: 'yes' }],
    ['an unknown field', { because: 'x' }],
  ])('is refused as a setting aside with %s', async (_what, body, refusal = INVALID) => {
    await expectRefused(app(), 'PUT', `${path}/ignored`, { body, headers: JSON_TYPE }, refusal);
  });

  test.each<Row>([
    ['null', 'null'],
    ['a list', []],
    ['a step', { steps: 2 }],
    ['broken JSON', '{', MALFORMED],
  ])('is refused as an undo with %s', async (_what, body, refusal = INVALID) => {
    await expectRefused(app(), 'POST', `${path}/undo`, { body, headers: JSON_TYPE }, refusal);
  });

  const changes: [method: string, rest: string, body: unknown][] = [
    ['DELETE', '/allocations', undefined],
    ['PUT', '/ignored', {}],
    ['DELETE', '/ignored', undefined],
    ['POST', '/undo', {}],
  ];
  const conditions: [condition: string, refusal: Refusal][] = [
    ['3', INVALID],
    ['"x"', INVALID],
    ['W/"1"', INVALID],
    ['', INVALID],
    ['"-1"', INVALID],
    ['"1.0"', INVALID],
    ['"1" "2"', INVALID],
    ['"9999999999999999"', INVALID],
    ['"99"', [409, 'stale']],
  ];

  test.each(changes.flatMap((change) => conditions.map((condition) => [...condition, ...change] as const)))(
    'is refused under If-Match: %s, as %s by %s %s',
    async (condition, refusal, method, rest, body) => {
      const ask = { body, headers: { 'If-Match': condition } };
      await expectRefused(app(), method, path + rest, ask, refusal);
    },
  );

  test.each(changes)('is not found: %s %s', async (method, rest, body) => {
    await expectRefused(app(), method, `${API}/payments/none${rest}`, { body }, NOT_FOUND);
  });
});
