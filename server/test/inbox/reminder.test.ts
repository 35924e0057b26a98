import type { PlayerDetail } from '@paidup/shared/player';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { enteredPayment } from '../../src/domain/entered-payment.ts';
import { createServices } from '../../src/services/services.ts';
import { transfer } from '../support/bank.ts';
import { API, aFixture, clubOf, codeOf, refusalOf } from '../support/club.ts';
import { addDeputy } from '../support/log-in.ts';
import { INVALID } from '../support/refusals.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf } from './inbox.ts';

const NOTHING = { reminded_at: null, promised_on: null };

describe.each(stores)('a reminder on $name', (store) => {
  const app = useApp({ store });
  let ash: string;
  let games: string[];

  beforeEach(async () => {
    ash = (await clubOf(app()).addPlayer('Ash', ['KINGSCOTE AM'])).id;
    games = [await played('2026-11-04'), await played('2026-11-11')];
  });

  const played = async (date: string) =>
    (await clubOf(app()).addFixture({ ...aFixture, date, fee: 500, player_ids: [ash] })).id;
  const note = (body?: object) => clubOf(app()).change<PlayerDetail>('PUT', `/players/${ash}/reminder`, body);
  const undo = () => clubOf(app()).change<PlayerDetail>('POST', `/players/${ash}/reminder/undo`);
  const cash = (amount: number, key = `cash ${amount}`) =>
    inboxOf(app()).cash(key, { player_id: ash, amount });
  const stored = async () => {
    const { reminded_at, promised_on } = (await app().store.players.get(ash)) ?? {};
    return { reminded_at, promised_on };
  };

  it('stands on the player, in the list and on the debtor, with who noted it', async () => {
    const at = app().clock.now();
    expect(await clubOf(app()).player(ash)).toMatchObject({ ...NOTHING, owes: 1000, rev: 1 });
    const reminded = await note({ reminded: true });
    expect(reminded).toMatchObject({ reminded_at: at, promised_on: null, owes: 1000, rev: 2 });
    expect(reminded.history.at(-1)).toMatchObject({ at, by: 'organiser', detail: 'reminded' });
    app().clock.advance(60_000);
    const both = { reminded_at: at, promised_on: '2026-12-04' };
    expect(await note({ promised_on: '2026-12-04' })).toMatchObject({ ...both, rev: 3 });
    expect(await note()).toMatchObject({ ...both, rev: 3 });
    expect(await clubOf(app()).player(ash)).toMatchObject(both);
    expect((await app().services.players.list({})).items).toMatchObject([both]);
    expect((await app().services.summary.get()).debtors).toMatchObject([
      { player_id: ash, archived: false, ...both },
    ]);
    expect(await note({ reminded: true })).toMatchObject({ ...both, reminded_at: app().clock.now() });
  });

  it('goes with the last of the debt, and does not come back with a later one', async () => {
    await note({ reminded: true, promised_on: '2026-12-04' });
    await cash(500);
    expect(await clubOf(app()).player(ash)).toMatchObject({ owes: 500, promised_on: '2026-12-04' });
    await cash(500, 'the rest');
    expect(await stored()).toEqual(NOTHING);
    await played('2026-11-18');
    expect(await clubOf(app()).player(ash)).toMatchObject({ owes: 500, ...NOTHING });
    expect((await app().services.summary.get()).debtors).toMatchObject([NOTHING]);
  });

  test.each([
    ['a transfer', () => clubOf(app()).deliver(transfer('KINGSCOTE AM', 1000))],
    [
      'a write-off',
      () => inboxOf(app()).cash('off', { player_id: ash, amount: 1000, source: 'write_off', notes: 'moved' }),
    ],
    [
      'the end of a game',
      async () => {
        await clubOf(app()).change('DELETE', `/fixtures/${games[0]}/players/${ash}`);
        await clubOf(app()).change('PUT', `/fixtures/${games[1]}/cancellation`);
      },
    ],
    [
      'a lower fee',
      async () => {
        for (const id of games) await clubOf(app()).change('PATCH', `/fixtures/${id}`, { fee: 0 });
      },
    ],
    [
      'a payment that was given to somebody else before',
      async () => {
        const bo = (await clubOf(app()).addPlayer('Bo')).id;
        const id = await inboxOf(app()).receive('SOMEBODY', 1000);
        await inboxOf(app()).assign(id, { [bo]: 1000 });
        await inboxOf(app()).assign(id, { [ash]: 1000 });
      },
    ],
    [
      'the undo of a refund',
      async () => {
        const { body } = await inboxOf(app()).cash('back', { player_id: ash, amount: -500 });
        await cash(1000);
        expect(await stored()).not.toEqual(NOTHING);
        await inboxOf(app()).undo(body.id);
      },
    ],
  ])('goes with %s that leaves nothing to pay', async (_what, pay) => {
    await note({ reminded: true });
    await pay();
    expect((await clubOf(app()).player(ash)).owes).toBe(0);
    expect(await stored()).toEqual(NOTHING);
  });

  it('is not noted about somebody who owes nothing', async () => {
    await cash(1000);
    expect(await note({ reminded: true, promised_on: '2026-12-04' })).toMatchObject({ ...NOTHING, rev: 1 });
    expect(await stored()).toEqual(NOTHING);
  });

  it('is taken back as it was noted, once', async () => {
    const first = await note({ reminded: true });
    app().clock.advance(86_400_000);
    await note({ reminded: true, promised_on: '2026-12-04' });
    expect(await undo()).toMatchObject({ reminded_at: first.reminded_at, promised_on: null, rev: 4 });
    expect(await refusalOf(app(), 'POST', `/players/${ash}/reminder/undo`)).toEqual([409, 'stale']);
  });

  it('counts as a change of the player, under their revision', async () => {
    const ask = { headers: { 'If-Match': '"1"' }, body: { reminded: true } };
    expect(await refusalOf(app(), 'PUT', `/players/${ash}/reminder`, ask)).toEqual([200, undefined]);
    expect(await refusalOf(app(), 'PUT', `/players/${ash}/reminder`, ask)).toEqual([409, 'stale']);
    expect(await refusalOf(app(), 'PUT', '/players/nobody/reminder', ask)).toEqual([404, 'not_found']);
  });

  test.each([{ reminded: false }, { promised_on: null }, { promised_on: '2026-02-30' }, { sent: true }])(
    'refuses %j',
    async (body) => {
      expect(await refusalOf(app(), 'PUT', `/players/${ash}/reminder`, { body })).toEqual(INVALID);
    },
  );

  it('is noted by a deputy under their name, who takes back their own only', async () => {
    const headers = await addDeputy(app(), 'Sam');
    const send = (method: string, path: string, body?: object) =>
      app().sendAsStranger<PlayerDetail>(method, `${API}/players/${ash}/reminder${path}`, { headers, body });
    const noted = await send('PUT', '', { reminded: true });
    expect(noted.body).toMatchObject({ reminded_at: app().clock.now() });
    expect(noted.text).not.toContain('KINGSCOTE');
    expect((await clubOf(app()).player(ash)).history.at(-1)).toMatchObject({ by: 'Sam' });
    expect((await send('POST', '/undo')).body).toMatchObject(NOTHING);
    await note({ reminded: true });
    expect(codeOf(await send('POST', '/undo'))).toEqual([403, 'forbidden']);
  });

  it('is never left behind by money that comes at the same moment, from another process too', async () => {
    const { reminders, cash: other, summary } = createServices(app().surroundings);
    for (let round = 0; round < 8; round++) {
      await Promise.all([
        note({ reminded: true }),
        other.enter({ player_id: ash, amount: 500 }, `one ${round}`, 'organiser'),
        reminders.note(ash, { promised_on: '2026-12-04' }, null, 'Sam'),
        cash(500, `two ${round}`),
        summary.get(),
      ]);
      expect((await clubOf(app()).player(ash)).owes).toBe(0);
      expect(await stored()).toEqual(NOTHING);
      await Promise.all([played('2026-11-12'), played('2026-11-13')]);
      expect(await clubOf(app()).player(ash)).toMatchObject({ owes: 1000, ...NOTHING });
    }
  });

  it('is not left behind by money that came while it was noted', async () => {
    const { surroundings } = app();
    const { players } = surroundings.store;
    const other = createServices(surroundings);
    const { reminders } = createServices({
      ...surroundings,
      store: {
        ...surroundings.store,
        players: {
          ...players,
          async replace(player, rev) {
            await other.cash.enter({ player_id: ash, amount: 1000 }, 'meanwhile', 'organiser');
            return players.replace(player, rev);
          },
        },
      },
    });
    expect(await reminders.note(ash, { reminded: true }, null, 'organiser')).toMatchObject(NOTHING);
    expect(await stored()).toEqual(NOTHING);
  });

  it('goes at the next look when a stop has left it behind', async () => {
    await note({ reminded: true });
    const source = { at: app().clock.now(), by: 'organiser' };
    const input = { player_id: ash, amount: 1000 };
    await app().store.payments.recordOnce(
      enteredPayment('pay_1', 'x', { id: ash, name: 'Ash' }, input, source),
    );
    expect(await clubOf(app()).player(ash)).toMatchObject({ owes: 0, ...NOTHING });
    expect(await stored()).not.toEqual(NOTHING);
    await app().services.reminders.settleStragglers();
    expect(await stored()).toEqual(NOTHING);
  });

  it('goes when the data of the player are erased', async () => {
    await note({ reminded: true, promised_on: '2026-12-04' });
    expect((await app().send('DELETE', `${API}/players/${ash}/data`)).status).toBe(204);
    expect(await stored()).toEqual(NOTHING);
  });
});
