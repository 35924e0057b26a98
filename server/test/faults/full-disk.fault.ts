import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makePlayers } from './club.ts';
import { expectLedger } from './ledger.ts';
import { startPaidUp } from './paid-up.ts';
import { makePlace } from './place.ts';
import { createSimulatedMonzo } from './simulated-monzo.ts';

const mount = (folder: string) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder]).status === 0;
const unmount = (folder: string) => spawnSync('umount', [folder]);

const canMount = (() => {
  const { folder, remove } = makePlace();
  const isMounted = mount(folder);
  if (isMounted) unmount(folder);
  remove();
  return isMounted;
})();
if (!canMount) console.info('Left out: a full disk. It needs the right to mount a small one.');

describe.runIf(canMount)('on a full disk', () => {
  let place: ReturnType<typeof makePlace>;
  beforeEach(() => {
    place = makePlace();
    mount(place.folder);
  });
  afterEach(() => {
    unmount(place.folder);
    place.remove();
  });

  test('it answers 503, and takes payments again once there is space, without a restart', async () => {
    const paidUp = startPaidUp(place.url);
    const address = await paidUp.address();
    await makePlayers(address);
    const monzo = createSimulatedMonzo(() => address);
    for (let count = 0; count < 20; count++) await monzo.deliverOne();
    expect(monzo.statuses).not.toContain(503);

    const filler = join(place.folder, 'filler');
    const { bavail, bsize } = statfsSync(place.folder);
    writeFileSync(filler, Buffer.alloc(bavail * bsize));
    for (let count = 0; count < 3000 && !monzo.statuses.has(503); count++) await monzo.deliverOne();
    expect(monzo.statuses).toContain(503);
    const { outcome: whileFull } = await monzo.deliverOne();
    expect(whileFull).not.toBe('ok');

    rmSync(filler);
    for (let count = 0; count < 20; count++) expect((await monzo.deliverOne()).outcome).not.toBe('unknown');
    await expectLedger(place.url, monzo.deliveries);
    expect((await paidUp.end('SIGTERM')).code).toBe(0);
    await expectLedger(place.url, monzo.deliveries);
  });
});
