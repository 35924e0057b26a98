import { describe, expect, test } from 'vitest';
import { openBank } from '../test/open-bank.ts';
import { bankTime, nextWorkingMorning, startOfBankDay } from './bank-time.ts';
import { goJson } from './go-json.ts';

describe('the wire', () => {
  test('it refuses in the bank’s own form, with a header of its own', async () => {
    const bank = await openBank();
    const unknown = await bank.call('GET', '/ping/logout');
    expect(unknown).toMatchObject({
      status: 404,
      body: { code: 'not_found', message: 'Not found', params: {}, retryable: {} },
    });
    expect(unknown.headers.get('Terror')).toBe('1');
    expect(await bank.call('DELETE', '/accounts')).toMatchObject({ status: 405 });
    expect(await bank.call('GET', '/accounts/')).toMatchObject({ status: 404 });
  });

  test('it takes forms, and JSON for receipts alone', async () => {
    const bank = await openBank();
    const json = { account_id: bank.account, url: 'https://paidup.example/hook' };
    expect(await bank.call('POST', '/webhooks', { json })).toMatchObject({
      status: 400,
      body: { code: 'bad_request.bad_content_type' },
    });
    expect(await bank.call('POST', '/webhooks', { form: json })).toMatchObject({ status: 200 });
  });

  test('it reads bracketed names as they are and encoded', async () => {
    const bank = await openBank();
    const { id } = bank.bank.payments.make({ kind: 'fps_in' });
    for (const body of ['metadata[notes]=one', 'metadata%5Bnotes%5D=two']) {
      const headers = {
        Authorization: `Bearer ${bank.pair.access_token}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      };
      const answer = await bank.call('PATCH', `/transactions/${id}`, {
        raw: { method: 'PATCH', body, headers },
      });
      expect(answer.body.transaction.notes).toBe(body.split('=')[1]);
    }
  });

  test('it records what was called', async () => {
    const bank = await openBank();
    await bank.call('GET', `/balance?account_id=${bank.account}`);
    await bank.call('POST', '/feed', { form: { type: 'basic' }, token: null });
    expect(bank.bank.calls).toMatchObject([
      { method: 'GET', path: '/balance', query: `account_id=${bank.account}`, has_token: true, status: 200 },
      { method: 'POST', path: '/feed', body: 'type=basic', has_token: false, status: 401 },
    ]);
  });

  test('it cuts the zeros of a time’s fraction', () => {
    const times = ['2026-11-12T20:00:00.000Z', '2026-11-12T20:00:10.500Z', '2026-11-12T20:00:00.340Z'];
    expect(times.map((time) => bankTime(Date.parse(time)))).toEqual([
      '2026-11-12T20:00:00Z',
      '2026-11-12T20:00:10.5Z',
      '2026-11-12T20:00:00.34Z',
    ]);
  });

  test('it begins working days at seven, at six in summer, and the bank’s day at four', () => {
    const morning = (time: string) => bankTime(nextWorkingMorning(Date.parse(time)));
    expect(morning('2026-11-13T20:00:00Z')).toBe('2026-11-16T07:00:00Z');
    expect(morning('2026-10-23T20:00:00Z')).toBe('2026-10-26T07:00:00Z');
    expect(morning('2026-10-22T20:00:00Z')).toBe('2026-10-23T06:00:00Z');
    const day = (time: string) => bankTime(startOfBankDay(Date.parse(time)));
    expect(day('2026-11-12T03:59:59Z')).toBe('2026-11-11T04:00:00Z');
    expect(day('2026-11-12T04:00:00Z')).toBe('2026-11-12T04:00:00Z');
    expect(day('2026-07-12T03:00:00Z')).toBe('2026-07-12T03:00:00Z');
  });

  test('it escapes what the bank’s encoder escapes', () => {
    expect(goJson({ name: 'A & B <C>' })).toBe('{"name":"A \\u0026 B \\u003cC\\u003e"}');
  });
});
