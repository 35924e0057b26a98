import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { createStubClock, errorOf, LOGIN } from '../../../test/support/bank-stub.ts';
import { createMemoryTokens } from './memory-tokens.ts';
import { createMonzoClient } from './monzo-client.ts';
import type { MonzoError } from './monzo-error.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A client of a bank that does what the test says. Its clock does not wait between tries. */
const clientOf = (apiUrl: string, limits = {}) =>
  createMonzoClient({
    credentials: { clientId: 'oauth2client_1', clientSecret: 'SECRET-marker' },
    tokens: createMemoryTokens(LOGIN),
    clock: createStubClock(),
    apiUrl,
    timeout: 500,
    ...limits,
  });

test.each([301, 302, 303, 307, 308])(
  'it follows no redirect of %i, so that no token goes elsewhere',
  async (status) => {
    let visits = 0;
    const elsewhere = await listen((_request, response) => {
      visits++;
      response.end('{"accounts": []}');
    });
    const bank = await listen((_request, response) => {
      response.writeHead(status, { location: `${elsewhere}/accounts` }).end('{"accounts": []}');
    });
    expect(await errorOf(clientOf(bank).accounts.list())).toMatchObject({
      kind: 'protocol',
      code: 'redirect',
      status,
    });
    expect(visits).toBe(0);
  },
);

test.each([
  ['10 MB that it announces', { 'content-length': '10000000' }, () => 'x'.repeat(10_000_000)],
  ['10 MB in parts', {}, () => `["${'x'.repeat(10_000_000)}"]`],
  ['10 MB packed into 10 kB', { 'content-encoding': 'gzip' }, () => gzipSync('x'.repeat(10_000_000))],
])('it reads no more than 1 MB of %s', async (_what, headers, body) => {
  const bank = await listen((_request, response) => response.writeHead(200, headers).end(body()));
  expect(await errorOf(clientOf(bank, { timeout: 5000 }).accounts.list())).toMatchObject({
    kind: 'protocol',
    code: 'too_large',
  });
});

test('it reads 1 MB and not a byte more, within 10 s, unless it is told otherwise', async () => {
  const deadline = vi.spyOn(AbortSignal, 'timeout');
  onTestFinished(() => deadline.mockRestore());
  let size = 1_000_000;
  const bank = await listen((_request, response) => {
    response.end(`{"accounts": []}${' '.repeat(size - '{"accounts": []}'.length)}`);
  });
  const client = clientOf(bank, { timeout: undefined });
  expect(await client.accounts.list()).toEqual([]);
  size += 1;
  expect(await errorOf(client.accounts.list())).toMatchObject({ code: 'too_large' });
  expect(deadline.mock.calls).toEqual([[10_000], [10_000]]);
});

test('it hangs up on a body that never ends', async () => {
  const closed = Promise.withResolvers<undefined>();
  const bank = await listen((_request, response) => {
    const part = 'x'.repeat(65_536);
    const more = () => {
      while (!response.destroyed && response.write(part));
    };
    response.on('drain', more).on('close', () => closed.resolve(undefined));
    more();
  });
  expect(await errorOf(clientOf(bank, { timeout: 5000 }).accounts.list())).toMatchObject({
    code: 'too_large',
  });
  await closed.promise;
});

test.each([
  ['does not answer', () => undefined],
  ['sends its headers and stops', (response) => response.writeHead(200).write('{')],
  [
    'drips one byte after the other',
    (response) => {
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    },
  ],
] as [string, (response: Parameters<RequestListener>[1]) => unknown][])(
  'it waits for no bank that %s',
  async (_what, answer) => {
    const bank = await listen((_request, response) => void answer(response));
    expect(await errorOf(clientOf(bank, { timeout: 80 }).accounts.list({ tries: 1 }))).toMatchObject({
      kind: 'network',
      code: 'timeout',
      isRetryable: true,
      message: 'GET /accounts was not answered within 80 ms.',
    });
  },
);

test('it asks a silent bank once more, whatever the patience of its caller', async () => {
  const bank = await listen(() => undefined);
  // A busy machine may be silent before the bank has heard of the call, so calls are counted here.
  const counted = vi.fn(fetch);
  const client = clientOf(bank, { timeout: 40, random: () => 0, fetch: counted });
  expect(await errorOf(client.accounts.list({ tries: 6 }))).toMatchObject({ code: 'timeout' });
  expect(counted).toHaveBeenCalledTimes(2);
});

test('it keeps to its own time when its caller may give up, too', async () => {
  const client = clientOf(await listen(() => undefined), { timeout: 80 });
  const { signal } = new AbortController();
  expect(await errorOf(client.accounts.list({ signal, tries: 1 }))).toMatchObject({ code: 'timeout' });
});

test('it ends at once when its caller gives up', async () => {
  const bank = await listen(() => undefined);
  const error = await errorOf(
    clientOf(bank, { timeout: 5000 }).accounts.list({ signal: AbortSignal.timeout(50) }),
  );
  expect(error).toMatchObject({ kind: 'network', code: 'aborted', isRetryable: false });
});

test.each([
  ['nested a million deep', '['.repeat(900_000), 'no_json'],
  ['closed as deep', `{"accounts": ${'['.repeat(400_000)}${']'.repeat(400_000)}}`, 'no_json'],
  ['HTML', '<!doctype html><title>Welcome</title>', 'no_json'],
  ['empty', '', 'unknown_answer'],
  ['half of it', '{"accounts": [', 'no_json'],
  ['another shape', '{"accounts": {"id": "ACCESS-marker-1"}}', 'unknown_answer'],
  ['a number', '7', 'unknown_answer'],
  ['no text at all', '\u0000\ufffd', 'no_json'],
])('it is clear about an answer that is %s', async (_what, body, code) => {
  const bank = await listen((_request, response) => response.end(body));
  expect(await errorOf(clientOf(bank).accounts.list())).toMatchObject({
    kind: 'protocol',
    status: 200,
    code,
  });
});

test('it takes no brackets in a payer’s words for depth', async () => {
  const words = `"${'['.repeat(100)}\\`;
  const bank = await listen((_request, response) => {
    response.end(JSON.stringify({ accounts: [{ id: 'acc_1', description: words }] }));
  });
  expect(await clientOf(bank).accounts.list()).toMatchObject([{ description: words }]);
});

test('it tries again after a cut, and after nobody listened', async () => {
  let requests = 0;
  const bank = await listen((request, response) => {
    if (++requests === 1) return request.socket.destroy();
    if (requests > 2) return response.end('{"accounts": []}');
    response.writeHead(200, { 'content-length': '100' }).write('{"accounts"');
    setTimeout(() => response.destroy(), 10);
  });
  expect(await clientOf(bank).accounts.list()).toEqual([]);
  expect(requests).toBe(3);

  const nobody = await listen(() => undefined);
  servers.pop()?.close();
  expect(await errorOf(clientOf(nobody).accounts.list())).toMatchObject({
    kind: 'network',
    message: 'GET /accounts got no answer (ECONNREFUSED).',
  });
});

test('it lets no token, secret or answer out by an error, however it is shown', async () => {
  const MARKERS = ['ACCESS-marker-1', 'REFRESH-marker-1', 'SECRET-marker', 'CODE-marker'];
  const echo = MARKERS.join('.');
  const answers: RequestListener[] = [
    (_request, response) => response.end(echo),
    (_request, response) => response.writeHead(500).end(echo),
    (_request, response) => response.writeHead(302, { location: `http://127.0.0.1/${echo}` }).end(),
    (_request, response) => response.end(JSON.stringify({ accounts: [{ [echo]: echo }], [echo]: echo })),
    (request) => request.socket.end(`HTTP/1.1 ${echo}\r\n\r\n`),
    ...[400, 401, 403, 404, 429].map((status): RequestListener => (_request, response) => {
      response.writeHead(status, { 'x-echo': echo, 'retry-after': '0' });
      response.end(
        JSON.stringify({ code: echo, error: echo, message: echo, error_description: echo, params: { echo } }),
      );
    }),
  ];
  for (const answer of answers) {
    const client = clientOf(await listen(answer), { timeout: 5000 });
    for (const call of [
      () => client.accounts.list(),
      () => client.auth.logIn({ code: 'CODE-marker', redirectUri: 'https://club.example/' }),
      () => client.transactions.get('tx_1'),
    ]) {
      const error = (await errorOf(call())) as MonzoError;
      expect(error.name).toBe('MonzoError');
      const shown = [
        error.message,
        error.stack,
        JSON.stringify(error),
        inspect(error, { depth: 20, showHidden: true }),
      ];
      for (const marker of MARKERS) expect(shown.join('\n')).not.toContain(marker);
    }
    const shown = inspect(client, { depth: 20, showHidden: true }) + JSON.stringify(client);
    for (const marker of MARKERS) expect(shown).not.toContain(marker);
  }
});

test('it sends no token to a host that others can listen to, nor to a path of one', () => {
  for (const apiUrl of [
    'http://api.monzo.com',
    'http://192.168.1.1',
    'https://api.monzo.com/v1',
    'https://user@api.monzo.com',
    'monzo',
    '',
  ])
    expect(() => clientOf(apiUrl)).toThrow(expect.objectContaining({ code: 'insecure_url' }));
  expect(() => clientOf('https://api.monzo.com')).not.toThrow();
});
