import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createLog } from '../src/log.ts';
import { aPayment, aPlayer } from './store/records.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Services } from '../src/services/services.ts';
import { StoreError } from '../src/store/store.ts';
import { watchStragglers } from '../src/watch-stragglers.ts';
import { spawnServer } from './support/child.ts';
import { clubOf } from './support/club.ts';
import { stores } from './support/stores.ts';
import { useApp } from './support/use-app.ts';

const silent = { info() {}, warn() {} };

describe.each(stores)('the look for stragglers on $name', (store) => {
  const app = useApp({ store });
  const begin = async () => (await clubOf(app()).addPlayer('Ashley', ['KINGSCOTE AM'])).id;
  const paid = async (id: string) => (await clubOf(app()).player(id)).total_paid;
  const leave = (id: string, changes: Parameters<typeof aPayment>[1] = {}) =>
    app().store.payments.recordOnce(aPayment(id, { counterparty_name: 'KINGSCOTE AM', ...changes }));

  test('credits what was stored for a name that has an owner, and leaves the strangers', async () => {
    const id = await begin();
    const from = ['STRANGER', 'KINGSCOTE AM', 'STRANGER', 'Kingscote-Am'];
    for (const [number, counterparty_name] of from.entries())
      await leave(`tx_${number}`, { counterparty_name });
    expect(await app().services.matching.creditStragglers()).toBe(2);
    expect(await paid(id)).toBe(1000);
    expect(await app().services.matching.creditStragglers()).toBe(0);
  });

  test('credits by the description what a stranger sent, and nothing that waits for a new name', async () => {
    const id = await begin();
    const sent = { counterparty_name: 'STRANGER', description: 'Kingscote Am' };
    await leave('described', sent);
    await leave('unusual', { ...sent, matching: 'when_named' });
    expect(await app().services.matching.creditStragglers()).toBe(1);
    expect(await paid(id)).toBe(500);
    const { payments } = app().store;
    expect(await payments.get('described')).toMatchObject({ status: 'matched', matched_by: 'description' });
    expect(await payments.get('unusual')).toMatchObject({ status: 'unmatched' });
  });

  describe('goes on every minute', () => {
    afterEach(() => vi.useRealTimers());

    test('also after one that failed, until it is stopped', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      const id = await begin();
      const lines: string[] = [];
      const log = createLog('info', { write: (line) => void lines.push(line) });
      const { matching, reminders } = app().services;
      let isReachable = true;
      const creditStragglers = () =>
        isReachable
          ? matching.creditStragglers()
          : Promise.reject(new StoreError('unavailable', 'no majority'));
      await leave('at once');
      const stop = await watchStragglers({ matching: { ...matching, creditStragglers }, reminders }, log);
      expect(await paid(id)).toBe(500);

      await leave('later');
      vi.advanceTimersByTime(59_999);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await paid(id)).toBe(500);
      isReachable = false;
      vi.advanceTimersByTime(1);
      await vi.waitFor(() => expect(lines.at(-1)).toContain('the store is unavailable'));
      expect(lines.at(-1)).not.toContain('stack');
      isReachable = true;
      vi.advanceTimersByTime(60_000);
      await vi.waitFor(() => expect(lines).toHaveLength(3));
      expect(await paid(id)).toBe(1000);

      stop();
      expect(vi.getTimerCount()).toBe(0);
    });
  });
});

describe('the first look for stragglers', () => {
  const unavailable = new StoreError('unavailable', 'no majority');
  const failing = (errors: Error[]) => {
    const lines: string[] = [];
    const creditStragglers = () => {
      const error = errors.shift();
      return error ? Promise.reject(error) : Promise.resolve(1);
    };
    const matching = { creditStragglers } as unknown as Services['matching'];
    const reminders = { settleStragglers: () => Promise.resolve() } as unknown as Services['reminders'];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    return {
      lines,
      look: async (patience?: number) => (await watchStragglers({ matching, reminders }, log, patience))(),
    };
  };

  test('waits for a store that is unavailable', async () => {
    const { lines, look } = failing([unavailable, unavailable]);
    await look();
    expect(lines).toEqual([expect.stringContaining('"credited":1')]);
  });

  test('gives up after a while, in one line without a stack trace', async () => {
    const { lines, look } = failing(Array<Error>(1_000).fill(unavailable));
    await look(150);
    expect(lines).toEqual([expect.stringContaining('the store is unavailable')]);
    expect(lines[0]).not.toContain('stack');
  });

  test('rejects when waiting does not help', async () => {
    await expect(failing([new StoreError('broken', 'corrupt')]).look()).rejects.toThrow('corrupt');
  });
});

describe.each(stores)('a start after a crash on $name', (store) => {
  test('credits what the crash left between a name and its payment', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paidup-'));
    const place = store.place();
    const url = place.url === 'sqlite::memory:' ? `sqlite:${join(folder, 'club.db')}` : place.url;
    const before = await openStore(url, silent);
    await before.players.create(aPlayer('ash', ['KINGSCOTE AM'], { has_history: true }));
    await before.payments.recordOnce(aPayment('tx_left', { counterparty_name: 'KINGSCOTE AM' }));
    await before.close();

    const server = spawnServer({ DATABASE_URL: url });
    await server.port();
    server.stop();
    expect((await server.ended).out).toContain('"credited":1');

    const after = await openStore(url, silent);
    expect(await after.payments.totalsByPlayer('all')).toEqual(new Map([['ash', 500]]));
    expect((await after.audit()).findings).toEqual([]);
    await after.close();
    await place.remove();
    rmSync(folder, { recursive: true });
  });
});
