import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openMongoStore } from '../src/store/mongo/mongo-store.ts';
import { dropDatabase, newDatabaseUrl, serverUrl, silence } from './support/mongo-place.ts';
import { varied } from './support/captures.ts';
import { startProcess, type AppProcess } from './three-processes.ts';

if (!serverUrl)
  console.info('MongoDB is not there (MONGODB_URL): three processes on it run by npm run test:mongo.');

describe.runIf(serverUrl)('three processes on one database', { timeout: 60_000 }, () => {
  let url: string;
  let processes: AppProcess[];
  let ash: string;

  beforeEach(async () => {
    url = newDatabaseUrl();
    processes = await Promise.all([startProcess(url), startProcess(url), startProcess(url)]);
    const answer = await one(0).post('/api/v1/players', {
      name: 'Ashley Kingscote',
      accepted_bank_names: ['KINGSCOTE AM'],
    });
    expect(answer.status).toBe(201);
    ash = String(answer.body['id']);
  });

  afterEach(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    const store = await openMongoStore(url, silence);
    expect((await store.audit()).findings).toEqual([]);
    await store.close();
    await dropDatabase(url);
  });

  test('it credits a payment once that comes to all three at once', async () => {
    const deliveries = Array.from({ length: 40 }, (_, index) => delivery(index));
    const answers = await Promise.all(
      deliveries.flatMap((body) => processes.map((process) => untilTaken(process, body))),
    );
    expectOutcomes(answers, 40, 120);
    await expectTotals(40);
  });

  test('it credits a payment once that comes many times in any order', async () => {
    const rounds = Array.from({ length: 240 }, (_, index) => delivery((index * 7) % 30));
    const answers = await Promise.all(rounds.map((body, index) => untilTaken(one(index % 3), body)));
    expectOutcomes(answers, 30, 240);
    await expectTotals(30);
  });

  test('it loses and doubles nothing when one process is killed in the middle of a storm', async () => {
    const deliveries = Array.from({ length: 150 }, (_, index) => delivery(index));
    let answered = 0;
    const count = () => {
      if (++answered === 100) one(1).kill();
    };
    const storm = deliveries.flatMap((body, index) => [
      // Whoever is being killed may answer anything or nothing.
      one(1)
        .post('/monzo_webhook', body)
        .catch(() => null)
        .finally(count),
      untilTaken(one(index % 2 === 0 ? 0 : 2), body).finally(count),
    ]);
    await Promise.all(storm);
    expect(answered).toBe(300);
    processes.splice(1, 1, await startProcess(url));
    await expectTotals(150);
    const again = await Promise.all(deliveries.map((body) => untilTaken(one(1), body)));
    expect(outcomesOf(again)).toEqual({ duplicate: 150 });
    await expectTotals(150);
  });

  test('it tells an open page of a payment that another process took', async () => {
    const heard = await one(0).listen();
    const answer = await one(1).post('/monzo_webhook', delivery(1));
    const change = { entity: 'payment', id: answer.body['payment_id'] };
    await vi.waitFor(() => expect(heard.join('')).toContain(JSON.stringify(change)), 5_000);
  });

  test('it gives a bank name to one player when three processes are asked at once', async () => {
    const answers = await Promise.all(
      processes.map((process, index) =>
        process.post('/api/v1/players', { name: `Player ${index}`, accepted_bank_names: ['One Name'] }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  const one = (index: number): AppProcess => {
    const process = processes[index];
    if (!process) throw new Error(`There is no process ${index}`);
    return process;
  };

  /** Everything that was delivered is a payment once, and each process says the same. */
  async function expectTotals(count: number): Promise<void> {
    for (const process of processes) {
      const player = await process.get(`/api/v1/players/${ash}`);
      expect(player).toMatchObject({ total_paid: 500 * count });
      const payments = await process.get('/api/v1/payments?limit=200');
      expect(payments).toMatchObject({ next_cursor: null });
      const { items } = payments;
      expect(items).toHaveLength(count);
    }
  }
});

/** A transfer of £5.00 from KINGSCOTE AM, always the same for the same number. */
function delivery(index: number): object {
  const id = `tx_${String(index).padStart(22, '0')}`;
  return varied('natwest-transfer', { id, amount: 500, counterparty: { name: 'KINGSCOTE AM' } });
}

type Taken = { body: Record<string, unknown>; refusals: number };

/** Delivers as Monzo does: again after a 503, later each time, five times at most. Other answers have to be 200. */
async function untilTaken(process: AppProcess, body: object): Promise<Taken> {
  for (let refusals = 0; refusals < 5; refusals++) {
    const answer = await process.post('/monzo_webhook', body);
    if (answer.status !== 503) {
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      return { body: answer.body, refusals };
    }
    await sleep(200 * 2 ** refusals);
  }
  throw new Error('The server refused a delivery five times');
}

/** A 503 may have stored the payment, and then its redelivery is a duplicate: each counts once all the same. */
function expectOutcomes(answers: Taken[], payments: number, deliveries: number): void {
  const { credited = 0, duplicate = 0 } = outcomesOf(answers);
  const refusals = answers.reduce((sum, answer) => sum + answer.refusals, 0);
  expect(credited + duplicate).toBe(deliveries);
  expect(credited).toBeLessThanOrEqual(payments);
  expect(credited).toBeGreaterThanOrEqual(payments - refusals);
}

function outcomesOf(answers: { body: Record<string, unknown> }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { body } of answers) {
    const outcome = String(body['outcome']);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}
