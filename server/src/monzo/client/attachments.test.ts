import { expect, test } from 'vitest';
import { createStubbedClient, errorOf, refusedWith } from '../../../test/support/bank-stub.ts';

const file = { name: 'pitch.png', type: 'image/png', bytes: new TextEncoder().encode('a picture') };
const PLACE = {
  file_url: 'https://storage.example/user_1/pitch.png',
  upload_url: 'https://storage.example/user_1/pitch.png?Signature=abc',
};
const attachment = { id: 'attach_1', user_id: 'user_1', external_id: 'tx_1', file_url: PLACE.file_url };

test('it uploads a file without its token, and attaches it to the transaction', async () => {
  const { client, requests } = createStubbedClient([{ json: PLACE }, { text: '' }, { json: { attachment } }]);
  expect(await client.attachments.attach('tx_1', file)).toMatchObject({
    id: 'attach_1',
    external_id: 'tx_1',
  });
  expect(requests).toMatchObject([
    {
      method: 'POST',
      path: '/attachment/upload',
      form: { file_name: 'pitch.png', file_type: 'image/png', content_length: '9' },
    },
    {
      method: 'PUT',
      path: '/user_1/pitch.png?Signature=abc',
      headers: { 'content-type': 'image/png' },
      body: 'a picture',
    },
    {
      method: 'POST',
      path: '/attachment/register',
      form: { external_id: 'tx_1', file_url: PLACE.file_url, file_type: 'image/png' },
    },
  ]);
  expect(requests[1]?.headers).not.toHaveProperty('authorization');
});

test('it uploads to no place that others could read on the way, and tells what the storage refuses', async () => {
  const open = createStubbedClient([{ json: { ...PLACE, upload_url: 'http://storage.example/' } }]);
  expect(await errorOf(open.client.attachments.upload(file))).toMatchObject({ code: 'insecure_url' });
  expect(open.requests).toHaveLength(1);

  const { client } = createStubbedClient([
    { json: PLACE },
    { status: 403, text: '<Error>Signature=abc</Error>' },
  ]);
  expect(await errorOf(client.attachments.upload(file))).toMatchObject({
    kind: 'bad_request',
    status: 403,
    isRetryable: false,
    message: 'The storage of attachments answered 403.',
  });

  const down = createStubbedClient([{ json: PLACE }, { status: 503 }]);
  expect(await errorOf(down.client.attachments.upload(file))).toMatchObject({
    kind: 'server',
    isRetryable: true,
  });
});

test('it takes an attachment off, once', async () => {
  const { client, requests } = createStubbedClient([{ json: {} }, refusedWith(404, 'not_found')]);
  await client.attachments.deregister('attach_1');
  expect(requests).toMatchObject([
    { method: 'POST', path: '/attachment/deregister', form: { id: 'attach_1' } },
  ]);
  expect(await errorOf(client.attachments.deregister('attach_1'))).toMatchObject({ kind: 'not_found' });
});
