import { bankTransaction } from '@paidup/shared/webhook';
import type { UpdateBank } from '@paidup/shared/bank';
import { expect, onTestFinished } from 'vitest';
import { createBankClock } from '../../../scripts/fake-monzo/bank-clock.ts';
import { startFakeMonzo } from '../../../scripts/fake-monzo/start-fake-monzo.ts';
import { newId } from '../../src/clock-and-ids.ts';
import { NO_CONNECTION, switched } from '../../src/domain/bank-connection.ts';
import { createBankTransactions } from '../../src/services/bank/bank-transactions.ts';
import { createConnection } from '../../src/services/bank/connection.ts';
import { createLoginStore } from '../../src/services/bank/login-store.ts';
import type { Surroundings } from '../../src/services/dependencies.ts';
import { createMatchingService } from '../../src/services/matching.ts';
import { createRevise } from '../../src/services/revise.ts';
import { createServices } from '../../src/services/services.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { silence } from '../support/mongo-place.ts';
import type { TestStore } from '../support/stores.ts';

export const START = '2026-11-20T12:00:00.000Z';
export const [MINUTE, HOUR] = [60_000, 3_600_000];

export type WriteBackBench = Awaited<ReturnType<typeof openWriteBack>>;

/**
 * A club that is connected to a fake bank, both on one clock. Ash has the bank name KINGSCOTE AM. Nothing is written back
 * but by `run`. It all stops with the test.
 */
export async function writeBackBench(testStore: TestStore) {
  const bench = await openWriteBack(testStore);
  onTestFinished(bench.close);
  return bench;
}

/** The same, for a test that closes it. */
export async function openWriteBack(testStore: TestStore) {
  const fake = await startFakeMonzo({
    clock: createBankClock({ start: START }),
    accounts: ['uk_retail', 'uk_retail'],
  });
  const place = testStore.place();
  const store = await openStore(place.url, silence);
  const surroundings = surroundingsOf(store);
  const dependencies = { ...surroundings, ...createRevise() };
  const connection = createConnection(dependencies);
  const services = createServices(surroundings);
  const transactions = createBankTransactions(dependencies, createMatchingService(dependencies));
  const account = fake.bank.accounts.get();
  const [football, holiday] = fake.bank.pots.of(account.id);
  if (!football || !holiday) throw new Error('the fake bank has pots');
  await connect();
  const ash = await services.players.create(
    { name: 'Ashley Kingscote', accepted_bank_names: ['KINGSCOTE AM'], attendance_start: '2026-11-01' },
    'organiser',
  );

  return {
    fake,
    store,
    services,
    connection,
    account,
    pots: { football, holiday },
    ash,
    surroundingsOf,
    run: () => services.writeBack.run(),
    clock: surroundings.clock,

    switchOn: (switches: UpdateBank) =>
      connection.change((current) => switched(current, switches, surroundings.clock())),

    /** Somebody pays, and what the bank has is recorded. Returns the id. */
    async pay(amount: number, name = 'KINGSCOTE AM', reference = 'FOOTBALL'): Promise<string> {
      const { id } = fake.bank.payments.make({ kind: 'fps_in', amount, name, reference });
      await tellAgain(id);
      return id;
    },
    tellAgain,

    /** What the bank was called for, one line for each call. */
    callsTo: (path: string) =>
      fake.bank.calls
        .filter((call) => call.path.startsWith(path))
        .map((call) => `${call.method} ${call.path}`),

    problems: async () => (await connection.current()).problems,

    async close(): Promise<void> {
      try {
        expect((await store.audit()).findings).toEqual([]);
      } finally {
        await fake.stop();
        await store.close();
        await place.remove();
      }
    },
  };

  function surroundingsOf(itsStore: Store, itsFetch: typeof fetch = fetch): Surroundings {
    const [{ id: clientId, secret: clientSecret }] = fake.bank.clients;
    return {
      store: itsStore,
      clock: () => new Date(fake.clock.now()).toISOString(),
      newId,
      timeZone: 'Europe/London',
      secretKey: Buffer.alloc(32, 'paid up'),
      bank: {
        client: {
          credentials: { clientId, clientSecret },
          apiUrl: fake.url,
          authUrl: fake.url,
          fetch: itsFetch,
          clock: { now: fake.clock.now, sleep: (milliseconds) => fake.clock.advance(milliseconds) },
        },
        publicUrl: 'https://club.example',
        webhookPath: '/monzo_webhook',
      },
    };
  }

  /** Logs in, as if the organiser had walked through the bank's pages. */
  async function connect(): Promise<void> {
    const tokens = fake.controls.issueTokens({ approved: true });
    const { access_token, refresh_token, client_id, user_id } = tokens;
    const expires_at = fake.clock.now() + tokens.expires_in * 1000;
    const secretKey = surroundings.secretKey ?? Buffer.alloc(0);
    const login = { access_token, refresh_token: refresh_token ?? null, expires_at, client_id, user_id };
    await createLoginStore({ store, newId }, secretKey).update(() => Promise.resolve(login));
    const connected = { state: 'connected' as const, account: { id: account.id, name: 'Current account' } };
    await store.bank.replaceConnection({ ...NO_CONNECTION, ...connected, connected_since: START, rev: 1 }, 0);
  }

  async function tellAgain(id: string): Promise<void> {
    const transaction = bankTransaction.parse(fake.bank.ledger.find(id));
    await transactions.record(transaction, { by: 'catch_up', isVerified: true });
  }
}
