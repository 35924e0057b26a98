import { describe, expect, it } from 'vitest';
import { waitOut } from './wait-out.ts';

const passing = new Error('passes');
const passes = (error: unknown) => error === passing;

describe('waiting out what passes', () => {
  it('tries again until the step succeeds, and says so once', async () => {
    const waits: unknown[] = [];
    let tries = 0;
    const step = () => (++tries < 3 ? Promise.reject(passing) : Promise.resolve('done'));
    expect(await waitOut(step, { passes, onWait: (error) => waits.push(error) })).toBe('done');
    expect(waits).toEqual([passing]);
  });

  it('rejects with the last error when the time is over', async () => {
    let tries = 0;
    const step = () => Promise.reject(++tries < 100 ? passing : new Error('never reached'));
    await expect(waitOut(step, { passes, timeout: 200 })).rejects.toBe(passing);
    expect(tries).toBeGreaterThan(1);
  });

  it('counts the time from the first error, however long the step took', async () => {
    let tries = 0;
    const step = async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      if (++tries < 2) throw passing;
    };
    await waitOut(step, { passes, timeout: 50 });
    expect(tries).toBe(2);
  });

  it('rejects at once with an error that does not pass', async () => {
    let tries = 0;
    const step = () => Promise.reject(new Error(`fails ${++tries}`));
    await expect(waitOut(step, { passes })).rejects.toThrow('fails 1');
  });
});
