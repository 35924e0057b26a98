import { createServer } from 'node:http';
import { connect } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TIMEOUTS } from '../../src/http/connections.ts';
import { openStore } from '../../src/store/open-store.ts';
import { transfer } from '../support/bank.ts';
import { spawnServer } from '../support/child.ts';
import { openStream } from '../support/event-stream.ts';
import { createHttpClient } from '../support/http-client.ts';
import { logIn } from '../support/log-in.ts';

/** Runs a server on a file of its own, and checks the file afterwards. */
async function withServer(use: (server: ReturnType<typeof spawnServer>, port: number) => Promise<string[]>) {
  const folder = mkdtempSync(join(tmpdir(), 'paidup-'));
  const url = `sqlite:${join(folder, 'club.db')}`;
  const server = spawnServer({ DATABASE_URL: url });
  const acknowledged = await use(server, await server.port());
  const store = await openStore(url, { info() {}, warn() {} });
  expect((await store.audit()).findings).toEqual([]);
  const stored = await store.payments.list({
    status: null,
    player_id: null,
    search: null,
    from: null,
    before: null,
    after: null,
    limit: 100_000,
  });
  const ids = new Set(stored.map(({ id }) => id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  await store.close();
  rmSync(folder, { recursive: true });
}

describe('a server that is told to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'exits 0 at once on %s, with streams and idle connections open',
    async (signal) => {
      await withServer(async (server, port) => {
        const session = await logIn(port);
        const streams = await Promise.all(Array.from({ length: 10 }, () => openStream({ port, session })));
        const client = createHttpClient(port);
        await Promise.all(Array.from({ length: 10 }, () => client.send('GET', '/healthz')));
        const silent = Array.from({ length: 5 }, () =>
          connect(port, '127.0.0.1').on('error', () => undefined),
        );
        await Promise.all(silent.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
        const began = performance.now();
        server.stop(signal);
        const { code, out, err } = await server.ended;
        expect({ code, err }).toEqual({ code: 0, err: '' });
        expect(out.match(/"path":"\/healthz","status":200/g)).toHaveLength(10);
        expect(out).toMatch(/"msg":"stopped"\}\n$/);
        expect(performance.now() - began).toBeLessThan(5_000);
        await Promise.all(streams.map(({ closed }) => closed));
        client.close();
        return [];
      });
    },
  );

  it('has kept what it acknowledged, and exits 0 while deliveries keep coming', async () => {
    await withServer(async (server, port) => {
      const client = createHttpClient(port);
      const acknowledged: string[] = [];
      let isStopped = false;
      const deliver = async () => {
        while (!isStopped) {
          const body = transfer('A');
          await client
            .send('POST', '/monzo_webhook', { body })
            .then(({ status }) => status === 200 && acknowledged.push(String(body.data.id)))
            .catch(() => (isStopped = true));
        }
      };
      const clients = Array.from({ length: 16 }, deliver);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const began = performance.now();
      server.stop();
      expect(await server.ended).toMatchObject({ code: 0, err: '' });
      expect(performance.now() - began).toBeLessThan(9_000);
      isStopped = true;
      await Promise.all(clients);
      client.close();
      expect(acknowledged.length).toBeGreaterThan(0);
      return acknowledged;
    });
  });

  it('does not wait for a sender who never ends', { timeout: 30_000 }, async () => {
    await withServer(async (server, port) => {
      const slow = connect(port, '127.0.0.1').on('error', () => undefined);
      slow.write('POST /monzo_webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50\r\n\r\n{');
      await new Promise((resolve) => setTimeout(resolve, 200));
      const began = performance.now();
      server.stop();
      expect(await server.ended).toMatchObject({ code: 0, err: '' });
      expect(performance.now() - began).toBeLessThan(10_000);
      slow.destroy();
      return [];
    });
  });
});

describe('a server that senders are slow to', () => {
  it('gives them seconds, not the minutes of Node', () => {
    const server = createServer(TIMEOUTS);
    expect(server.headersTimeout).toBeLessThanOrEqual(15_000);
    expect(server.requestTimeout).toBeLessThanOrEqual(18_000);
    expect(TIMEOUTS.connectionsCheckingInterval).toBeLessThanOrEqual(2_000);
  });
});
