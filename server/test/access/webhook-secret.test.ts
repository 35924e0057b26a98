import { describe, expect, it } from 'vitest';
import { DAY } from '../support/clock.ts';
import { stores } from '../support/stores.ts';
import { useTwoDoors } from './two-doors.ts';

const [OLD, NEW] = ['old'.repeat(12), 'new'.repeat(12)];

describe.each(stores)('a webhook’s secret that was changed, on $name', (store) => {
  const doors = useTwoDoors(store);
  const start = (secret?: string) => doors.one.webhookSecret.prepare(secret);
  const isFormer = (secret: string) => doors.one.webhookSecret.isFormer(secret);

  it('works until the new one is used', async () => {
    await start(OLD);
    await doors.one.webhookSecret.wasUsed(OLD);
    expect(await isFormer(OLD)).toBe(false);
    await start(NEW);
    await start(NEW);
    expect([await isFormer(OLD), await isFormer(NEW), await isFormer('')]).toEqual([true, false, false]);
    await doors.one.webhookSecret.wasUsed(NEW);
    expect(await isFormer(OLD)).toBe(false);
    await start(NEW);
    expect(await isFormer(OLD)).toBe(false);
  });

  it('stops in every process when the new one is used in one', async () => {
    await start(OLD);
    await start(NEW);
    await doors.other.webhookSecret.prepare(NEW);
    expect(await isFormer(OLD)).toBe(true);
    await doors.other.webhookSecret.wasUsed(NEW);
    expect(await isFormer(OLD)).toBe(false);
  });

  it('works for 7 days at most', async () => {
    await start(OLD);
    await start(NEW);
    doors.clock.advance(7 * DAY - 1);
    expect(await isFormer(OLD)).toBe(true);
    doors.clock.advance(1);
    expect(await isFormer(OLD)).toBe(false);
  });

  it('leaves no third one, and is stored as a hash', async () => {
    await start(OLD);
    await start('third'.repeat(8));
    await start(NEW);
    expect(await isFormer(OLD)).toBe(false);
    expect(JSON.stringify(await doors.store.webhookSecret.get())).not.toMatch(/old|new|third/);
  });

  it('is none without a secret', async () => {
    await start();
    expect(await doors.store.webhookSecret.get()).toBeNull();
    expect(await isFormer('')).toBe(false);
  });
});
