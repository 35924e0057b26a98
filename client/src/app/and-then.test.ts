import { describe, expect, test } from 'vitest';
import { andThen } from './and-then.ts';

describe('a call with something to do after it, it', () => {
  test('is asked the same, and does it with the answer before it gives it', async () => {
    const told: string[] = [];
    const call = andThen(
      async (name: string, count: number) => `${name} ${count}`,
      (answer) => told.push(answer),
    );
    expect(await call('Ashley', 2)).toBe('Ashley 2');
    expect(told).toEqual(['Ashley 2']);
  });

  test('does nothing more when it fails', async () => {
    const told: unknown[] = [];
    const call = andThen(
      () => Promise.reject(new Error('refused')),
      (answer) => told.push(answer),
    );
    await expect(call()).rejects.toThrow('refused');
    expect(told).toEqual([]);
  });
});
