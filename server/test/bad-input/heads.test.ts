import { connect } from 'node:net';
import { describe, expect, it, test } from 'vitest';
import { API, clubOf } from '../support/club.ts';
import { useSharedApp } from '../support/use-app.ts';

/** Writes the bytes to the server and gives what comes back until it, or we after a moment of silence, hang up. */
function raw(port: number, bytes: string | Buffer, silence = 150): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(silence, () => socket.destroy());
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

const host = 'Host: 127.0.0.1\r\n';
const post = `POST /monzo_webhook HTTP/1.1\r\n${host}`;

const heads: [what: string, bytes: string | Buffer][] = [
  ['nothing but line ends', '\r\n\r\n\r\n'],
  ['random bytes', Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 7919) % 256))],
  ['a TLS hello', Buffer.from('16030100c8010000c40303', 'hex')],
  ['an HTTP/2 preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['no method', ` /healthz HTTP/1.1\r\n${host}\r\n`],
  ['an unknown method', `BREW /healthz HTTP/1.1\r\n${host}\r\n`],
  ['a method in small letters', `get /healthz HTTP/1.1\r\n${host}\r\n`],
  ['no version', `GET /healthz\r\n\r\n`],
  ['a version of the future', `GET /healthz HTTP/3.7\r\n${host}\r\n`],
  ['no Host', 'GET /healthz HTTP/1.1\r\n\r\n'],
  ['an empty Host', 'GET /api/v1/players HTTP/1.1\r\nHost:\r\n\r\n'],
  ['two Hosts', `GET /api/v1/players HTTP/1.1\r\nHost: evil.example\r\n${host}\r\n`],
  ['a blank in the name of a header', `GET /healthz HTTP/1.1\r\n${host}X Y: 1\r\n\r\n`],
  ['a header without a colon', `GET /healthz HTTP/1.1\r\n${host}nonsense\r\n\r\n`],
  ['a folded header', `GET /healthz HTTP/1.1\r\n${host}X: a\r\n b\r\n\r\n`],
  ['NUL in a header', `GET /healthz HTTP/1.1\r\n${host}X: a\u0000b\r\n\r\n`],
  ['a bare CR in a header', `GET /healthz HTTP/1.1\r\n${host}X: a\rb\r\n\r\n`],
  ['NUL in the path', `GET /health\u0000z HTTP/1.1\r\n${host}\r\n`],
  ['a blank in the path', `GET /health z HTTP/1.1\r\n${host}\r\n`],
  ['100 KiB of headers', `GET /healthz HTTP/1.1\r\n${host}X: ${'a'.repeat(100_000)}\r\n\r\n`],
  ['3,000 headers', `GET /healthz HTTP/1.1\r\n${host}${'A: b\r\n'.repeat(3_000)}Connection: close\r\n\r\n`],
  ['100 KiB of path', `GET /${'a'.repeat(100_000)} HTTP/1.1\r\n${host}\r\n`],
  ['length and chunks at once', `${post}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ['two lengths', `${post}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`],
  ['a negative length', `${post}Content-Length: -1\r\n\r\n`],
  ['a length in words', `${post}Content-Length: two\r\n\r\n{}`],
  ['a length with a plus', `${post}Content-Length: +2\r\n\r\n{}`],
  ['an endless length', `${post}Content-Length: 99999999999999999999\r\n\r\n{}`],
  ['an unknown transfer coding', `${post}Transfer-Encoding: gzip\r\n\r\n{}`],
  ['chunked, but not at last', `${post}Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n`],
  ['a chunk size that is none', `${post}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`],
  ['a chunk longer than said', `${post}Transfer-Encoding: chunked\r\n\r\n2\r\n{}}}\r\n0\r\n\r\n`],
  ['a chunk size of 2^64', `${post}Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n`],
  [
    'an upgrade to a web socket',
    `GET /api/v1/events HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  ],
  ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n'],
  ['an expectation that nobody meets', `${post}Expect: miracles\r\nContent-Length: 2\r\n\r\n{}`],
  ['half a head', `GET /healthz HTTP/1.1\r\nHost: 127`],
  ['half a body', `${post}Content-Length: 50\r\n\r\n{"type":`],
  [
    'a request smuggled behind a body',
    `${post}Content-Length: 2\r\n\r\n{}DELETE / HTTP/1.1\r\nHost: evil.example\r\n\r\n`,
  ],
];

describe('a head of a request', () => {
  const app = useSharedApp();

  test.each(heads)('does no harm with %s', async (_what, bytes) => {
    const before = await app().stored();
    const answer = await raw(app().port, bytes);
    expect(answer).not.toMatch(/HTTP\/1\.1 5\d\d|node:|\.ts:|"items"/);
    expect(await app().stored()).toEqual(before);
    expect((await app().send('GET', `${API}/players`)).status).toBe(200);
  });

  it('may name the whole address, whose path alone counts', async () => {
    const { name } = await clubOf(app()).addPlayer('Ash');
    const head = `GET http://evil.example/api/v1/players HTTP/1.1\r\n${host}`;
    const whole = await raw(app().port, `${head}Cookie: ${app().session.Cookie}\r\n\r\n`);
    expect(whole).toContain(name);
    expect(await raw(app().port, `${head}\r\n`)).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('of HTTP/1.0 without a Host is not told anything', async () => {
    expect(await raw(app().port, 'GET /api/v1/players HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 401 /);
    expect(await raw(app().port, 'GET /healthz HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('may come in single bytes, and several at once', async () => {
    const twice = `GET /healthz HTTP/1.1\r\n${host}\r\n`.repeat(2);
    expect((await raw(app().port, twice)).match(/200 OK/g)).toHaveLength(2);
  });

  it('is answered without waiting for the body of an unknown address', async () => {
    const head = `POST /nothing HTTP/1.1\r\n${host}Content-Length: 1000000\r\n\r\n`;
    expect(await raw(app().port, head)).toMatch(/^HTTP\/1\.1 404 /);
  });

  it('alone is answered for HEAD, an event stream included', async () => {
    const answer = await raw(
      app().port,
      `HEAD /api/v1/events HTTP/1.1\r\n${host}Cookie: ${app().session.Cookie}\r\n\r\nGET /healthz HTTP/1.1\r\n${host}\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toContain('{"status":"ok"}');
  });
});
