import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { expect } from 'vitest';
import { collectionsOf } from '../../src/store/mongo/collections.ts';

/**
 * The organiser, who plans four weekly games at a time, which are one transaction, and asks again with the same key until
 * the answer comes. `address` gives the process to ask, at each attempt. `Cookie` is a session, which holds at all of them.
 */
export function createOrganiser(address: () => string, Cookie: string) {
  const planned: string[] = [];
  let isPlanning = false;
  let planning = Promise.resolve();

  return {
    start(): void {
      isPlanning = true;
      planning = (async () => {
        while (isPlanning) planned.push(...(await planFour()));
      })();
    },

    async stop(): Promise<void> {
      isPlanning = false;
      await planning;
    },

    /** Holds that the games which were answered are stored, all four of each call, and no others. */
    async expectGames(database: Db): Promise<void> {
      const stored = await collectionsOf(database).fixtures.find().toArray();
      expect(stored.map(({ _id }) => _id).sort()).toEqual(planned.toSorted());
    },
  };

  async function planFour(): Promise<string[]> {
    const key = randomUUID();
    for (let attempt = 0; attempt < 200; attempt++) {
      await pause(100);
      const answer = await plan(key);
      if (answer?.status === 201) {
        const { id, repeated } = (await answer.json()) as { id: string; repeated: string[] };
        expect(repeated).toHaveLength(3);
        return [id, ...repeated];
      }
      expect(answer?.status ?? 503).toBe(503);
    }
    throw new Error('The games were never planned.');
  }

  async function plan(key: string): Promise<Response | null> {
    const game = { date: '2026-03-02', time: '18:30', location: 'Riverside', cost: 4500, repeat_weeks: 3 };
    const Origin = address();
    try {
      return await fetch(`${Origin}/api/v1/fixtures`, {
        method: 'POST',
        headers: { Cookie, Origin, 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify(game),
        signal: AbortSignal.timeout(15_000),
      });
    } catch {
      return null;
    }
  }
}
