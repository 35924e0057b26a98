import { ACCOUNT_TYPES, type Accounts, type AccountType, createAccounts } from './accounts/accounts.ts';
import { createPots, type Pots } from './accounts/pots.ts';
import type { BankClock } from './bank-clock.ts';
import { type Chance, createChance } from './chance.ts';
import type { FeedItem } from './extras/feed-item.ts';
import type { Receipt } from './extras/receipt.ts';
import { createStorage, type Storage } from './extras/storage.ts';
import { createNewId, type NewId } from './ids.ts';
import { type Client, DEFAULT_CLIENT, OTHER_CLIENTS } from './login/clients.ts';
import { createCodes } from './login/codes.ts';
import { createSessions, type Sessions } from './login/sessions.ts';
import type { CallRecord } from './call-record.ts';
import { strictest, type Switches } from './switches.ts';
import { createLedger, type Ledger } from './transactions/ledger.ts';
import { createPayments, type Payments } from './transactions/payments.ts';
import { createRateLimit } from './trouble/rate-limit.ts';
import { createTroubles } from './trouble/troubles.ts';
import { createDeliveries, type Deliveries } from './webhooks/deliveries.ts';
import { createWebhooks, type Webhooks } from './webhooks/webhooks.ts';

export type BankOptions = {
  /** What ids, secrets and account numbers are made of. */
  seed?: string;
  clock: BankClock;
  client?: Partial<Client>;
  accounts?: readonly AccountType[];
  switches?: Partial<Switches>;
  /** The names of payers that the page offers. */
  payers?: readonly string[];
};

/** All that the bank knows. Nothing of it outlives the process. */
export type FakeBank = {
  clock: BankClock;
  chance: Chance;
  newId: NewId;
  switches: Switches;
  clients: [ours: Client, ...others: Client[]];
  codes: ReturnType<typeof createCodes>;
  sessions: Sessions;
  accounts: Accounts;
  payers: readonly string[];
  pots: Pots;
  ledger: Ledger;
  payments: Payments;
  deliveries: Deliveries;
  webhooks: Webhooks;
  feed: FeedItem[];
  receipts: Map<string, Receipt & { id: string }>;
  storage: Storage;
  troubles: ReturnType<typeof createTroubles>;
  rateLimit: ReturnType<typeof createRateLimit>;
  calls: CallRecord[];
};

/** Makes a bank with two people, their accounts and pots, and no transaction. */
export function createFakeBank({ seed = 'paid-up', clock, ...options }: BankOptions): FakeBank {
  const chance = createChance(seed);
  const newId = createNewId(chance, clock);
  const switches = { ...strictest(), ...options.switches };
  const clients: FakeBank['clients'] = [{ ...DEFAULT_CLIENT, ...options.client }, ...OTHER_CLIENTS];
  const accounts = createAccounts(newId, chance, options.accounts ?? ACCOUNT_TYPES);
  const deliveries = createDeliveries(clock, newId, chance);
  const bank = {
    clock,
    chance,
    newId,
    switches,
    clients,
    codes: createCodes(clock, newId, clients),
    sessions: createSessions(clock, newId, switches),
    accounts,
    payers: options.payers ?? ['KINGSCOTE AM'],
    pots: createPots(clock, newId, accounts.list()),
    ledger: createLedger(),
    deliveries,
    webhooks: createWebhooks(newId, deliveries),
    feed: [],
    receipts: new Map(),
    storage: createStorage(clock, newId),
    troubles: createTroubles(),
    rateLimit: createRateLimit(clock),
    calls: [],
  };
  return { ...bank, payments: createPayments(bank) };
}
