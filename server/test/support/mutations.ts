import { readdirSync } from 'node:fs';
import { newTransactionId } from './bank.ts';
import { captures, type WebhookBody } from './captures.ts';
import type { createChance } from './chance.ts';

type Chance = ReturnType<typeof createChance>;
type Fields = { [key: string]: unknown };

const names = readdirSync(new URL('../../../postman/captures/', import.meta.url)).map((file) =>
  file.replace('.json', ''),
);
const bodies = names.flatMap(captures).filter(({ data }) => data);

const odd: unknown[] = [
  null,
  true,
  '',
  ' ',
  0,
  -1,
  500,
  1e21,
  -0.5,
  '500',
  [],
  {},
  [[]],
  '\u0000',
  '\ud800',
  '\u202e',
  '__proto__',
  { $ne: null },
  { name: 'ASH A' },
  ['ASH A'],
  'x'.repeat(300),
  '9999-12-31T23:59:59Z',
  'GBP',
  'EUR',
  'mastercard',
];

const KEYS = ['name', 'scheme', 'merchant', 'decline_reason', 'toString', '__proto__', 'amount', 'remember'];

/** A delivery of the bank's with up to three of its fields, at any depth, made odd or taken away. */
export function mutatedDelivery(chance: Chance): WebhookBody {
  const body = structuredClone(chance.pick(bodies));
  if (chance.below(4) > 0) body.data.id = newTransactionId();
  for (let times = chance.below(4); times > 0; times--) {
    const at = chance.pick([body, body.data, body.data, body.data?.counterparty, body.data?.metadata]);
    if (typeof at === 'object' && at !== null) mutate(chance, at as Fields);
  }
  return body;
}

/** A body with up to three of its fields, at any depth, made odd or taken away. */
export function mutated(chance: Chance, body: unknown): unknown {
  const copy = structuredClone(body);
  for (let times = chance.below(4); times > 0; times--) {
    const places = objectsIn(copy);
    if (places.length === 0) return chance.pick(odd);
    mutate(chance, chance.pick(places));
  }
  return copy;
}

/** A body as bytes, some of them changed, dropped or cut off. */
export function bitten(chance: Chance, body: unknown = chance.pick(bodies)): Buffer {
  const bytes = Buffer.from(JSON.stringify(body));
  if (bytes.length === 0) return bytes;
  for (let times = 1 + chance.below(5); times > 0; times--)
    bytes[chance.below(bytes.length)] = chance.below(256);
  return chance.below(3) === 0 ? bytes.subarray(0, chance.below(bytes.length)) : bytes;
}

function mutate(chance: Chance, fields: Fields): void {
  const key = chance.pick([...Object.keys(fields), ...KEYS]);
  if (chance.below(4) === 0) Reflect.deleteProperty(fields, key);
  else fields[key] = structuredClone(chance.pick(odd));
}

const objectsIn = (value: unknown): Fields[] =>
  typeof value === 'object' && value !== null
    ? [value as Fields, ...Object.values(value).flatMap(objectsIn)]
    : [];
