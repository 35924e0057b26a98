import { describe, expect, test } from 'vitest';
import { MINUTE, openBank, type OpenBank } from '../test/open-bank.ts';

describe('the feed', () => {
  test('it takes an item with title and picture, each time anew', async () => {
    const bank = await openBank();
    const form = {
      account_id: bank.account,
      type: 'basic',
      'params[title]': 'Who owes what',
      'params[image_url]': 'https://paidup.example/ball.png',
    };
    for (let time = 0; time < 2; time++)
      expect(await bank.call('POST', '/feed', { form })).toMatchObject({ status: 200, body: {} });
    expect(bank.bank.feed.map(({ params }) => params.title)).toEqual(['Who owes what', 'Who owes what']);
    for (const name of ['params[title]', 'params[image_url]', 'type', 'account_id']) {
      const { status, body } = await bank.call('POST', '/feed', { form: { ...form, [name]: '' } });
      expect({ status, code: body.code }).toEqual({ status: 400, code: `bad_request.missing_param.${name}` });
    }
    const colour = { ...form, 'params[title_color]': 'red' };
    expect(await bank.call('POST', '/feed', { form: colour })).toMatchObject({ status: 400 });
  });
});

describe('the receipts', () => {
  const path = '/transaction-receipts';

  test('it stores one for its external id, shows it to the same client and deletes it by the address', async () => {
    const bank = await openBank();
    const json = receiptFor(bank);
    const { body } = await bank.call('PUT', path, { json });
    expect(body.receipt_id).toMatch(/^receipt_/);
    expect((await bank.call('PUT', path, { json: { ...json, note: 'again' } })).body).toEqual(body);
    const shown = await bank.call('GET', `${path}?external_id=game-1`);
    expect(shown.body.receipt).toMatchObject({ id: body.receipt_id, total: 500, note: 'again' });
    const other = bank.controls.issueTokens({ client_id: bank.bank.clients[1]?.id, approved: true });
    const theirs = await bank.call('GET', `${path}?external_id=game-1`, { token: other.access_token });
    expect(theirs.status).toBe(404);
    const form = { external_id: 'game-1' };
    expect(await bank.call('DELETE', path, { form })).toMatchObject({
      status: 400,
      body: { code: 'bad_request.missing_param.external_id' },
    });
    expect(await bank.call('DELETE', `${path}?external_id=game-1`)).toMatchObject({ status: 200, body: {} });
    expect(await bank.call('DELETE', `${path}?external_id=game-1`)).toMatchObject({ status: 404 });
  });

  test('it answers an empty body where that is wanted', async () => {
    const bank = await openBank({ switches: { receipt_answer: 'empty' } });
    const answer = await bank.call('PUT', path, { json: receiptFor(bank) });
    expect(answer).toMatchObject({ status: 200, body: undefined });
  });

  test('it refuses sums that are off, what is missing, and a form', async () => {
    const bank = await openBank();
    const good = receiptFor(bank);
    const line = { description: 'half', amount: 1, currency: 'GBP' };
    for (const [wrong, code] of [
      [{ total: 501 }, 'bad_param.total'],
      [{ items: [{ ...good.items[0], sub_items: [line] }] }, 'bad_param.sub_items'],
      [{ external_id: undefined }, 'missing_param.external_id'],
    ] as const)
      expect(await bank.call('PUT', path, { json: { ...good, ...wrong } })).toMatchObject({
        status: 400,
        body: { code: `bad_request.${code}` },
      });
    expect(await bank.call('PUT', path, { form: { total: '500' } })).toMatchObject({ status: 400 });
    expect(await bank.call('PUT', path, { json: { ...good, transaction_id: 'tx_none' } })).toMatchObject({
      status: 404,
    });
  });
});

describe('the attachments', () => {
  test('it takes the bytes at a signed address, without a token, and shows them on the transaction', async () => {
    const bank = await openBank();
    const { id } = bank.bank.payments.make({ kind: 'card' });
    const bytes = Buffer.from('a picture');
    const { file_url, upload_url } = await announce(bank, bytes.length);
    const headers = { 'Content-Type': 'image/png' };
    const put = async (address: string, own: RequestInit = {}) =>
      (await fetch(address, { method: 'PUT', headers, body: bytes, ...own })).status;
    expect(await put(upload_url, { headers: { ...headers, Authorization: 'Bearer x' } })).toBe(400);
    expect(await put(upload_url, { body: 'too much for it' })).toBe(400);
    expect(await put(upload_url, { headers: { 'Content-Type': 'text/html' } })).toBe(400);
    expect(await put(file_url)).toBe(403);
    expect(await put(upload_url)).toBe(200);
    expect(await (await fetch(file_url)).text()).toBe('a picture');

    const form = { external_id: id, file_url, file_type: 'image/png' };
    const { body } = await bank.call('POST', '/attachment/register', { form });
    expect(body.attachment).toMatchObject({ ...form, id: expect.stringMatching(/^attach_/) });
    const shown = async () => (await bank.call('GET', `/transactions/${id}`)).body.transaction.attachments;
    expect(await shown()).toEqual([body.attachment]);
    const gone = { form: { id: body.attachment.id } };
    expect(await bank.call('POST', '/attachment/deregister', gone)).toMatchObject({ status: 200, body: {} });
    expect(await shown()).toBeNull();
    expect(await bank.call('POST', '/attachment/deregister', gone)).toMatchObject({ status: 404 });
  });

  test('it lets a signed address die after five minutes', async () => {
    const bank = await openBank();
    const { upload_url } = await announce(bank, 1);
    await bank.clock.advance(5 * MINUTE);
    const headers = { 'Content-Type': 'image/png' };
    expect((await fetch(upload_url, { method: 'PUT', headers, body: 'x' })).status).toBe(403);
  });
});

const receiptFor = ({ bank }: OpenBank) => ({
  transaction_id: bank.payments.make({ kind: 'card', amount: 500 }).id,
  external_id: 'game-1',
  total: 500,
  currency: 'GBP',
  items: [{ description: 'Thursday', amount: 450, currency: 'GBP', tax: 0 }],
  taxes: [{ description: 'VAT', amount: 50, currency: 'GBP' }],
});

async function announce(bank: OpenBank, content_length: number) {
  const form = { file_name: 'ball.png', file_type: 'image/png', content_length: String(content_length) };
  const { body } = await bank.call('POST', '/attachment/upload', { form });
  return body as { file_url: string; upload_url: string };
}
