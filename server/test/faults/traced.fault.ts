import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makePlayers } from './club.ts';
import { expectLedger } from './ledger.ts';
import { startPaidUp, type StartSettings } from './paid-up.ts';
import { makePlace } from './place.ts';
import { createSimulatedMonzo } from './simulated-monzo.ts';
import { canTrace, finishedTrace, traced, unsyncedAnswers, withFailingSync } from './strace.ts';

if (!canTrace) console.info('Left out: the order of system calls and failing syncs. They need strace.');

describe.runIf(canTrace)('traced', () => {
  let place: ReturnType<typeof makePlace>;
  beforeEach(() => {
    place = makePlace();
  });
  afterEach(() => place.remove());

  /** Takes payments one by one, then eight at a time, and gives back what the process did meanwhile. */
  async function traceOf(settings: StartSettings): Promise<string> {
    const file = join(place.folder, 'trace');
    const paidUp = startPaidUp(place.url, { ...settings, through: traced(file) });
    try {
      const address = await paidUp.address();
      await makePlayers(address);
      const monzo = createSimulatedMonzo(() => address);
      for (let count = 0; count < 60; count++) await monzo.deliverOne();
      for (let count = 0; count < 10; count++)
        await Promise.all(Array.from({ length: 8 }, () => monzo.deliverOne()));
      await expectLedger(place.url, monzo.deliveries);
    } finally {
      await paidUp.end('SIGTERM');
    }
    return finishedTrace(file);
  }

  test('it syncs every payment before the first byte of its answer', async () => {
    const { answered, offenders } = unsyncedAnswers(await traceOf({}));
    expect(offenders).toEqual([]);
    expect(answered).toBeGreaterThan(100);
    console.info(`${answered} answers, each after its sync`);
  });

  test('a copy that does not sync every commit is found out', async () => {
    const { answered, offenders } = unsyncedAnswers(await traceOf({ tree: copyThatSyncsNoCommit() }));
    expect(answered).toBeGreaterThan(100);
    expect(offenders.length).toBeGreaterThan(answered / 2);
  });

  test('it answers 503 and ends when a sync fails, and the next start lacks nothing', async () => {
    const failing = startPaidUp(place.url, { through: withFailingSync(60) });
    const address = await failing.address();
    await makePlayers(address);
    const monzo = createSimulatedMonzo(() => address);
    for (let count = 0; count < 200 && !monzo.statuses.has(503); count++) await monzo.deliverOne();
    expect(monzo.statuses).toContain(200);
    expect(monzo.statuses).toContain(503);
    expect(await failing.ended).toEqual({ code: 1, signal: null });
    expect(failing.printed()).toContain('the store is broken');
    const again = startPaidUp(place.url);
    await again.address();
    expect(await expectLedger(place.url, monzo.deliveries)).toBeGreaterThan(10);
    expect((await again.end('SIGTERM')).code).toBe(0);
  });

  function copyThatSyncsNoCommit(): string {
    const root = fileURLToPath(new URL('../../../', import.meta.url));
    const tree = join(place.folder, 'tree');
    mkdirSync(tree);
    for (const part of [
      'server/src',
      'server/package.json',
      'shared/src',
      'shared/package.json',
      'package.json',
    ])
      cpSync(join(root, part), join(tree, part), { recursive: true });
    for (const packages of ['node_modules', 'server/node_modules'])
      symlinkSync(join(root, packages), join(tree, packages));
    const file = join(tree, 'server/src/store/sqlite/open-database.ts');
    const source = readFileSync(file, 'utf8');
    const changed = source
      .replace('synchronous = FULL', 'synchronous = NORMAL')
      .replace('FULL = 2', 'FULL = 1');
    expect(changed).not.toBe(source);
    writeFileSync(file, changed);
    return tree;
  }
});
