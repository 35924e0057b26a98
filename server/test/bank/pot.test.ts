import { describe, expect, it } from 'vitest';
import { stores } from '../support/stores.ts';
import { createServices } from '../../src/services/services.ts';
import { HOUR, MINUTE, writeBackBench, type WriteBackBench } from './write-back-bench.ts';

describe.each(stores)('moving credits to the pot on $name', (store) => {
  it('moves each once, from the switch on, whoever credits it', async () => {
    const bench = await writeBackBench(store);
    const { services, pots, ash, run, pay, switchOn, fake } = bench;
    const passedOn = await pay(100);
    const matchedLater = await pay(200, 'A STRANGER');
    const namedLater = await pay(400, 'MUM');
    await fake.clock.advance(1);
    await switchOn({ pot_id: pots.football.id });
    await run();
    expect(moved(bench)).toEqual([]);
    await pay(800);
    const tom = await services.players.create(
      { name: 'Tom', accepted_bank_names: [], attendance_start: '2026-11-01' },
      'organiser',
    );
    await assign(bench, passedOn, tom.id, 100);
    await assign(bench, matchedLater, ash.id, 200);
    await services.players.update(
      ash.id,
      { accepted_bank_names: ['KINGSCOTE AM', 'MUM'] },
      null,
      'organiser',
    );
    expect(await services.payments.get(namedLater)).toMatchObject({ status: 'matched' });
    for (let time = 0; time < 3; time++) await run();
    expect(moved(bench)).toEqual([-200, -400, -800]);
    expect(pots.football.balance).toBe(5000 + 1400);
  });

  it('moves the club’s own too, of which nothing else is told the bank', async () => {
    const bench = await writeBackBench(store);
    const { services, pots, run, pay, switchOn } = bench;
    await switchOn({ pot_id: pots.football.id, annotate: true, receipts: true });
    const refund = await pay(4500, 'LEISURE CENTRE');
    const allocations = [{ club: true as const, amount: 4500 }];
    await services.corrections.assign(refund, { allocations, remember: false }, null, 'organiser');
    expect(await run()).toMatchObject([{ kind: 'pot', state: 'done' }]);
    expect(moved(bench)).toEqual([-4500]);
  });

  it('leaves alone what is no verified credit', async () => {
    const bench = await writeBackBench(store);
    const { services, pots, ash, run, pay, switchOn, fake, tellAgain } = bench;
    await switchOn({ pot_id: pots.football.id });
    await pay(100, 'A STRANGER');
    await services.cash.enter({ player_id: ash.id, amount: 200 }, 'key', 'organiser');
    const declined = await pay(400);
    fake.bank.payments.decline(declined, 'OTHER');
    await tellAgain(declined);
    await run();
    expect(moved(bench)).toEqual([]);
    await assign(bench, declined, ash.id, 400);
    await run();
    expect(moved(bench)).toEqual([-400]);
  });

  it('finds after a start what was credited before a stop', async () => {
    const bench = await writeBackBench(store);
    await bench.switchOn({ pot_id: bench.pots.football.id });
    await bench.run();
    await bench.pay(500);
    await bench.fake.clock.advance(50 * HOUR);
    await createServices(bench.surroundingsOf(bench.store)).writeBack.run();
    expect(moved(bench)).toEqual([-500]);
    await createServices(bench.surroundingsOf(bench.store)).writeBack.run();
    expect(moved(bench)).toEqual([-500]);
  });

  it('drops a payment that nobody has any more, and moves it once somebody has it again', async () => {
    const bench = await writeBackBench(store);
    const { services, pots, ash, run, pay, switchOn, fake } = bench;
    await switchOn({ pot_id: pots.football.id });
    fake.bank.troubles.add({ kind: 'error_500', calls: 4, path: '/pots/' });
    const id = await pay(500);
    await run();
    await services.corrections.unassign(id, null, 'organiser');
    await fake.clock.advance(2 * MINUTE);
    expect(await run()).toMatchObject([{ state: 'dropped' }]);
    await assign(bench, id, ash.id, 500);
    await run();
    expect(moved(bench)).toEqual([-500]);
    const erased = await pay(700);
    await services.personalData.erase(ash.id, null, 'organiser');
    await run();
    expect(await services.payments.get(erased)).toMatchObject({ status: 'matched' });
    expect(moved(bench)).toEqual([-500]);
  });

  it('gives up what the bank refuses for good, says so, and takes it back when one goes well', async () => {
    const bench = await writeBackBench(store);
    const { pots, run, pay, switchOn, problems } = bench;
    await switchOn({ pot_id: pots.football.id });
    pots.football.deleted = true;
    await pay(500);
    expect(await run()).toMatchObject([{ state: 'failed', failure: expect.stringMatching(/^not_found/) }]);
    expect(await problems()).toEqual(['pot_failed']);
    pots.football.deleted = false;
    await run();
    expect(moved(bench)).toEqual([]);
    await pay(800);
    await run();
    expect(moved(bench)).toEqual([-800]);
    expect(await problems()).toEqual([]);
  });

  it('waits as long as the bank wants, then longer each time, and goes on', async () => {
    const bench = await writeBackBench(store);
    const { pots, run, pay, switchOn, fake, callsTo, problems } = bench;
    await switchOn({ pot_id: pots.football.id });
    fake.bank.troubles.add({ kind: 'rate_limited', calls: 1, retry_after: 600, path: '/pots/' });
    await pay(500);
    await run();
    await pay(800);
    await fake.clock.advance(9 * MINUTE);
    await run();
    expect(callsTo('/pots/')).toHaveLength(1);
    fake.bank.troubles.add({ kind: 'error_504', calls: null, path: '/pots/' });
    const pauses: number[] = [];
    let last = fake.clock.now();
    for (let time = 0; time < 40; time++) {
      const before = callsTo('/pots/').length;
      await fake.clock.advance(5 * MINUTE);
      await run();
      if (callsTo('/pots/').length === before) continue;
      pauses.push(Math.round((fake.clock.now() - last) / MINUTE));
      last = fake.clock.now();
    }
    expect(pauses.length).toBeLessThan(30);
    expect(Math.max(...pauses.slice(-8))).toBeGreaterThan(25);
    fake.bank.troubles.clear();
    await fake.clock.advance(HOUR);
    await run();
    expect(moved(bench).toSorted()).toEqual([-500, -800]);
    expect(await problems()).toEqual([]);
  });

  it('waits for a login that is over', async () => {
    const bench = await writeBackBench(store);
    const { pots, run, pay, switchOn, fake, connection } = bench;
    await switchOn({ pot_id: pots.football.id });
    await pay(500);
    fake.controls.evict();
    await run();
    expect(await connection.current()).toMatchObject({ state: 'login_expired', problems: [] });
    await run();
    expect(moved(bench)).toEqual([]);
  });

  it('moves each of 20 once when three processes do so at once', async () => {
    const bench = await writeBackBench(store);
    const { pots, pay, switchOn, fake } = bench;
    await switchOn({ pot_id: pots.football.id });
    for (let count = 0; count < 20; count++) await pay(100);
    const processes = [1, 2, 3].map(() => createServices(bench.surroundingsOf(bench.store)).writeBack);
    for (let time = 0; time < 20; time++) await Promise.all(processes.map((process) => process.run()));
    expect(moved(bench)).toHaveLength(20);
    expect(fake.bank.calls.filter(({ path }) => path.startsWith('/pots/'))).toHaveLength(20);
  });
});

const assign = ({ services }: WriteBackBench, id: string, player_id: string, amount: number) =>
  services.corrections.assign(
    id,
    { allocations: [{ player_id, amount }], remember: false },
    null,
    'organiser',
  );

/** What the bank has moved to pots, the smallest move first. */
const moved = ({ fake, account }: WriteBackBench) =>
  fake.bank.ledger
    .of(account.id)
    .filter(({ scheme }) => scheme === 'uk_retail_pot')
    .map(({ amount }) => amount)
    .sort((one, other) => other - one);
