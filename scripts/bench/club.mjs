import { bankPayment, creditedTo } from '../../server/src/domain/bank-payments.ts';
import { newPlayer } from '../../server/src/domain/players.ts';
import { openStore } from '../../server/src/store/open-store.ts';
import { bankTransaction } from '../../shared/src/webhook.ts';
import { bankNameOf, delivery, PLAYERS } from './deliveries.mjs';

/** Makes a SQLite file of 500 players and this many payments, credited to one after the other, through the store's port. */
export async function makeClub(file, payments) {
  const store = await openStore(`sqlite:${file}`, { info: () => {}, warn: console.error });
  const source = { at: '2026-11-18T19:00:00.000Z', by: 'import' };
  const players = Array.from({ length: PLAYERS }, (_, number) => {
    const names = [bankNameOf(number), `ALIAS ${number}`];
    const player = newPlayer(
      `player_${number}`,
      { name: `Player ${number}`, accepted_bank_names: names },
      '2026-01-07',
      source,
    );
    return { ...player, has_history: true };
  });
  await Promise.all(players.map((player) => store.players.create(player)));
  for (let first = 0; first < payments; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, payments - first) }, (_, index) => first + index);
    await Promise.all(numbers.map((number) => store.payments.recordOnce(paymentOf(number))));
  }
  await store.close();

  function paymentOf(number) {
    const transaction = bankTransaction.parse(JSON.parse(delivery(`tx_stored_${number}`, number)).data);
    const { id, name, bank_names } = players[number % PLAYERS];
    const payer = { id, name, bank_name: bank_names[0].name, by: 'counterparty_name' };
    return creditedTo(bankPayment(transaction, 'automatic', { ...source, isVerified: false }), payer, source);
  }
}

/** Payments that are stored at the same time share a commit. */
const BATCH = 5000;
