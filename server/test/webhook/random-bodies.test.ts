import { describe, expect, it } from 'vitest';
import { createChance, inParallel } from '../support/chance.ts';
import { API, clubOf } from '../support/club.ts';
import { bitten, mutatedDelivery } from '../support/mutations.ts';
import { useApp } from '../support/use-app.ts';

const chance = createChance(1);

describe('random and mutated bodies', () => {
  const app = useApp();

  it(
    'are answered 2xx or 4xx by the thousand, and the next sound one is credited',
    { timeout: 60_000 },
    async () => {
      await clubOf(app()).addPlayer('Ash', ['ASH A']);
      const sent = Array.from({ length: 4_000 }, () =>
        chance.below(3) === 0 ? bitten(chance) : mutatedDelivery(chance),
      );
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
