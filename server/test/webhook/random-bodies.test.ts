import { describe, expect, it } from 'vitest';
import { readdirSync } from 'node:fs';
import { captures, type WebhookBody } from '../support/captures.ts';
import { newTransactionId } from '../support/bank.ts';
import { createChance, inParallel } from '../support/chance.ts';
import { API, clubOf } from '../support/club.ts';
import { useApp } from '../support/use-app.ts';

const chance = createChance(1);
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

describe('random and mutated bodies', () => {
  const app = useApp();

  it(
    'are answered 2xx or 4xx by the thousand, and the next sound one is credited',
    { timeout: 60_000 },
    async () => {
      await clubOf(app()).addPlayer('Ash', ['ASH A']);
      const sent = Array.from({ length: 4_000 }, () => (chance.below(3) === 0 ? bitten() : mutated()));
      const statuses = await inParallel(sent, 50, async (body) => {
        const answer = await app().send('POST', '/monzo_webhook', { body });
        return answer.status;
      });
      expect([...new Set(statuses)].sort()).toEqual([200, 400]);
      const { payments } = await app().stored();
      expect(payments.every(({ amount }) => Number.isSafeInteger(amount))).toBe(true);
      expect((await app().send('GET', `${API}/summary`)).status).toBe(200);
      expect((await app().send('GET', `${API}/payments?limit=200`)).status).toBe(200);
    },
  );
});

/** A captured body with up to three of its fields, at any depth, made odd or taken away. */
function mutated(): WebhookBody {
  const body = structuredClone(chance.pick(bodies));
  if (chance.below(4) > 0) body.data.id = newTransactionId();
  for (let times = chance.below(4); times > 0; times--) {
    const at = chance.pick([body, body.data, body.data, body.data?.counterparty, body.data?.metadata]);
    if (typeof at !== 'object' || at === null) continue;
    const fields = at as { [key: string]: unknown };
    const key = chance.pick([
      ...Object.keys(fields),
      'name',
      'scheme',
      'merchant',
      'decline_reason',
      'toString',
    ]);
    if (chance.below(4) === 0) Reflect.deleteProperty(fields, key);
    else fields[key] = structuredClone(chance.pick(odd));
  }
  return body;
}

/** A captured body with some of its bytes changed, dropped or cut off. */
function bitten(): Buffer {
  const bytes = Buffer.from(JSON.stringify(chance.pick(bodies)));
  for (let times = 1 + chance.below(5); times > 0; times--)
    bytes[chance.below(bytes.length)] = chance.below(256);
  return chance.below(3) === 0 ? bytes.subarray(0, chance.below(bytes.length)) : bytes;
}
