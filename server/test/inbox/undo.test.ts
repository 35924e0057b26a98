import { describe, expect, it } from 'vitest';
import { transfer } from '../support/bank.ts';
import { API, clubOf } from '../support/club.ts';
import { expectRefused, INVALID, MALFORMED, NOT_FOUND, TOO_LARGE, UNSUPPORTED } from '../support/refusals.ts';
import { sqlite, stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf, partsOf } from './inbox.ts';

describe.each(stores)('an undo on $name', (store) => {
  const app = useApp({ store });
  const rounds = store === sqlite ? 20 : 4;

  async function begin() {
    const club = clubOf(app());
    const [ash, bo] = [await club.addPlayer('Ash', ['ASH A']), await club.addPlayer('Bo')];
    return { ...club, ...inboxOf(app()), ash: ash.id, bo: bo.id };
  }

  it('takes nothing more to be told, and says so', async () => {
    const { receive, ignore } = await begin();
    const id = await receive('ASH A');
    await ignore(id);
    const path = `${API}/payments/${id}/undo`;
    for (const body of [{ reason: 'slip' }, [], null])
      await expectRefused(app(), 'POST', path, { body: JSON.stringify(body), headers: JSON_TYPE }, INVALID);
    await expectRefused(app(), 'POST', path, { body: '{', headers: JSON_TYPE }, MALFORMED);
    await expectRefused(
      app(),
      'POST',
      path,
      { body: '{}', headers: { 'Content-Type': 'text/plain' } },
      UNSUPPORTED,
    );
    await expectRefused(app(), 'POST', path, { body: ' '.repeat(102_401), headers: JSON_TYPE }, TOO_LARGE);
    expect(await app().send('POST', path, { body: {} })).toMatchObject({ status: 200 });
  });

  it('puts back what was so, step by step to and fro, and history only grows', async () => {
    const { receive, assign, undo, player, ash, bo } = await begin();
    const id = await receive('ASH A', 1000);
    await assign(id, { [ash]: 501, [bo]: 499 });
    const paid = async () => [(await player(ash)).total_paid, (await player(bo)).total_paid];
    const undone = await undo(id);
    expect(undone).toMatchObject({ matched_by: 'counterparty_name', matched_on: 'ASH A', rev: 4 });
    expect(await paid()).toEqual([1000, 0]);
    const again = await undo(id);
    expect(await paid()).toEqual([501, 499]);
    await undo(id);
    expect(await paid()).toEqual([1000, 0]);
    expect(again.history.map(({ undoes }) => undoes)).toEqual([undefined, undefined, undefined, 3, 4]);
    expect(undone.history.slice(0, 3)).toEqual(again.history.slice(0, 3));
    expect(again.history).toHaveLength(again.rev);
    expect(again.history.map(({ action }) => action)).toEqual([
      'recorded',
      'credited',
      'assigned',
      'undone',
      'undone',
    ]);
  });

  it('of a credit by name puts the payment into the inbox, where it stays', async () => {
    const { receive, undo, payment, deliver } = await begin();
    const id = await receive('ASH A');
    expect(await undo(id)).toMatchObject({ status: 'unmatched', allocations: [] });
    await deliver(transfer('ASH A', 500, { id }));
    expect(await app().services.matching.creditStragglers()).toBe(0);
    expect(await payment(id)).toMatchObject({ status: 'unmatched', rev: 3 });
    expect(await undo(id)).toMatchObject({ status: 'matched', matched_by: 'counterparty_name' });
  });

  it('of setting aside and of taking off brings back the credit', async () => {
    const { receive, ignore, unassign, undo } = await begin();
    const id = await receive('ASH A');
    await ignore(id, { reason: 'why' });
    expect(await undo(id)).toMatchObject({ status: 'matched', matched_by: 'counterparty_name' });
    await unassign(id);
    expect(await undo(id)).toMatchObject({ status: 'matched' });
    await ignore(id, { reason: 'why' });
    await inboxOf(app()).unignore(id);
    expect(await undo(id)).toMatchObject({ status: 'ignored', reason: 'you set it aside: why' });
  });

  it('of what nobody changed changes nothing, and there is none of no payment', async () => {
    const { receive, undo, refused } = await begin();
    expect(await undo(await receive('STRANGER'))).toMatchObject({ status: 'unmatched', rev: 1 });
    for (const [method, path] of [
      ['POST', 'undo'],
      ['DELETE', 'allocations'],
      ['PUT', 'ignored'],
      ['DELETE', 'ignored'],
    ] as const)
      expect(await refused(method, `tx_nothing/${path}`)).toEqual(NOT_FOUND);
  });

  it('of an assignment takes the remembered name away as well, and undone again gives it back', async () => {
    const { receive, assign, undo, deliver, player, addPlayer, change, ash, bo } = await begin();
    const id = await receive('MUM');
    await assign(id, { [bo]: 500 }, { remember: true });
    const remembered = { player_id: bo, name: 'MUM' };
    expect(await undo(id)).toMatchObject({ status: 'unmatched', remembered });
    expect((await player(bo)).accepted_bank_names).toEqual([]);
    expect((await deliver(transfer('MUM'))).outcome).toBe('unmatched');
    expect(await undo(id)).toMatchObject({ status: 'matched', matched_payments: 1 });
    expect(await player(bo)).toMatchObject({ accepted_bank_names: ['MUM'], total_paid: 1000 });
    expect(await undo(id)).toMatchObject({ remembered });
    const cat = await addPlayer('Cat', ['MUM']);
    const stored = await app().stored();
    const path = `${API}/payments/${id}/undo`;
    await expectRefused(app(), 'POST', path, { body: {} }, [409, 'bank_name_taken']);
    expect(await app().stored()).toEqual(stored);
    await change('PATCH', `/players/${cat.id}`, { accepted_bank_names: [] });
    await undo(id);
    await assign(id, { [ash]: 500 });
    expect(await undo(id)).not.toHaveProperty('remembered');
    expect((await player(bo)).accepted_bank_names).toEqual(['MUM']);
  });

  it('takes no name away that the player had before, or that did not come with the change', async () => {
    const { receive, assign, undo, change, player, ash, bo } = await begin();
    const own = await receive('ASH A');
    await assign(own, { [bo]: 500 });
    await assign(own, { [ash]: 500 }, { remember: true });
    expect((await undo(own)).remembered).toBeUndefined();
    const id = await receive('MUM');
    await assign(id, { [bo]: 500 });
    await change('PATCH', `/players/${bo}`, { accepted_bank_names: ['MUM'] });
    expect((await undo(id)).remembered).toBeUndefined();
    expect([(await player(ash)).accepted_bank_names, (await player(bo)).accepted_bank_names]).toEqual([
      ['ASH A'],
      ['MUM'],
    ]);
  });

  it('takes a name away that was remembered after the credit', async () => {
    const { receive, assign, undo, player, ash, bo } = await begin();
    const id = await receive('DAD');
    for (const who of [ash, bo]) await assign(id, { [who]: 500 });
    await undo(id);
    await assign(id, { [ash]: 500 }, { remember: true });
    expect((await player(ash)).accepted_bank_names).toEqual(['ASH A', 'DAD']);
    expect(await undo(id)).toMatchObject({ remembered: { player_id: ash, name: 'DAD' } });
    expect((await player(ash)).accepted_bank_names).toEqual(['ASH A']);
    expect((await player(bo)).accepted_bank_names).toEqual([]);
  });

  it('and every other change of a payment refuses a stale revision', async () => {
    const { receive, ash } = await begin();
    const id = await receive('ASH A');
    const body = { allocations: partsOf({ [ash]: 500 }), remember: true };
    const changes = [
      ['PUT', 'allocations', body],
      ['PUT', 'ignored', { remember: true }],
      ['DELETE', 'allocations'],
      ['POST', 'undo'],
      ['DELETE', 'ignored'],
    ] as const;
    for (const [method, path, sent] of changes) {
      const before = await app().stored();
      const payment = before.payments[0];
      const ask = (tag: string) =>
        app().send(method, `${API}/payments/${id}/${path}`, { headers: { 'If-Match': tag }, body: sent });
      for (const tag of ['"0"', `"${(payment?.rev ?? 0) - 1}"`, '"99"'])
        expect(await ask(tag)).toMatchObject({ status: 409, body: { code: 'stale' } });
      expect(await app().stored()).toEqual(before);
      expect((await clubOf(app()).change<{ items: [] }>('GET', '/ignored_payers')).items).toEqual([]);
      if (path === 'ignored' && method === 'PUT') continue;
      const answer = await ask(`"${payment?.rev}"`);
      expect([answer.status, answer.headers.etag]).toEqual([
        200,
        `"${(answer.body as { rev: number }).rev}"`,
      ]);
    }
  });

  it('of two at once under one revision is one: the other is told', async () => {
    const { receive, payment, player, ash, bo } = await begin();
    const id = await receive('STRANGER', 1000);
    for (let round = 0; round < rounds; round++) {
      const { rev } = await payment(id);
      const to = (parts: { [id: string]: number }) =>
        app().send('PUT', `${API}/payments/${id}/allocations`, {
          headers: { 'If-Match': `"${rev}"` },
          body: { allocations: partsOf(parts) },
        });
      const answers = await Promise.all([
        to({ [ash]: 999 - round, [bo]: 1 + round }),
        to({ [bo]: 1000 - round, [ash]: round || 1000 }),
        to({ [ash]: 500 + round, [bo]: 500 - round }),
      ]);
      const ok = answers.filter(({ status }) => status === 200);
      expect(ok).toHaveLength(1);
      expect((await payment(id)).rev).toBe(rev + 1);
      expect((await player(ash)).total_paid + (await player(bo)).total_paid).toBe(1000);
    }
  });

  it('of two changes at once without a revision makes both, one after the other', async () => {
    const { receive, assign, payment, ash, bo } = await begin();
    const id = await receive('STRANGER');
    await Promise.all([assign(id, { [ash]: 500 }), assign(id, { [bo]: 500 })]);
    expect(await payment(id)).toMatchObject({ rev: 3, status: 'matched' });
  });

  it('or any decision of the organiser’s settles a conflict, a name that is added does not', async () => {
    const { receive, assign, undo, ignore, deliver, payment, addPlayer, ash } = await begin();
    const doubtful = async (from: string) => {
      const id = await receive(from);
      await deliver(transfer(from, 600, { id }));
      expect(await payment(id)).toMatchObject({ conflict: true, amount: 500 });
      return id;
    };
    const id = await doubtful('ASH A');
    expect(await assign(id, { [ash]: 500 })).toMatchObject({ conflict: false });
    await deliver(transfer('ASH A', 700, { id }));
    expect(await payment(id)).toMatchObject({ conflict: true, amount: 500 });
    expect(await assign(id, { [ash]: 500 })).toMatchObject({ conflict: false });
    expect(await undo(await doubtful('ASH A'))).toMatchObject({ conflict: false });
    expect(await ignore(await doubtful('MUM'))).toMatchObject({ conflict: false });
    const waiting = await doubtful('DAD');
    await addPlayer('Cat', ['DAD']);
    expect(await payment(waiting)).toMatchObject({ status: 'unmatched', conflict: true });
  });
});

const JSON_TYPE = { 'Content-Type': 'application/json' };
