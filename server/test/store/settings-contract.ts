import { describe, expect, it, vi } from 'vitest';
import type { Bench } from './bench.ts';
import { revised, someSettings } from './records.ts';

/** Tests that the settings are stored once, and replaced only under their revision. */
export function settingsContract(bench: Bench): void {
  describe('the record of settings', () => {
    const stored = () => bench.store.settings.get();

    it('is absent before the first change', async () => {
      expect(await stored()).toBeNull();
    });

    it('is kept as it is given', async () => {
      const settings = someSettings({ club_name: 'Łódź “5s” 🥅', default_location: 'Riverside 5s' });
      expect(await bench.store.settings.replace(settings, 0)).toBe('replaced');
      expect(await stored()).toEqual(settings);
    });

    it('keeps what each change had before and since', async () => {
      const [first] = someSettings().history;
      const told = {
        before: { default_fee: 500, default_location: 'Park' },
        after: { default_fee: 600, default_location: null },
      };
      const settings = someSettings({
        history: first ? [{ ...first, ...told }] : [],
        default_fee: 600,
      });
      await bench.store.settings.replace(settings, 0);
      expect(await stored()).toEqual(settings);
    });

    it('is replaced under its current revision and no other', async () => {
      const first = someSettings();
      const next = revised(first, { default_fee: 0, default_location: null, max_players: 100 });
      expect(await bench.store.settings.replace(next, 1)).toBe('stale');
      expect(await stored()).toBeNull();
      await bench.store.settings.replace(first, 0);
      expect(await bench.store.settings.replace(next, 0)).toBe('stale');
      expect(await bench.store.settings.replace(next, 2)).toBe('stale');
      expect(await stored()).toEqual(first);
      expect(await bench.store.settings.replace(next, 1)).toBe('replaced');
      expect(await bench.store.settings.replace(revised(first), 1)).toBe('stale');
      expect(await stored()).toEqual(next);
    });

    it('is first stored by one of many at once', async () => {
      const names = Array.from({ length: 10 }, (_, index) => `Club ${index}`);
      const outcomes = await Promise.all(
        names.map((club_name) => bench.store.settings.replace(someSettings({ club_name }), 0)),
      );
      expect(outcomes.filter((outcome) => outcome === 'replaced')).toHaveLength(1);
      expect(await stored()).toEqual(someSettings({ club_name: names[outcomes.indexOf('replaced')] ?? '' }));
    });

    it('survives a restart', async () => {
      await bench.store.settings.replace(someSettings(), 0);
      const store = await bench.restart();
      expect(await store.settings.get()).toEqual(someSettings());
      expect(await store.settings.replace(someSettings(), 0)).toBe('stale');
    });

    it('calls listeners when it is stored and replaced', async () => {
      const heard: unknown[] = [];
      bench.store.watch((change) => heard.push(change));
      await bench.store.settings.replace(someSettings(), 0);
      await bench.store.settings.replace(revised(someSettings()), 1);
      const change = { entity: 'settings', id: 'settings' };
      await vi.waitFor(() => expect(heard).toEqual([change, change]), 5000);
    });
  });
}
