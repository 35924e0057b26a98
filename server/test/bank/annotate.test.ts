import { describe, expect, it } from 'vitest';
import { createServices } from '../../src/services/services.ts';
import { stores } from '../support/stores.ts';
import { MINUTE, writeBackBench } from './write-back-bench.ts';

describe.each(stores)('adding the player to the bank’s notes on $name', (store) => {
  it('does so once, and keeps what the payer wrote', async () => {
    const bench = await writeBackBench(store);
    const { services, run, pay, switchOn, fake, ash } = bench;
    const notesOf = (id: string) => fake.bank.ledger.find(id).notes;
    const before = await pay(100);
    await fake.clock.advance(1);
    await switchOn({ annotate: true });
    const id = await pay(500);
    const silent = await pay(600, 'KINGSCOTE AM', '');
    const split = await pay(1000, 'A STRANGER');
    const tom = await services.players.create(
      { name: 'Tom', accepted_bank_names: [], attendance_start: '2026-11-01' },
      'organiser',
    );
    const allocations = [ash, tom].map(({ id: player_id }) => ({ player_id, amount: 500 }));
    await services.corrections.assign(split, { allocations, remember: false }, null, 'organiser');
    for (let time = 0; time < 3; time++) await run();
    expect([before, id, silent, split].map(notesOf)).toEqual([
      'FOOTBALL',
      'FOOTBALL · Ashley Kingscote',
      '· Ashley Kingscote',
      'FOOTBALL · Ashley Kingscote, Tom',
    ]);
    expect((await services.payments.get(id)).notes).toBe('FOOTBALL');
  });

  it('is no conflict when the bank tells of it', async () => {
    const bench = await writeBackBench(store);
    await bench.switchOn({ annotate: true });
    const id = await bench.pay(500);
    await bench.run();
    const before = await bench.store.payments.get(id);
    expect(before).toMatchObject({ notes: 'FOOTBALL', conflict: false });
    await bench.tellAgain(id);
    expect(await bench.store.payments.get(id)).toEqual(before);
  });

  it('does not add it again after an answer that was lost, to whomever the payment has gone since', async () => {
    const bench = await writeBackBench(store);
    const { services, run, pay, switchOn, fake, ash } = bench;
    await switchOn({ annotate: true });
    fake.bank.troubles.add({ kind: 'lost', calls: 4, method: 'PATCH' });
    const id = await pay(500);
    await run();
    await services.players.update(ash.id, { name: 'Ash' }, null, 'organiser');
    await fake.clock.advance(2 * MINUTE);
    expect(await createServices(bench.surroundingsOf(bench.store)).writeBack.run()).toMatchObject([
      { state: 'done' },
    ]);
    expect(fake.bank.ledger.find(id).notes).toBe('FOOTBALL · Ashley Kingscote');
  });

  it('gives up a transaction that the bank does not show any more', async () => {
    const bench = await writeBackBench(store);
    await bench.switchOn({ annotate: true });
    const id = await bench.pay(500);
    bench.fake.bank.payments.forget(id);
    expect(await bench.run()).toMatchObject([{ state: 'failed' }]);
    expect(await bench.problems()).toEqual(['notes_failed']);
    await bench.switchOn({ annotate: false });
    expect(await bench.problems()).toEqual([]);
  });
});
