import type { FakeMonzo } from '../../../scripts/fake-monzo/start-fake-monzo.ts';
import type { TroubleKind } from '../../../scripts/fake-monzo/trouble/trouble-kinds.ts';
import type { DeliveryMode } from '../../../scripts/fake-monzo/webhooks/delivery-modes.ts';
import type { createChance } from '../support/chance.ts';
import { HELD, INCOMING, OUTGOING, PLAYERS, PRIVATE, STRANGERS } from './club-at-the-bank.ts';

const SECOND = 1000;
const HOUR = 3_600_000;

/** Troubles that are over at once. What makes an app wait is tried elsewhere, since it takes its time. */
const TROUBLES: TroubleKind[] = [
  'rate_limited',
  'error_500',
  'error_504',
  'html',
  'empty',
  'cut',
  'slow',
  'not_json',
  'wrong_shape',
  'wrong_amount',
  'reset',
  'lost',
  'unknown_token',
  'redirect',
];
const PATHS = ['', '', '/transactions', '/transactions/', '/oauth2/token', '/accounts', '/webhooks'];
const MODES: DeliveryMode[] = [
  'realistic',
  'realistic',
  'cut',
  'cut',
  'shuffled',
  'duplicated',
  'created_only',
  'delayed',
  'dropped',
];

type Chance = ReturnType<typeof createChance>;
type Step = [weight: number, play: (world: World, chance: Chance) => unknown];

/** The bank, and what the organiser and the app's own timers do. */
export type World = {
  fake: FakeMonzo;
  catchUp: () => Promise<unknown>;
  reconnect: () => Promise<unknown>;
  /** Moves the app's clock against the bank's. */
  skew: (milliseconds: number) => void;
};

/** Everything that happens at the bank and between it and the app, with how often it does. */
const STEPS: Step[] = [
  [12, ({ fake }, chance) => pay(fake, chance, INCOMING, [...PLAYERS, ...PLAYERS, ...STRANGERS])],
  [1, ({ fake }, chance) => pay(fake, chance, HELD, [...PLAYERS, ...STRANGERS])],
  [2, ({ fake }, chance) => pay(fake, chance, OUTGOING, [...PLAYERS, ...STRANGERS])],
  [3, ({ fake }, chance) => pay(fake, chance, PRIVATE, [...PLAYERS, ...STRANGERS], 100)],
  [2, withTransaction((fake, id) => fake.bank.payments.giveBack(id))],
  [2, withTransaction((fake, id) => fake.bank.payments.decline(id, 'OTHER'))],
  [2, withTransaction(changeAmount)],
  [3, ({ fake }, chance) => fake.controls.deliver({ body: forged(chance) })],
  [6, ({ fake }, chance) => fake.bank.deliveries.setMode(chance.pick(MODES))],
  [
    12,
    ({ fake }, chance) =>
      fake.bank.troubles.add({
        kind: chance.pick(TROUBLES),
        path: chance.pick(PATHS),
        calls: 1 + chance.below(6),
        milliseconds: 5,
      }),
  ],
  [5, ({ fake }) => fake.bank.troubles.clear()],
  [2, ({ fake }, chance) => fake.bank.rateLimit.set(chance.pick([null, null, { calls: 10, seconds: 300 }]))],
  [3, ({ fake }) => fake.controls.expire()],
  [1, ({ fake }) => fake.controls.evict()],
  [1, ({ fake }) => fake.controls.revoke()],
  [2, ({ fake }) => fake.controls.approve()],
  [2, ({ skew }, chance) => skew((chance.below(5) - 2) * 20 * 60 * SECOND)],
  [16, ({ fake }, chance) => fake.clock.advance(chance.below(20) * SECOND)],
  [3, ({ fake }, chance) => fake.clock.advance(chance.below(24) * HOUR)],
  [5, ({ catchUp }) => catchUp()],
  [1, ({ reconnect }) => reconnect()],
];
const LOTS = STEPS.flatMap(([weight, play]) => Array.from({ length: weight }, () => play));

/** Lets one thing happen, by chance. */
export async function playStep(world: World, chance: Chance): Promise<void> {
  await chance.pick(LOTS)(world, chance);
}

/** Small amounts come out of a pot however often. */
function pay(fake: FakeMonzo, chance: Chance, kinds: typeof INCOMING, names: string[], max = 5000): void {
  fake.bank.payments.make({
    kind: chance.pick(kinds),
    amount: 1 + chance.below(max),
    name: chance.pick(names),
    reference: chance.pick(['FOOTBALL', 'subs', '5 A SIDE']),
    silent: chance.below(10) === 0,
  });
}

function withTransaction(play: (fake: FakeMonzo, id: string, chance: Chance) => unknown): Step[1] {
  return ({ fake }, chance) => {
    const transactions = fake.bank.ledger.newest(5);
    return transactions.length > 0 && play(fake, chance.pick(transactions).id, chance);
  };
}

function changeAmount(fake: FakeMonzo, id: string, chance: Chance): void {
  const { amount } = fake.bank.ledger.find(id);
  fake.bank.payments.change(
    id,
    { amount: amount + 7 * Math.sign(amount) },
    { silent: chance.below(2) === 0 },
  );
}

/** A delivery of a payment that the bank does not have, which anybody may post who knows the address. */
function forged(chance: Chance) {
  const id = `tx_forged${chance.below(1000)}`;
  const data = { id, amount: 100_000, currency: 'GBP', created: '2026-11-12T21:00:00Z' };
  const counterparty = { name: chance.pick(PLAYERS) };
  return { type: 'transaction.created', data: { ...data, scheme: 'payport_faster_payments', counterparty } };
}
