import { describe, expect, it, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { capture, varied } from '../support/captures.ts';
import { clubOf } from '../support/club.ts';
import { newTransactionId, transfer } from '../support/bank.ts';
import {
  expectRefused,
  INVALID,
  MALFORMED,
  type Refusal,
  TOO_LARGE,
  UNSUPPORTED,
} from '../support/refusals.ts';
import { useApp, useSharedApp } from '../support/use-app.ts';

/** A delivery whose `data` has `json` at `field`, written as it is. */
const withRaw = (field: string, json: string) =>
  JSON.stringify(transfer('A', 1, { [field]: '§' })).replace(`"${field}":"§"`, `"${field}":${json}`);

const without = (field: string) => transfer('A', 1, { [field]: undefined });

const padded = (bytes: number) => {
  const body = JSON.stringify(transfer('A B', 1));
  return body + ' '.repeat(bytes - Buffer.byteLength(body));
};

const KIB = 1024;

const bodies: [what: string, body: unknown, refusal?: Refusal][] = [
  ['nothing', undefined, MALFORMED],
  ['an empty body', '', MALFORMED],
  ['blanks', ' \r\n', MALFORMED],
  ['a form', 'type=transaction.created', MALFORMED],
  ['XML', '<type>transaction.created</type>', MALFORMED],
  ['half a delivery', JSON.stringify(capture('natwest-transfer')).slice(0, 500), MALFORMED],
  ['a delivery and a half', JSON.stringify(capture('natwest-transfer')) + '{', MALFORMED],
  ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), MALFORMED],
  ['UTF-16', Buffer.from('\ufeff' + JSON.stringify(capture('natwest-transfer')), 'utf16le'), MALFORMED],
  ['an id of invalid UTF-8', Buffer.from(withRaw('id', '"tx_\u00ff"'), 'latin1'), MALFORMED],
  [
    'an overlong encoding',
    Buffer.concat([Buffer.from('{"type":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
    MALFORMED,
  ],
  ['60,000 brackets that never close', '['.repeat(60_000), MALFORMED],
  ['null', 'null'],
  ['a list', [capture('natwest-transfer')]],
  ['a text', '"transaction.created"'],
  ['a number', '1'],
  ['no data', { type: 'transaction.created' }],
  ['data that is null', { type: 'transaction.created', data: null }],
  ['data that is a text', { type: 'transaction.created', data: 'tx_1' }],
  ['data that is a list', { type: 'transaction.updated', data: [] }],
  ['data that is empty', { type: 'transaction.updated', data: {} }],
  ['data 30,000 deep', `{"type":"transaction.created","data":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
  ...['id', 'amount', 'currency', 'created'].flatMap((field): [string, unknown][] => [
    [`no ${field}`, without(field)],
    [`${field}: null`, transfer('A', 1, { [field]: null })],
    [`${field}: a list`, transfer('A', 1, { [field]: ['x'] })],
    [`${field}: an operator`, withRaw(field, '{"$ne":null}')],
    [`${field}: true`, transfer('A', 1, { [field]: true })],
    [`${field}: empty`, transfer('A', 1, { [field]: '' })],
  ]),
  ['an id that is a number', transfer('A', 1, { id: 7 })],
  ['an id of 256 characters', transfer('A', 1, { id: 'x'.repeat(256) })],
  ['an id with NUL', transfer('A', 1, { id: 'tx_1\u0000' })],
  ['an id with a line break', transfer('A', 1, { id: 'tx_1\n' })],
  ['an id with DEL', transfer('A', 1, { id: 'tx_\u007f' })],
  ['an id with a lone surrogate', withRaw('id', '"tx_\\ud800"')],
  ['an amount that is a text', transfer('A', 1, { amount: '500' })],
  ['half a penny', transfer('A', 0.5)],
  ['1e400', withRaw('amount', '1e400')],
  ['-1e400', withRaw('amount', '-1e400')],
  ['2^53', withRaw('amount', '9007199254740992')],
  ['2^53 + 1', withRaw('amount', '9007199254740993')],
  ['a tiny amount', withRaw('amount', '1e-7')],
  ['small letters in the currency', transfer('A', 1, { currency: 'gbp' })],
  ['four letters of currency', transfer('A', 1, { currency: 'GBPX' })],
  ['a currency with a line break', transfer('A', 1, { currency: 'GBP\n' })],
  ['a currency of other capitals', transfer('A', 1, { currency: 'ГБП' })],
  ['created without a zone', transfer('A', 1, { created: '2026-11-18T19:04:12' })],
  ['created as a date', transfer('A', 1, { created: '2026-11-18' })],
  ['created as a number', transfer('A', 1, { created: 1_795_000_000 })],
  ['created on 30 February', transfer('A', 1, { created: '2026-02-30T00:00:00Z' })],
  ['created at 24:00', transfer('A', 1, { created: '2026-11-18T24:00:00Z' })],
  ['created in a zone of 24 hours', transfer('A', 1, { created: '2026-11-18T19:04:12+24:00' })],
  ['created beyond the year 9999', transfer('A', 1, { created: '9999-12-31T23:59:59-01:00' })],
  ['created in words', transfer('A', 1, { created: 'Wed, 18 Nov 2026 19:04:12 GMT' })],
  ['one byte above 64 KiB', padded(64 * KIB + 1), TOO_LARGE],
  ['a megabyte', Buffer.alloc(KIB * KIB), TOO_LARGE],
];

describe('a delivery', () => {
  const app = useSharedApp();

  test.each(bodies)('is refused when it is %s', async (_what, body, refusal = INVALID) => {
    await expectRefused(app(), 'POST', '/monzo_webhook', { body }, refusal);
  });

  test.each(['gzip', 'deflate', 'br', 'zstd', 'gzip, identity', 'nonsense'])(
    'is refused when compressed, or said to be: %s',
    async (encoding) => {
      const body = gzipSync(JSON.stringify(transfer('A')));
      await expectRefused(
        app(),
        'POST',
        '/monzo_webhook',
        { body, headers: { 'Content-Encoding': encoding } },
        UNSUPPORTED,
      );
    },
  );

  test.each([
    ['Origin', 'https://evil.example'],
    ['Origin', 'null'],
    ['Origin', 'http://127.0.0.1'],
    ['Sec-Fetch-Site', 'cross-site'],
    ['Sec-Fetch-Site', 'same-site'],
    ['Host', 'evil.example'],
    ['Host', '127.0.0.1.evil.example'],
  ])('is refused from another page: %s %s', async (header, value) => {
    const ask = { body: transfer('A'), headers: { [header]: value } };
    await expectRefused(app(), 'POST', '/monzo_webhook', ask, [403, 'cross_origin']);
  });

  test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('is not taken by %s', async (method) => {
    const before = await app().stored();
    const answer = await app().send(method, '/monzo_webhook', { headers: { Accept: 'application/json' } });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    expect(await app().stored()).toEqual(before);
  });
});

describe('a delivery with odd but sound parts', () => {
  const app = useApp();

  test.each<[what: string, body: unknown]>([
    ['an id of 255 characters', transfer('A', 1, { id: 'x'.repeat(255) })],
    ['an id of blanks', transfer('A', 1, { id: '   ' })],
    ['an id of other letters', transfer('A', 1, { id: 'tx_é/ü?#%2F..' })],
    ['the id __proto__', transfer('A', 1, { id: '__proto__' })],
    ['an operator as its id', transfer('A', 1, { id: '{"$ne":null}' })],
    ['the year 1970', transfer('A', 1, { created: '1970-01-01T00:00:00Z' })],
    ['the year 9999', transfer('A', 1, { created: '9999-12-31T23:59:59.999Z' })],
    ['an offset', transfer('A', 1, { created: '2026-11-18T19:04:12.123456789+05:30' })],
    ['small letters in the time', transfer('A', 1, { created: '2026-11-18t19:04:12z' })],
    ['a leap second', transfer('A', 1, { created: '2016-12-31T23:59:60Z' })],
    ['an amount of 5.0e0', withRaw('amount', '5.0e0')],
    ['settled empty', transfer('A', 1, { settled: '' })],
    ['settled in the far future', transfer('A', 1, { settled: '9999-12-31T00:00:00Z' })],
    ['settled a number', transfer('A', 1, { settled: 5 })],
    ['a lone surrogate in the payer', withRaw('counterparty', '{"name":"A \\ud800"}')],
    ['NUL in the payer', transfer('A\u0000B', 1)],
    ['a payer of 60,000 marks', transfer(`A${'\u0301'.repeat(28_000)}`, 1)],
    ['a payer of a right-to-left override', transfer('\u202eA', 1)],
    ['a payer that is no text', transfer('A', 1, { counterparty: { name: { $ne: null } } })],
    ['a counterparty that is a text', transfer('A', 1, { counterparty: 'A' })],
    ['__proto__ in its data', withRaw('notes', '"x","__proto__":{"amount":900}')],
    ['30,000 brackets in its notes', withRaw('notes', '['.repeat(15_000) + ']'.repeat(15_000))],
    ['a field twice, the last one counts', withRaw('scheme', '"mastercard","scheme":"bacs"')],
    ['exactly 64 KiB', padded(64 * KIB)],
    ['a byte order mark', `\ufeff${JSON.stringify(transfer('A', 1))}`],
    ['no scheme', varied('natwest-transfer', { id: newTransactionId(), scheme: undefined })],
  ])('is taken: %s', async (_what, body) => {
    const club = clubOf(app());
    const outcome = await club.deliver(body);
    expect(outcome).toMatchObject({ outcome: 'unmatched' });
    expect(await club.payment(outcome.payment_id ?? '')).toMatchObject({ id: outcome.payment_id });
    expect(await club.deliver(body)).toEqual({ ...outcome, outcome: 'duplicate' });
    expect((await club.payments()).items).toHaveLength(1);
  });

  it.each([
    undefined,
    '',
    'text/plain',
    'application/json; charset=utf-16',
    'nonsense',
    'multipart/form-data',
  ])('is taken as Content-Type %s', async (type) => {
    const body = Buffer.from(JSON.stringify(transfer('A')));
    const headers = type === undefined ? {} : { 'Content-Type': type };
    expect((await app().send('POST', '/monzo_webhook', { body, headers })).status).toBe(200);
  });

  it.each([
    7,
    null,
    '',
    'transaction',
    'Transaction.Created',
    ['transaction.created'],
    { $ne: 1 },
    undefined,
  ])('is ignored with the type %j, whatever its data', async (type) => {
    for (const data of [undefined, null, 'x', {}, transfer('A').data, { amount: 1e300 }])
      expect(await clubOf(app()).deliver({ type, data })).toEqual({
        outcome: 'ignored',
        reason: 'event_type',
      });
  });

  it('keeps ids apart that differ in case, form or blanks', async () => {
    const club = clubOf(app());
    const ids = ['tx_a', 'tx_A', 'tx_a ', ' tx_a', 'tx_é', 'tx_e\u0301', 'tx_ａ', 'tx_а'];
    for (const id of ids)
      expect(await club.deliver(transfer('A', 1, { id }))).toMatchObject({ outcome: 'unmatched' });
    for (const id of ids) expect(await club.payment(id)).toMatchObject({ id });
  });
});
