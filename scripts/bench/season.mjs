import { normaliseBankName } from '../../shared/src/bank-name.ts';
import { bankTransaction } from '../../shared/src/webhook.ts';
import { join } from '../../server/src/domain/attendance.ts';
import { bankPayment, creditedTo } from '../../server/src/domain/bank-payments.ts';
import { enteredPayment } from '../../server/src/domain/entered-payment.ts';
import { assigned, ignored } from '../../server/src/domain/corrections.ts';
import { cancelledFixture, changedPlayers, newFixture } from '../../server/src/domain/fixtures.ts';
import { newPlayer } from '../../server/src/domain/players.ts';
import { bankNameOf, delivery, PLAYERS } from './deliveries.mjs';

/**
 * Fills an empty store with a club of long standing: 500 players, 100 ignored payers, 2,000 fixtures of about ten
 * players, one a day and the last 15 to come, and this many payments over the same days, which add up to what was
 * charged. Of each 100 payments five wait in the inbox, four are set aside, three are split, one is a refund. `insert`
 * stores a batch of payments, by itself one after the other through the store.
 */
export async function fillSeason(store, payments, insert = (batch) => recordEach(store, batch)) {
  const players = Array.from({ length: PLAYERS }, (_, number) => aPlayer(number));
  await inBatches(PLAYERS, (number) => store.players.create(players[number]));
  await inBatches(IGNORED_PAYERS, (number) => store.ignoredPayers.add(anIgnoredPayer(number)));
  for (const numbers of batchesOf(FIXTURES, 200))
    await store.fixtures.create(numbers.map((number) => aFixture(number, players)));
  const amount = Math.round((FIXTURES * PLAYERS_PER_FIXTURE * GAME.fee) / payments);
  for (const numbers of batchesOf(payments)) {
    const paidAt = (number) => daysAgo(FIXTURES * (1 - number / payments));
    await insert(numbers.map((number) => aPayment(number, amount, paidAt(number), players)));
  }
}

/** Stores a batch of payments through the store, at the same time. */
export const recordEach = (store, batch) =>
  Promise.all(batch.map((payment) => store.payments.recordOnce(payment)));

const FIXTURES = 2000;
const TO_COME = 15;
const IGNORED_PAYERS = 100;
const PLAYERS_PER_FIXTURE = 10;
const GAME = {
  time: '18:30',
  location: 'Riverside 5s',
  cost: 4500,
  fee: 500,
  min_players: 8,
  max_players: 12,
  player_ids: [],
};

/** Writes that are made at the same time share a commit. */
const BATCH = 5000;

async function inBatches(count, write) {
  for (const numbers of batchesOf(count)) await Promise.all(numbers.map(write));
}

function* batchesOf(count, size = BATCH) {
  for (let first = 0; first < count; first += size)
    yield Array.from({ length: Math.min(size, count - first) }, (_, index) => first + index);
}

const DAY = 86_400_000;
const today = Date.now();
const daysAgo = (days) => new Date(today - days * DAY).toISOString();

function aPlayer(number) {
  const source = { at: daysAgo(FIXTURES + 1), by: 'organiser' };
  const input = { name: `Player ${number}`, accepted_bank_names: [bankNameOf(number), `ALIAS ${number}`] };
  const player = newPlayer(`player_${number}`, input, source.at.slice(0, 10), source);
  return { ...player, has_history: true };
}

function anIgnoredPayer(number) {
  const name = `SHOP ${number}`;
  return { id: `ignored_${number}`, key: normaliseBankName(name), name, created_at: daysAgo(1) };
}

function aFixture(number, players) {
  const daysBefore = FIXTURES - TO_COME - number;
  const kickOff = daysAgo(daysBefore);
  const source = { at: daysAgo(Math.max(0, daysBefore + 7)), by: 'organiser' };
  const kickOffIs = { date: kickOff.slice(0, 10), kick_off_at: kickOff };
  let fixture = newFixture(`fixture_${number}`, GAME, kickOffIs, null, source);
  for (let place = 0; place < PLAYERS_PER_FIXTURE - 2 + (number % 5); place++) {
    const player = players[(number * 7 + place * 41) % PLAYERS];
    const attendance = join(fixture, { player_id: player.id, guests: 0 }, source.at);
    fixture = changedPlayers(fixture, attendance, player, source);
  }
  return number % 50 === 0 ? cancelledFixture(fixture, 'rain', source) : fixture;
}

/** Players pay between three quarters and five quarters of the amount, so that some owe and some are ahead. */
function aPayment(number, mean, at, players) {
  const source = { at, by: 'webhook' };
  const told = { ...source, isVerified: false };
  const [player, other] = [players[number % PLAYERS], players[(number + 1) % PLAYERS]];
  const kind = (number + Math.floor(number / PLAYERS)) % 100;
  if (kind === 0) return enteredPayment(`pay_${number}`, 'x', player, { amount: -200 }, source);
  const amount = Math.round(mean * (0.75 + ((number % PLAYERS) % 7) / 12));
  const { data } = JSON.parse(delivery(`tx_${number}`, number));
  const transaction = { ...bankTransaction.parse(data), amount, created: at };
  if (kind <= 5) {
    const stranger = { ...transaction, counterparty: { name: `STRANGER ${number}` } };
    return bankPayment(stranger, 'automatic', told);
  }
  const payment = bankPayment(transaction, 'automatic', told);
  if (kind <= 9) return ignored(payment, 'private', source);
  const { id, name, bank_names } = player;
  const payer = { id, name, bank_name: bank_names[0].name, by: 'counterparty_name' };
  const credited = creditedTo(payment, payer, source);
  if (kind > 12) return credited;
  const half = Math.floor(amount / 2);
  const part = ({ id, name }, pence) => ({ player_id: id, name, amount: pence });
  return assigned(credited, [part(player, half), part(other, amount - half)], source);
}
