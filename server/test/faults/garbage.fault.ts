import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { createChance, inParallel } from '../support/chance.ts';
import { createHttpClient } from '../support/http-client.ts';
import { expectLedger } from './ledger.ts';
import { startForTest } from './start-for-test.ts';

const REQUESTS = 5_000;

const HOST = 'Host: 127.0.0.1\r\n';
const SOUND = [
  `GET /healthz HTTP/1.1\r\n${HOST}\r\n`,
  `GET /api/v1/players?limit=1 HTTP/1.1\r\n${HOST}Authorization: Bearer x\r\nAccept: */*\r\n\r\n`,
  `POST /monzo_webhook HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
  `POST /monzo_webhook HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
  `PUT /api/v1/password HTTP/1.1\r\n${HOST}Cookie: paidup=x\r\nOrigin: http://127.0.0.1\r\nContent-Length: 0\r\n\r\n`,
  `GET /api/v1/events HTTP/1.1\r\n${HOST}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
];
const BITS = [
  '\r\n',
  '\r',
  '\n',
  '\0',
  ' ',
  ':',
  ';',
  ',',
  '%',
  '\t',
  '\x7f',
  '\xff',
  'chunked',
  '-1',
  '0x10',
  'HTTP/9.9',
  '\r\n\r\n',
];

test(
  'garbage on a raw socket: it is refused or cut off, and others are served',
  { timeout: 300_000 },
  async () => {
    const chance = createChance(3);
    const { url, paidUp } = startForTest();
    const port = Number(new URL(await paidUp.address()).port);
    const client = createHttpClient(port);
    const answered = new Map<string, number>();

    await inParallel(
      Array.from({ length: REQUESTS }, (_, index) => index),
      50,
      async (index) => {
        const bytes = garbage();
        const answer = await exchange(port, bytes);
        const status = /^HTTP\/1\.1 (\d)/.exec(answer)?.[1] ?? 'none';
        answered.set(status, (answered.get(status) ?? 0) + 1);
        if (/HTTP\/1\.1 5\d\d|node:|\.ts:|"items"/.test(answer))
          throw new Error(`${JSON.stringify(bytes.toString('latin1'))} was answered ${answer}`);
        if (index % 100 === 0) expect((await client.send('GET', '/healthz')).status).toBe(200);
      },
    );

    console.info(`${REQUESTS} requests:`, Object.fromEntries(answered));
    expect([...answered.keys()]).toEqual(expect.arrayContaining(['4', 'none']));
    expect(answered.get('2') ?? 0).toBeLessThan(REQUESTS / 2);
    expect(paidUp.exitCode()).toBeNull();
    expect((await client.send('GET', '/readyz')).status).toBe(200);
    client.close();
    expect((await paidUp.end('SIGTERM')).code).toBe(0);
    await expectLedger(url, []);

    /** A sound request with up to four bytes or bits put in, changed or left out, or bytes of nothing in particular. */
    function garbage(): Buffer {
      if (chance.below(6) === 0)
        return Buffer.from(Array.from({ length: 1 + chance.below(600) }, () => chance.below(256)));
      let text = chance.pick(SOUND);
      for (let times = 1 + chance.below(4); times > 0; times--) {
        const at = chance.below(text.length);
        const bit = chance.below(2) === 0 ? chance.pick(BITS) : String.fromCharCode(chance.below(256));
        text = text.slice(0, at) + bit + text.slice(at + chance.below(4));
      }
      return Buffer.from(chance.below(5) === 0 ? text.slice(0, chance.below(text.length)) : text, 'latin1');
    }
  },
);

/** Sends the bytes, and resolves with what comes back until the server hangs up, or we do after a moment of silence. */
function exchange(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(100, () => socket.destroy());
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}
