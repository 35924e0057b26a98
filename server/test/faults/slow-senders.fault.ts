import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makePlayers } from './club.ts';
import { expectLedger } from './ledger.ts';
import { createSimulatedMonzo } from './simulated-monzo.ts';
import { startForTest } from './start-for-test.ts';
import { tell } from './tell.ts';

const EACH = 500;
const HEAD = 'POST /monzo_webhook HTTP/1.1\r\nHost: 127.0.0.1\r\n';

test(
  '500 slow heads and 500 slow bodies: each is cut within 20 s, and the bank is served meanwhile',
  { timeout: 120_000 },
  async () => {
    const { url, paidUp } = startForTest();
    const address = await paidUp.address();
    await makePlayers(address);
    const monzo = createSimulatedMonzo(() => address);
    const port = Number(new URL(address).port);
    const senders: ReturnType<typeof openSender>[] = [];
    for (let count = 0; count < EACH; count++) {
      senders.push(openSender(port, HEAD, () => `X-${count}: a\r\n`));
      senders.push(openSender(port, `${HEAD}Content-Length: 1000\r\n\r\n`, () => ' '));
      // A thousand connections at once would wait for the operating system and not for us.
      if (count % 50 === 49) await pause(20);
    }
    monzo.start(4);
    const lives = await Promise.all(senders.map(({ ended }) => ended));
    await monzo.stop();

    const longest = Math.max(...lives);
    const delays = monzo.attempts.map(({ sentAt, answeredAt }) => answeredAt - sentAt).sort((a, b) => a - b);
    const p99 = delays[Math.floor(delays.length * 0.99)] ?? Infinity;
    console.info(
      `cut after ${Math.round(longest)} ms at most, deliveries: ${delays.length}, p99 ${p99.toFixed(1)} ms`,
    );
    tell(`${senders.length} slow senders`, monzo.deliveries);
    expect(longest).toBeLessThan(20_000);
    expect(Math.min(...lives)).toBeGreaterThan(5_000);
    expect([...monzo.statuses].sort()).toEqual([200, 400]);
    expect(delays.length).toBeGreaterThan(1_000);
    expect(p99).toBeLessThan(250);
    await expectLedger(url, monzo.deliveries);
    expect((await paidUp.end('SIGTERM')).code).toBe(0);
  },
);

/** Sends the beginning of a request and then a little each second. `ended` is how long it was let, in milliseconds. */
function openSender(port: number, beginning: string, more: () => string) {
  const began = performance.now();
  const socket: Socket = connect(port, '127.0.0.1', () => socket.write(beginning));
  const sending = setInterval(() => socket.write(more()), 1_000);
  const ended = new Promise<number>((resolve) =>
    socket
      .on('error', () => undefined)
      .resume()
      .once('close', () => {
        clearInterval(sending);
        resolve(performance.now() - began);
      }),
  );
  return { ended };
}
