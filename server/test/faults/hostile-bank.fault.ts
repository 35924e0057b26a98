import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { TroubleKind } from '../../../scripts/fake-monzo/trouble/trouble-kinds.ts';
import { makePlayers } from './club.ts';
import { type ConnectedClub, openClubAtTheBank, until } from './connected-club.ts';
import { storedAt } from './ledger.ts';
import { makePlace } from './place.ts';

/** Answers that would wear a caller down, or lead it elsewhere with its token. */
const HOSTILE: TroubleKind[] = ['redirect', 'huge', 'endless', 'drip', 'deep'];
const SECOND = 1000;
const MIB = 1024 * 1024;

test(
  'a bank that answers with redirects, without end, too much, too slowly or too deep: it is borne, and got over',
  { timeout: 240_000 },
  async () => {
    await Promise.all(HOSTILE.map(bear));
  },
);

async function bear(kind: TroubleKind): Promise<void> {
  const { url, remove } = makePlace();
  onTestFinished(remove);
  const club = await openClubAtTheBank(url);
  onTestFinished(club.close);
  const elsewhere = await openElsewhere();
  const { bank, clock } = club.fake;
  const beHostile = (calls: number | null = null) =>
    bank.troubles.add({ kind, calls, location: elsewhere.url });
  await club.ready();
  await makePlayers(club.address);
  const before = await memoryOf(club);

  beHostile();
  expect([kind, await seconds(club.logInAtTheBank)]).toEqual([kind, expect.toSatisfy(atMost(15))]);
  expect((await club.bank()).state).toBe('disconnected');
  bank.troubles.clear();
  await club.connect();

  beHostile();
  const { id } = bank.payments.make({ kind: 'fps_in', amount: 500, name: 'SINGH R' });
  const delivering = clock.advance(2 * SECOND);
  // Whoever looks at a page meanwhile does not wait for the bank.
  expect([kind, await seconds(() => club.send('GET', '/summary'))]).toEqual([
    kind,
    expect.toSatisfy(atMost(2)),
  ]);
  await delivering;
  const attempts = bank.deliveries.list().flatMap((delivery) => delivery.attempts);
  expect(attempts.map(({ status }) => [kind, status])).toEqual(attempts.map(() => [kind, 503]));
  expect(await storedAt(url)).toEqual([]);
  bank.troubles.clear();

  // Dripping answers are cut off after ten seconds each, and asked for once more.
  beHostile();
  let status = 0;
  const looking = async () => ({ status } = await club.send('POST', '/bank/catch_up', {}));
  expect([kind, await seconds(looking)]).toEqual([kind, expect.toSatisfy(atMost(30))]);
  expect([kind, status]).toEqual([kind, 503]);
  expect([kind, ((await memoryOf(club)) - before) / MIB]).toEqual([kind, expect.toSatisfy(atMost(80))]);
  expect(elsewhere.requests()).toBe(0);

  bank.troubles.clear();
  await clock.advance(60 * SECOND);
  await until(async () => (await storedAt(url)).length === 1, `${kind} is got over`);
  expect(await storedAt(url)).toMatchObject([{ id, amount: 500, status: 'matched', verified: true }]);
  expect(club.exitCode()).toBeNull();
}

const atMost = (limit: number) => (value: unknown) => typeof value === 'number' && value <= limit;

async function seconds(step: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await step();
  return (performance.now() - began) / 1000;
}

/** The most that the program has used so far, in bytes. */
async function memoryOf({ address }: ConnectedClub): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (.+)$/m.exec(text)?.[1]);
}

/** A host to which no call may be led. */
async function openElsewhere() {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, requests: () => requests };
}
