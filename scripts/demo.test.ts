import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMadeUpClub } from '../server/src/made-up-season/club.ts';
import { playSeason } from '../server/src/made-up-season/play-season.ts';
import { openStore } from '../server/src/store/open-store.ts';
import { root } from './root.mjs';

describe('the demo', () => {
  test('fills an empty store, tells what to look at, and leaves a full one alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'paidup-demo-'));
    try {
      const env = { ...process.env, DATABASE_URL: `sqlite:${join(folder, 'demo.db')}` };
      const run = (script: string) =>
        spawnSync(process.execPath, [join(root, script)], { cwd: root, env, encoding: 'utf8' });
      const first = run('scripts/demo.mjs');
      expect([first.status, first.stderr]).toEqual([0, '']);
      expect(first.stdout).toContain('20 players, 30 games, 250 payments.');
      const second = run('scripts/demo.mjs');
      expect([second.status, second.stdout]).toEqual([1, '']);
      expect(second.stderr).toMatch(/^The demo can't be set up: the store is not empty\..*\n$/);
      expect(run('scripts/audit-ledger.mjs').stdout).toContain('All adds up.');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test.each([
    '2026-11-18T02:00:00Z',
    '2026-11-18T20:00:00Z',
    '2026-11-19T09:00:00Z',
    '2027-03-30T12:00:00Z',
    '2027-07-03T23:59:59Z',
    '2028-02-29T12:00:00Z',
  ])('ends at %s, and everything in it happened before', async (now) => {
    const store = await openStore('sqlite::memory:', { info() {}, warn() {} });
    try {
      const club = createMadeUpClub(store, 'Europe/London', Date.parse(now));
      await playSeason(club);
      expect(await store.audit()).toEqual({ players: 20, fixtures: 30, payments: 250, findings: [] });
      const { items } = await club.payments.list({ limit: 200 });
      const instants = items.flatMap(({ paid_at, history }) => [paid_at, ...history.map(({ at }) => at)]);
      expect(instants.filter((at) => Date.parse(at) > Date.parse(now))).toEqual([]);
      expect(items.filter(({ paid_at, created_at }) => paid_at > created_at)).toEqual([]);
      const { unmatched, debtors, next_fixture } = await club.summary.get();
      expect(unmatched.count).toBeGreaterThanOrEqual(10);
      expect(debtors.length).toBeGreaterThan(3);
      expect(Date.parse(next_fixture?.kick_off_at ?? '')).toBeGreaterThan(Date.parse(now));
    } finally {
      await store.close();
    }
  });
});
