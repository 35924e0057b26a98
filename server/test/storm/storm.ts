import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient, type Db } from 'mongodb';
import { expect } from 'vitest';
import { collectionsOf } from '../../src/store/mongo/collections.ts';
import { makePlayers } from '../faults/club.ts';
import { expectLedger } from '../faults/ledger.ts';
import { startPaidUp } from '../faults/paid-up.ts';
import { createSimulatedMonzo } from '../faults/simulated-monzo.ts';
import { tell } from '../faults/tell.ts';
import { createChance } from '../support/chance.ts';
import { logIn } from '../support/log-in.ts';
import { newDatabaseUrl } from '../support/mongo-place.ts';
import { createOrganiser } from './organiser.ts';
import { openPage, type Shown } from './page.ts';

export type Storm = Awaited<ReturnType<typeof openStorm>>;

/** How many times the figures of the proof are run, as `npm run test:mongo -- --storm --times=…` says. */
export const TIMES = Number(process.env['STORM_TIMES'] ?? 1);

/**
 * Three processes on a new database of the server, a bank and an organiser who call all of them, and a page open on each.
 * `reachedBy` gives the URL under which one of them reaches the database.
 */
export async function openStorm(
  serverUrl: string,
  reachedBy: (url: string) => Promise<string> = (url) => Promise.resolve(url),
) {
  const chance = createChance(3);
  const url = newDatabaseUrl(serverUrl);
  const apps = await Promise.all([0, 1, 2].map(async () => startPaidUp(await reachedBy(url))));
  const addresses = await Promise.all(apps.map((app) => app.address()));
  await makePlayers(addresses[0] ?? '');
  const { Cookie } = await logIn(Number(new URL(addresses[0] ?? '').port));
  const monzo = createSimulatedMonzo(() => chance.pick(addresses));
  const organiser = createOrganiser(() => chance.pick(addresses), Cookie);
  const pages = addresses.map((address) => openPage(address, Cookie));
  const client = new MongoClient(url, { heartbeatFrequencyMS: 500 });
  const countOk = () => monzo.deliveries.filter(({ outcome }) => outcome === 'ok').length;

  return {
    chance,
    url,
    database: client.db(),
    monzo,
    pages,

    /** Lets the bank deliver and the organiser plan. */
    start(): void {
      monzo.start(6);
      organiser.start();
    },

    /** Resolves when what they have begun is settled. */
    async stop(): Promise<void> {
      await Promise.all([monzo.stop(), organiser.stop()]);
    },

    /** Resolves when so many more payments have been answered 2xx. */
    async untilTaken(count: number): Promise<void> {
      const before = countOk();
      for (let attempt = 0; attempt < 1200 && countOk() < before + count; attempt++) await pause(50);
      expect(countOk()).toBeGreaterThanOrEqual(before + count);
    },

    /** The answers of this status to what was sent and answered between the two instants. */
    answered: (status: number, from: number, to: number) =>
      monzo.attempts.filter((one) => one.status === status && one.sentAt > from && one.answeredAt < to),

    /** Holds, while the bank rests, that each page shows within 5 s what is stored. */
    async expectPagesRight(): Promise<void> {
      const shown = await storedSums(client.db());
      for (const page of pages) await expect.poll(() => page.shown(), { timeout: 5_000 }).toEqual(shown);
    },

    /** Holds that none of the processes has ended, that nothing but 503 said no, and that the ledger is right. */
    async expectNothingLost(what: string): Promise<number> {
      expect(apps.map((app) => app.exitCode())).toEqual([null, null, null]);
      expect([...monzo.statuses].filter((status) => ![200, 400, 503].includes(status))).toEqual([]);
      const refusals = monzo.attempts.filter(({ status }) => status === 503);
      expect(refusals.filter(({ retryAfter }) => retryAfter === null)).toEqual([]);
      for (const app of apps) expect(app.printed()).not.toContain('the audit found');
      await organiser.expectGames(client.db());
      tell(`${what}, and ${refusals.length} times 503`, monzo.deliveries);
      return expectLedger(url, monzo.deliveries);
    },

    async close(): Promise<void> {
      await this.stop();
      await Promise.all(pages.map((page) => page.close()));
      await Promise.all(apps.map((app) => app.end('SIGKILL')));
      await client.db().dropDatabase();
      await client.close();
    },
  };
}

/** What is stored, summed up here instead of by the adapter's queries. */
async function storedSums(database: Db): Promise<Shown> {
  const stored = collectionsOf(database);
  const paid = Object.fromEntries((await stored.players.find().toArray()).map(({ _id }) => [_id, 0]));
  const unmatched = { count: 0, amount: 0 };
  for await (const { status, amount, allocations } of stored.payments.find()) {
    for (const { player_id, amount } of allocations) paid[player_id] = (paid[player_id] ?? 0) + amount;
    if (status === 'unmatched') unmatched.count++;
    if (status === 'unmatched' && amount > 0) unmatched.amount += amount;
  }
  return { paid, unmatched };
}
