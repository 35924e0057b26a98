import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPayment, ids } from '../../../test/store/records.ts';
import { DAY, MINUTE, settableClock } from '../../../test/support/clock.ts';
import { silence } from '../../../test/support/mongo-place.ts';
import { makeDirectory } from '../../../test/support/temporary-directory.ts';
import { openStore } from '../../store/open-store.ts';
import type { Store } from '../../store/store.ts';
import { createBackupsService } from '../backups.ts';
import { readBackup } from './read-backup.ts';

describe('the backup of the day', () => {
  const clock = settableClock('2026-11-20T04:00:00.000Z');
  let place: Awaited<ReturnType<typeof makeDirectory>>;
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    clock.set('2026-11-20T04:00:00.000Z');
    place = await makeDirectory();
    folder = place.path('backups/club');
    store = await openStore('sqlite::memory:', silence);
    await Promise.all(ids('tx', 20).map((id) => store.payments.recordOnce(aPayment(id))));
  });
  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  const serviceFor = (from: Store, keep = 3) =>
    createBackupsService({ store: from, clock: clock.now, backups: { folder, keep } });

  it('is made at once where there is none, for its owner alone', async () => {
    const backups = serviceFor(store);
    expect(await backups.state()).toEqual({ last_at: null, kept: 0 });
    expect(await backups.makeDaily()).toMatchObject({ records: 20 });
    expect(readdirSync(folder)).toEqual(['paidup-20261120T040000Z.gz']);
    expect((await readBackup(`${folder}/paidup-20261120T040000Z.gz`)).contents.payment).toBe(20);
    expect(statSync(`${folder}/paidup-20261120T040000Z.gz`).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(await backups.state()).toEqual({ last_at: clock.now(), kept: 1 });
  });

  it('is made again when the newest is a day old, and no sooner, also after a restart', async () => {
    await serviceFor(store).makeDaily();
    clock.advance(DAY - 10 * MINUTE);
    expect(await serviceFor(store).makeDaily()).toBeNull();
    clock.advance(10 * MINUTE);
    expect(await serviceFor(store).makeDaily()).not.toBeNull();
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('leaves the newest few, and whatever else is in the folder', async () => {
    for (let day = 0; day < 5; day++, clock.advance(DAY)) {
      await serviceFor(store).makeDaily();
      writeFileSync(`${folder}/mine.gz`, '');
    }
    expect(readdirSync(folder).sort()).toEqual([
      'mine.gz',
      'paidup-20261122T040000Z.gz',
      'paidup-20261123T040000Z.gz',
      'paidup-20261124T040000Z.gz',
    ]);
  });

  it('is made by one of several processes that share the folder', async () => {
    const services = Array.from({ length: 8 }, () => serviceFor(store));
    const made = await Promise.all(services.map((backups) => backups.makeDaily()));
    expect(made.filter((one) => one !== null)).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['paidup-20261120T040000Z.gz']);
  });

  it('leaves those before it, and nothing of itself, when it fails, and is made at the next look', async () => {
    await serviceFor(store).makeDaily();
    clock.advance(DAY);
    const failing: Store = {
      ...store,
      async *records() {
        yield* store.records();
        throw new Error('away');
      },
    };
    await expect(serviceFor(failing, 1).makeDaily()).rejects.toThrow('away');
    expect(readdirSync(folder)).toEqual(['paidup-20261120T040000Z.gz']);
    expect(await serviceFor(store, 1).makeDaily()).not.toBeNull();
    expect(readdirSync(folder)).toEqual(['paidup-20261121T040000Z.gz']);
  });

  it('waits for a process that died at it no longer than ten minutes, and clears up after it', async () => {
    await serviceFor(store).makeDaily();
    clock.advance(DAY);
    writeFileSync(`${folder}/.paidup-partial-paidup-20261121T040000Z.gz.rest`, 'half');
    writeFileSync(`${folder}/.paidup-lock`, '');
    expect(await serviceFor(store).makeDaily()).toBeNull();
    const longAgo = new Date(Date.now() - 11 * MINUTE);
    utimesSync(`${folder}/.paidup-lock`, longAgo, longAgo);
    expect(await serviceFor(store).makeDaily()).toBeNull();
    expect(await serviceFor(store).makeDaily()).not.toBeNull();
    expect(readdirSync(folder)).toEqual(['paidup-20261120T040000Z.gz', 'paidup-20261121T040000Z.gz']);
  });

  it('is none without a folder', async () => {
    const backups = createBackupsService({ store, clock: clock.now, backups: undefined });
    expect(await backups.makeDaily()).toBeNull();
    expect(await backups.state()).toBeNull();
  });
});
