import { readFileSync } from 'node:fs';

const captured = JSON.parse(
  readFileSync(new URL('../../postman/captures/natwest-transfer.json', import.meta.url), 'utf8'),
);

export const PLAYERS = 500;

/** The bank name of the player with this number. */
export const bankNameOf = (number) => `PAYER NUMBER ${number % PLAYERS}`;

/** A captured transfer as the text that Monzo would post, with this id, from the player with this number. */
export function delivery(id, number) {
  return parts[0] + id + parts[1] + bankNameOf(number) + parts[2];
}

const parts = JSON.stringify({
  ...captured,
  data: { ...captured.data, id: '<id>', counterparty: { ...captured.data.counterparty, name: '<name>' } },
}).split(/<id>|<name>/);
