import type { PersonalData } from '@paidup/shared/personal-data';
import { beforeEach, describe, expect, it } from 'vitest';
import { transfer } from '../support/bank.ts';
import { API, clubOf, codeOf } from '../support/club.ts';
import { addDeputy, addToken } from '../support/log-in.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf } from '../inbox/inbox.ts';
import { recordsOf } from '../support/records-of.ts';

/** Every text about the person has one of these in it, so that any that is left is found. */
const MARKERS = /quagmire|sentinel|90417342|…42/i;

describe.each(stores)('the data of a person on $name', (store) => {
  const app = useApp({ store });
  let zeb: string;
  let ben: string;
  let paid: { [what: string]: string };
  let games: string[];

  beforeEach(async () => {
    const { addPlayer, addFixture, join, change, deliver } = clubOf(app());
    const { receive, assign, ignore, cash } = inboxOf(app());
    ({ id: ben } = await addPlayer('Ben', ['BEN B']));
    ({ id: zeb } = await addPlayer('Zeb Quagmire', ['QUAGMIRE ZB', 'SENTINEL OLD']));
    await change('PATCH', `/players/${zeb}`, {
      name: 'Zebulon (Z.) Quagmire',
      accepted_bank_names: ['QUAGMIRE ZB'],
    });
    const counterparty = { name: 'Quagmire ZB', account_number: '90417342', sort_code: '200415' };
    const texts = { description: 'SENTINEL REF', notes: 'SENTINEL NOTE', counterparty };
    const bank = {
      byName: await receive('', 500, texts),
      byHand: await receive('SENTINEL MUM', 700),
      split: await receive('SENTINEL DAD', 900),
      aside: await receive('SENTINEL GRAN', 300, { description: 'QUAGMIRE ZB' }),
      moved: await receive('OTHER PAYER', 400),
      others: await receive('BEN B', 600),
    };
    await assign(bank.byHand, { [zeb]: 700 }, { remember: true });
    await assign(bank.split, { [zeb]: 400, [ben]: 500 });
    await ignore(bank.aside, { reason: 'SENTINEL BIRTHDAY' });
    await assign(bank.moved, { [zeb]: 400 });
    await assign(bank.moved, { [ben]: 400 });
    await deliver(
      transfer('QUAGMIRE AUNT', 500, { ...texts, id: bank.byName, counterparty: { name: 'QUAGMIRE AUNT' } }),
    );
    const inHand = await cash('at the pitch', { player_id: zeb, amount: 200, notes: 'SENTINEL CASH' });
    paid = { ...bank, cash: inHand.body.id };
    games = [];
    for (const date of ['2026-11-25', '2026-12-02']) {
      const { id } = await addFixture({ date, min_players: 1, max_players: 1 });
      games.push(id);
      await join(id, ben);
      await join(id, zeb);
    }
    // Zeb waits for both games, and gets Ben's place in the first one.
    await change('DELETE', `/fixtures/${games[0]}/players/${ben}`);
  });

  const data = (method: string, headers = {}, id = zeb) =>
    app().send<PersonalData>(method, `${API}/players/${id}/data`, { headers });
  const records = async () => recordsOf(app().store.records());
  const marker = async () => MARKERS.exec(JSON.stringify(await records()))?.[0];

  it('can be downloaded whole', async () => {
    const { status, headers, body } = await data('GET');
    expect([status, headers['content-disposition']]).toEqual([
      200,
      'attachment; filename="personal-data.json"',
    ]);
    expect(body.player).toMatchObject({
      name: 'Zebulon (Z.) Quagmire',
      accepted_bank_names: ['QUAGMIRE ZB', 'SENTINEL MUM'],
    });
    expect(body.player.history).toHaveLength(3);
    expect(body.statement.map(({ amount }) => amount).sort()).toEqual([200, 400, 500, 700]);
    expect(body.fixtures.map(({ id, state, fee }) => [id, state, fee])).toEqual([
      [games[0], 'in', 500],
      [games[1], 'waiting', 0],
    ]);
    const { others: _bens, ...theirs } = paid;
    expect(body.payments.map(({ id }) => id).sort()).toEqual(Object.values(theirs).sort());
    const split = body.payments.find(({ id }) => id === paid['split']);
    expect(split?.allocations).toEqual([{ player_id: zeb, name: 'Zebulon (Z.) Quagmire', amount: 400 }]);
  });

  it('is gone after it was erased, and the money is as it was', async () => {
    const before = await books();
    expect(await marker()).toBeDefined();
    expect((await data('DELETE')).status).toBe(204);
    expect(await marker()).toBeUndefined();
    expect(await books()).toEqual(before);

    const { player, payment, fixture } = clubOf(app());
    expect(await player(zeb)).toMatchObject({
      name: 'Former player',
      accepted_bank_names: [],
      archived: true,
      total_paid: 1800,
    });
    expect((await player(zeb)).history.map(({ action }) => action)).toEqual([
      'created',
      'changed',
      'changed',
      'erased',
    ]);
    expect(await payment(paid['byName'] ?? '')).toMatchObject({
      counterparty_name: '',
      payer_account: null,
      allocations: [{ player_id: zeb, name: 'Former player', amount: 500 }],
      reason: 'matched a bank name of Former player that has been erased',
    });
    expect(await payment(paid['others'] ?? '')).toMatchObject({ counterparty_name: 'BEN B', rev: 2 });
    const moved = await payment(paid['moved'] ?? '');
    expect(moved.counterparty_name).toBe('OTHER PAYER');
    expect(moved.history.map(({ detail }) => detail)).toContain('credited: £4.00 to Former player');
    const details = (await fixture(games[0] ?? '')).history.map(({ detail }) => detail);
    expect(details).toContain('Former player is waiting');
    expect(details).toContain('Ben is out; Former player got a place');
  });

  it('stays erased when the bank delivers a payment again, which is a duplicate and no conflict', async () => {
    await data('DELETE');
    const { deliver, payment } = clubOf(app());
    const before = await records();
    const counterparty = { name: 'Quagmire ZB', account_number: '90417342', sort_code: '200415' };
    const again = (amount: number, what: string, from = counterparty) =>
      deliver(transfer('', amount, { id: paid[what], description: 'SENTINEL REF', counterparty: from }));
    expect(await again(500, 'byName')).toMatchObject({
      outcome: 'duplicate',
      player_id: zeb,
      total_paid: 1800,
    });
    for (const [what, amount] of [
      ['byHand', 700],
      ['split', 900],
      ['aside', 300],
    ] as const)
      expect((await again(amount, what)).outcome).toBe('duplicate');
    expect(await records()).toEqual(before);

    // Another amount is one, and brings no name back.
    await again(501, 'byHand');
    expect(await payment(paid['byHand'] ?? '')).toMatchObject({ conflict: true, amount: 700 });
    expect(await marker()).toBeUndefined();
  });

  it('is erased once, however often it is asked for, and again if there is more', async () => {
    await data('DELETE');
    const before = await records();
    expect((await data('DELETE')).status).toBe(204);
    expect(await records()).toEqual(before);
    const { receive, assign } = inboxOf(app());
    await assign(await receive('SENTINEL UNCLE', 100), { [zeb]: 100 });
    await data('DELETE');
    expect(await marker()).toBeUndefined();
  });

  it('leaves its bank names to whoever comes next', async () => {
    await data('DELETE');
    const { addPlayer, deliver } = clubOf(app());
    const next = await addPlayer('Zoe', ['QUAGMIRE ZB']);
    expect(next.matched_payments).toBe(0);
    expect(await deliver(transfer('QUAGMIRE ZB'))).toMatchObject({ outcome: 'credited', player_id: next.id });
  });

  it('goes from cash that was taken back too', async () => {
    const { cash, undo } = inboxOf(app());
    const body = { player_id: zeb, amount: 500, notes: 'from QUAGMIRE, at the bar' };
    await undo((await cash('slip', body)).body.id);
    await data('DELETE');
    const { items } = await clubOf(app()).payments('?status=void');
    expect(items).toMatchObject([{ amount: 500, notes: '' }]);
    expect(JSON.stringify(items)).not.toMatch(/quagmire/i);
  });

  it('lets its payments be corrected after it was erased', async () => {
    await data('DELETE');
    const { assign, unassign, undo } = inboxOf(app());
    const id = paid['byName'] ?? '';
    expect(await unassign(id)).toMatchObject({
      status: 'unmatched',
      reason: 'you keep it in the inbox',
    });
    expect((await undo(id)).allocations).toMatchObject([{ player_id: zeb }]);
    expect((await assign(id, { [ben]: 500 })).allocations).toMatchObject([{ player_id: ben }]);
  });

  it('is for the organiser alone, and for no token', async () => {
    const deputy = await addDeputy(app(), 'Sam');
    const token = await addToken(app(), 'The spreadsheet');
    for (const method of ['GET', 'DELETE']) {
      for (const headers of [deputy, { ...token, Cookie: undefined, Origin: undefined }])
        expect(codeOf(await data(method, headers))).toEqual([403, 'forbidden']);
      expect(codeOf(await data(method, {}, 'player_nobody'))).toEqual([404, 'not_found']);
    }
    expect((await clubOf(app()).player(zeb)).name).toBe('Zebulon (Z.) Quagmire');
  });

  /** All sums and amounts. */
  async function books() {
    const [players, payments] = [
      await clubOf(app()).change('GET', '/players?archived=all'),
      await clubOf(app()).payments(),
    ];
    const { items } = players as { items: { id: string; total_paid: number; total_fees: number }[] };
    return {
      sums: new Map(items.map(({ id, total_paid, total_fees }) => [id, [total_paid, total_fees]])),
      credits: new Map(
        payments.items.map(({ id, amount, status, allocations, conflict }) => [
          id,
          [
            amount,
            status,
            conflict,
            allocations.map((part) => ['player_id' in part && part.player_id, part.amount]),
          ],
        ]),
      ),
      summary: await clubOf(app())
        .change<{ owed: number; collected: number; position: number }>('GET', '/summary')
        .then(({ owed, collected, position }) => [owed, collected, position]),
    };
  }
});
