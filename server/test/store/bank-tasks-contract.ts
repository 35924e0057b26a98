import { describe, expect, it } from 'vitest';
import { recordsOf } from '../support/records-of.ts';
import type { Bench } from './bench.ts';
import { aBankTask, aCredit, aPayment, aPlayer, ids, minute } from './records.ts';

/** Tests what is to be written back to the bank, and the list of credits that it comes from. */
export function bankTasksContract(bench: Bench): void {
  const store = () => bench.store.bankTasks;

  describe('the tasks for the bank', () => {
    it('come back as they were stored, over a restart', async () => {
      const task = aBankTask('tx_1', {
        kind: 'feed',
        begun_at: minute(1),
        failure: 'not_found',
        attempts: 3,
      });
      await store().add([task, aBankTask('tx_2')]);
      await bench.restart();
      expect(await store().get('pot:tx_1')).toEqual(task);
      expect(await store().get('pot:tx_2')).toEqual(aBankTask('tx_2'));
      expect(await store().get('pot:tx_3')).toBeNull();
    });

    it('are stored once, by 20 processes at once', async () => {
      const add = (count: number) =>
        store().add([aBankTask('tx_1', { attempts: count }), aBankTask(`tx_${count + 10}`)]);
      await Promise.all(Array.from({ length: 20 }, (_, count) => add(count)));
      const first = await store().get('pot:tx_1');
      await add(first?.attempts === 0 ? 1 : 0);
      expect(await store().get('pot:tx_1')).toEqual(first);
      expect(await store().get('pot:tx_29')).toEqual(aBankTask('tx_29'));
    });

    it('are due in their order, until they are closed', async () => {
      await store().add([
        aBankTask('late', { next_at: minute(2) }),
        aBankTask('b', { next_at: minute(1) }),
        aBankTask('a', { next_at: minute(1) }),
      ]);
      expect(await store().nextDue(minute(0))).toBeNull();
      const due: string[] = [];
      for (let task = await store().nextDue(minute(2)); task; task = await store().nextDue(minute(2))) {
        due.push(task.about);
        const closed = { ...task, state: 'done' as const, closed_at: minute(3), rev: 2 };
        expect(await store().replace(closed, 1)).toBe('replaced');
      }
      expect(due).toEqual(['a', 'b', 'late']);
    });

    it('are replaced by one of 20 at once', async () => {
      await store().add([aBankTask('tx_1')]);
      const replace = (attempts: number) =>
        store().replace(aBankTask('tx_1', { attempts, state: 'failed', rev: 2 }), 1);
      const outcomes = await Promise.all(ids('task', 20).map((_, index) => replace(index)));
      expect(outcomes.filter((outcome) => outcome === 'replaced')).toHaveLength(1);
      expect(await store().get('pot:tx_1')).toMatchObject({ attempts: outcomes.indexOf('replaced') });
      expect(await store().replace(aBankTask('unknown', { rev: 2 }), 1)).toBe('stale');
    });

    it('open again only if they were dropped', async () => {
      for (const state of ['open', 'done', 'failed', 'dropped'] as const) {
        const task = aBankTask(state, { state, attempts: 2, closed_at: minute(1) });
        await store().add([task]);
        await store().add([aBankTask(state, { next_at: minute(5) })]);
        const opened = { ...task, state: 'open', next_at: minute(5), closed_at: null, rev: 2 };
        expect(await store().get(task.id)).toEqual(state === 'dropped' ? opened : task);
      }
    });

    it('are in no backup', async () => {
      await store().add([aBankTask('tx_1')]);
      expect(await recordsOf(bench.store.records())).toEqual([]);
    });
  });

  describe('the verified credits', () => {
    it('are listed by their last change, in pages', async () => {
      const { payments, players } = bench.store;
      await players.create(aPlayer('ash', [], { has_history: true }));
      const change = (count: number) => ({ verified: true, updated_at: minute(count) });
      await payments.recordOnce(aCredit('b', 'ash', 500, change(3)));
      await payments.recordOnce(aCredit('a', 'ash', 500, change(3)));
      await payments.recordOnce(aCredit('c', 'ash', 500, change(2)));
      await payments.recordOnce(aCredit('early', 'ash', 500, change(1)));
      await payments.recordOnce(aCredit('not verified', 'ash', 500, { updated_at: minute(3) }));
      await payments.recordOnce(aPayment('nobody’s', change(3)));
      const list = async (...after: [string, string][]) => {
        const query = { since: minute(2), after: after[0] ?? null, limit: 2 };
        return (await payments.verifiedCredits(query)).map(({ id }) => id);
      };
      expect(await list()).toEqual(['c', 'a']);
      expect(await list([minute(3), 'a'])).toEqual(['b']);
      expect(await list([minute(3), 'b'])).toEqual([]);
    });
  });
}
