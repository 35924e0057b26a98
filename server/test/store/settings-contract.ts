import { describe, expect, test, vi } from 'vitest';
import type { Bench } from './bench.ts';
import { revised, someSettings } from './records.ts';

/** The one record of the settings: absent, then there, then replaced under its revision. */
export function settingsContract(bench: Bench): void {
  describe('settings', () => {
    const stored = () => bench.store.settings.get();

    test('are absent before the first change', async () => {
      expect(await stored()).toBeNull();
    });

    test('are kept as they are given', async () => {
      const settings = someSettings({ club_name: 'Łódź “5s” 🥅', default_location: 'Riverside 5s' });
      expect(await bench.store.settings.replace(settings, 0)).toBe('replaced');
      expect(await stored()).toEqual(settings);
    });

    test('keep what each change had before and since', async () => {
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

    test('are replaced under the revision that was read, and no other', async () => {
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

    test('are first stored by one of many', async () => {
      const names = Array.from({ length: 10 }, (_, index) => `Club ${index}`);
      const outcomes = await Promise.all(
        names.map((club_name) => bench.store.settings.replace(someSettings({ club_name }), 0)),
      );
      expect(outcomes.filter((outcome) => outcome === 'replaced')).toHaveLength(1);
      expect(await stored()).toEqual(someSettings({ club_name: names[outcomes.indexOf('replaced')] ?? '' }));
    });

    test('survive a restart', async () => {
      await bench.store.settings.replace(someSettings(), 0);
      const store = await bench.restart();
      expect(await store.settings.get()).toEqual(someSettings());
      expect(await store.settings.replace(someSettings(), 0)).toBe('stale');
    });

    test('ring when they are stored and replaced', async () => {
      const rung: unknown[] = [];
      bench.store.watch((change) => rung.push(change));
      await bench.store.settings.replace(someSettings(), 0);
      await bench.store.settings.replace(revised(someSettings()), 1);
      const change = { entity: 'settings', id: 'settings' };
      await vi.waitFor(() => expect(rung).toEqual([change, change]), 5000);
    });
  });
}
