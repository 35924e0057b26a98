import { describe, expect, it } from 'vitest';
import type { Page } from '@paidup/shared/list';
import type { Player, PlayerChanged } from '@paidup/shared/player';
import { transfer } from '../support/bank.ts';
import { API, clubOf, refusalOf } from '../support/club.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

describe.each(stores)('players on $name', (store) => {
  const app = useApp({ store });
  const namesOf = ({ items }: Page<Player>) => items.map(({ name }) => name);
  const list = (query: string) => clubOf(app()).change<Page<Player>>('GET', `/players?${query}`);

  it('begin with what was sent and nothing owed', async () => {
    const answer = await app().send<PlayerChanged>('POST', `${API}/players`, {
      body: {
        name: '  Ashley Kingscote ',
        accepted_bank_names: ['KINGSCOTE AM', ' FOOTY ASH ', 'kingscote-am'],
      },
    });
    expect(answer).toMatchObject({
      status: 201,
      headers: { etag: '"1"', location: `/api/v1/players/${answer.body.id}` },
    });
    expect(answer.body).toEqual({
      id: expect.any(String),
      name: 'Ashley Kingscote',
      accepted_bank_names: ['KINGSCOTE AM', 'FOOTY ASH'],
      attendance_start: '2026-11-20',
      archived: false,
      total_paid: 0,
      written_off: 0,
      total_fees: 0,
      balance: 0,
      owes: 0,
      ...{ reminded_at: null, promised_on: null },
      rev: 1,
      created_at: '2026-11-20T12:00:00.000Z',
      updated_at: '2026-11-20T12:00:00.000Z',
      matched_payments: 0,
    });
    const { matched_payments: _matched, ...player } = answer.body;
    expect(await clubOf(app()).player(player.id)).toEqual({
      ...player,
      removable: true,
      history: [
        { at: player.created_at, by: 'organiser', action: 'created', detail: 'Ashley Kingscote was added' },
      ],
    });
  });

  it('keep what a change does not name, and grow their history', async () => {
    const club = clubOf(app());
    const { id } = await club.addPlayer('Ash', ['ASH A'], { attendance_start: '2026-01-07' });
    const fields = [
      { name: 'Ashley' },
      { archived: true },
      { accepted_bank_names: ['ASH B'] },
      { attendance_start: '2026-02-01' },
    ];
    for (const [index, field] of fields.entries()) {
      app().clock.advance(1_000);
      const before = await club.player(id);
      const after = await club.change<PlayerChanged>('PATCH', `/players/${id}`, field);
      const { history, removable: _removable, ...facts } = before;
      expect(after).toEqual({
        ...facts,
        ...field,
        rev: index + 2,
        updated_at: app().clock.now(),
        matched_payments: 0,
      });
      expect((await club.player(id)).history.slice(0, -1)).toEqual(history);
    }
    const before = await club.player(id);
    expect(await club.change('PATCH', `/players/${id}`, {})).toMatchObject({ rev: 5 });
    expect(await club.change('PATCH', `/players/${id}`, { name: ' Ashley ' })).toMatchObject({ rev: 5 });
    expect(await club.player(id)).toEqual(before);
  });

  it('own a bank name alone: the owner is told and nothing changes', async () => {
    const club = clubOf(app());
    const ash = await club.addPlayer('Ash King', ['ASH A', 'O’NEIL']);
    const bob = await club.addPlayer('Bob', ['BOB B']);
    await club.change('PATCH', `/players/${ash.id}`, { archived: true });
    const before = await app().stored();
    for (const taken of ['ash-a', 'Áşh Ａ', 'oneil']) {
      const post = await app().send('POST', `${API}/players`, {
        body: { name: 'Eve', accepted_bank_names: ['EVE', taken] },
      });
      const patch = await app().send('PATCH', `${API}/players/${bob.id}`, {
        body: { name: 'Robert', accepted_bank_names: ['NEW', taken] },
      });
      for (const answer of [post, patch])
        expect(answer).toMatchObject({
          status: 409,
          body: {
            code: 'bank_name_taken',
            detail: expect.stringContaining('Ash King'),
            errors: [{ path: 'accepted_bank_names.1' }],
          },
        });
    }
    expect(await app().stored()).toEqual(before);
    await club.change('PATCH', `/players/${ash.id}`, { accepted_bank_names: [] });
    expect(await club.addPlayer('Eve', ['ASH A'])).toMatchObject({ accepted_bank_names: ['ASH A'] });
  });

  it('may share a name, and a name is not a bank name', async () => {
    const club = clubOf(app());
    await club.addPlayer('ASH A');
    await club.addPlayer('ASH A');
    expect(await club.deliver(transfer('ASH A'))).toMatchObject({ outcome: 'unmatched' });
  });

  it('are found by part of a name or bank name, compared as keys are, with archived ones on request', async () => {
    const club = clubOf(app());
    await club.addPlayer('José Núñez', ['NUNEZ J']);
    await club.addPlayer('ashley', ['FOOTY_100%']);
    const zoe = await club.addPlayer('Zoë', ['KING Z']);
    await club.addPlayer('Łukasz');
    await club.addPlayer('ΣΟΦΟΣΑ');
    await club.change('PATCH', `/players/${zoe.id}`, { archived: true });
    expect(namesOf(await list(''))).toEqual(['ashley', 'José Núñez', 'Łukasz', 'ΣΟΦΟΣΑ']);
    expect(namesOf(await list('archived=true'))).toEqual(['Zoë']);
    expect(namesOf(await list('archived=all'))).toEqual(['ashley', 'José Núñez', 'Łukasz', 'Zoë', 'ΣΟΦΟΣΑ']);
    for (const [term, found] of [
      ['ASHL', 'ashley'],
      ['footy_1', 'ashley'],
      ['foo  ty‐1', 'ashley'],
      ['NÚÑEZ   J', 'José Núñez'],
      ['%', 'ashley'],
      ['_', 'ashley'],
      ['nunez', 'José Núñez'],
      ['JOSÉ', 'José Núñez'],
      ['luk', 'Łukasz'],
      ['ΦΟΣ', 'ΣΟΦΟΣΑ'],
    ])
      expect(namesOf(await list(`q=${encodeURIComponent(term ?? '')}`)), term).toEqual([found]);
    expect(namesOf(await list('q=zo'))).toEqual([]);
    expect(namesOf(await list('q=zo&archived=all'))).toEqual(['Zoë']);
    for (const term of ['.*', '^.', '(', '\\', "'", '*', '[^-]', 'a|z', 'ashleyf'])
      expect(namesOf(await list(`q=${encodeURIComponent(term)}`)), term).toEqual([]);
  });

  it('are removed only without a past', async () => {
    const club = clubOf(app());
    const remove = (id: string) => refusalOf(app(), 'DELETE', `/players/${id}`);
    const free = await club.addPlayer('Free', ['FREE F']);
    const paid = await club.addPlayer('Paid', ['PAID P']);
    const late = await club.addPlayer('Late');
    const other = await club.addPlayer('Other', ['OTHER O']);
    const [here, waiting, was] = [
      await club.addPlayer('Here'),
      await club.addPlayer('Waiting'),
      await club.addPlayer('Was'),
    ];
    await club.deliver(transfer('PAID P'));
    await club.deliver(transfer('LATE L'));
    await club.change('PATCH', `/players/${late.id}`, { accepted_bank_names: ['LATE L'] });
    const fixture = await club.addFixture({ max_players: 1, min_players: 1, player_ids: [here.id] });
    expect((await club.join(fixture.id, waiting.id)).players).toMatchObject([
      { state: 'in' },
      { state: 'waiting' },
    ]);
    await club.join(fixture.id, was.id);
    await club.change('DELETE', `/fixtures/${fixture.id}/players/${was.id}`);
    for (const { id } of [paid, late, here, waiting, was]) {
      expect(await club.player(id)).toMatchObject({ removable: false });
      expect(await remove(id)).toEqual([409, 'player_has_history']);
    }
    await club.change('PATCH', `/players/${paid.id}`, { accepted_bank_names: [] });
    expect(await remove(paid.id)).toEqual([409, 'player_has_history']);

    // A payment that names a player and credits nobody is no past of theirs.
    await club.deliver(transfer('OTHER O', 500, { scheme: 'nobody_knows', description: 'FREE F2' }));
    const { id: named } = await club.addPlayer('Named', ['FREE F2']);
    for (const id of [free.id, other.id, named]) expect(await remove(id)).toEqual([204, undefined]);
    expect(await remove(free.id)).toEqual([404, 'not_found']);
    expect(await refusalOf(app(), 'GET', `/players/${free.id}`)).toEqual([404, 'not_found']);
    expect(await club.addPlayer('Again', ['FREE F'])).toMatchObject({ accepted_bank_names: ['FREE F'] });

    await club.change('DELETE', `/fixtures/${fixture.id}/players/${here.id}`);
    await app().send('DELETE', `${API}/fixtures/${fixture.id}`);
    for (const { id } of [here, waiting, was]) expect(await remove(id)).toEqual([409, 'player_has_history']);
  });
});
