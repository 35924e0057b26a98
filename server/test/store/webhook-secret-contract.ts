import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { ids, minute } from './records.ts';

/** Tests the hashes of the webhook's secrets, of which there is one record. */
export function webhookSecretContract(bench: Bench): void {
  const store = () => bench.store.webhookSecret;
  const aSecret = (current_hash: string, previous_hash: string | null, rev: number) => ({
    current_hash,
    previous_hash,
    changed_at: minute(rev),
    rev,
  });

  describe('the webhook’s secret', () => {
    it('is none at first, and comes back as it was stored, over a restart', async () => {
      expect(await store().get()).toBeNull();
      expect(await store().replace(aSecret('one', null, 1), 0)).toBe('replaced');
      expect(await store().replace(aSecret('two', 'one', 2), 1)).toBe('replaced');
      await bench.restart();
      expect(await store().get()).toEqual(aSecret('two', 'one', 2));
    });

    it('is replaced by one of 20 processes at once', async () => {
      for (const rev of [0, 1]) {
        const replace = (hash: string) => store().replace(aSecret(hash, null, rev + 1), rev);
        const outcomes = await Promise.all(ids('hash', 20).map(replace));
        expect(outcomes.filter((outcome) => outcome === 'replaced')).toHaveLength(1);
        const stored = await store().get();
        expect(stored?.current_hash).toBe(ids('hash', 20)[outcomes.indexOf('replaced')]);
      }
    });
  });
}
