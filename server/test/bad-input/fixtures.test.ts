import { describe, expect, it, test } from 'vitest';
import { aFixture, API, clubOf } from '../support/club.ts';
import { expectRefused, INVALID, MALFORMED, NOT_FOUND, type Refusal } from '../support/refusals.ts';
import { useApp, useSharedApp } from '../support/use-app.ts';

type Fields = { [key: string]: unknown };

const amounts: [what: string, json: string][] = [
  ['a text', '"4500"'],
  ['a float', '45.5'],
  ['null', 'null'],
  ['negative', '-1'],
  ['above £100,000', '10000001'],
  ['1e400', '1e400'],
  ['2^53 + 1', '9007199254740993'],
  ['true', 'true'],
  ['a list', '[4500]'],
  ['an object', '{"$gt":0}'],
];

const wrong: [what: string, fields: Fields][] = [
  ['no date', { date: undefined }],
  ['no time', { time: undefined }],
  ['no place', { location: undefined }],
  ['no cost', { cost: undefined }],
  ['a date of slashes', { date: '25/11/2026' }],
  ['31 November', { date: '2026-11-31' }],
  ['24:00', { time: '24:00' }],
  ['a time of one digit', { time: '9:30' }],
  ['a time with seconds', { time: '18:30:00' }],
  ['a time with a zone', { time: '18:30Z' }],
  ['a time that is a number', { time: 1830 }],
  ['an empty place', { location: '  ' }],
  ['a place of 201 characters', { location: 'x'.repeat(201) }],
  ['a place with a line break', { location: 'a\nb' }],
  ['no place for anybody', { max_players: 0 }],
  ['101 places', { max_players: 101 }],
  ['half a place', { max_players: 11.5 }],
  ['fewest above most', { min_players: 13, max_players: 12 }],
  ['fewest 0', { min_players: 0 }],
  ['players that are a text', { player_ids: 'player_1' }],
  ['a player who is nobody', { player_ids: ['player_none'] }],
  ['a player who is empty', { player_ids: [''] }],
  ['a player who is an operator', { player_ids: [{ $ne: null }] }],
  ['101 players', { player_ids: Array.from({ length: 101 }, (_, index) => `p${index}`) }],
  ['53 repeats', { repeat_weeks: 53 }],
  ['minus one repeat', { repeat_weeks: -1 }],
  ['half a repeat', { repeat_weeks: 0.5 }],
  ['repeats that are null', { repeat_weeks: null }],
  ['the hour that the clocks skip', { date: '2027-03-28', time: '01:30' }],
  ['a repeat in the hour that the clocks skip', { date: '2027-03-14', time: '01:00', repeat_weeks: 5 }],
  ['a repeat beyond the calendar', { date: '9999-12-30', repeat_weeks: 1 }],
  ['a status', { status: 'played' }],
  ['a kick-off', { kick_off_at: '2026-11-25T18:30:00Z' }],
  ['__proto__', JSON.parse('{"__proto__":{"fee":0}}') as Fields],
  ['notes', { notes: 'x' }],
];

describe('a fixture', () => {
  const app = useSharedApp();
  const headers = { 'Content-Type': 'application/json' };

  test.each(wrong)('is refused with %s', async (_what, fields) => {
    const body = `{${[
      ...Object.entries(aFixture).filter(([key]) => !Object.hasOwn(fields, key)),
      ...Object.entries(fields),
    ]
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
      .join(',')}}`;
    await expectRefused(app(), 'POST', `${API}/fixtures`, { body, headers }, INVALID);
  });

  test.each(amounts.flatMap(([what, json]) => [['cost', what, json] as const, ['fee', what, json] as const]))(
    'is refused with a %s that is %s',
    async (field, _what, json) => {
      const { date, time, location } = aFixture;
      const rest = JSON.stringify({ date, time, location, ...(field === 'fee' ? { cost: 1 } : {}) }).slice(
        0,
        -1,
      );
      await expectRefused(
        app(),
        'POST',
        `${API}/fixtures`,
        { body: `${rest},"${field}":${json}}`, headers },
        INVALID,
      );
    },
  );

  test.each<[what: string, body: unknown, refusal?: Refusal]>([
    ['nothing at all', undefined, MALFORMED],
    ['a list', []],
    ['players', { player_ids: [] }],
    ['repeats', { repeat_weeks: 1 }],
    ['a date that is null', { date: null }],
    ['a fee that is a text', { fee: '500' }],
    ['a negative cost', { cost: -1 }],
    ['more than there is room for', { min_players: 13 }],
    ['less room than are needed', { max_players: 7 }],
    ['the hour that the clocks skip', { date: '2027-03-28', time: '01:59' }],
    ['an unknown field', { players: [] }],
    ['a cancellation', { cancelled: true }],
  ])('is not changed by %s', async (_what, body, refusal = INVALID) => {
    const fixture = await clubOf(app()).addFixture();
    await expectRefused(app(), 'PATCH', `${API}/fixtures/${fixture.id}`, { body }, refusal);
    await app().send('DELETE', `${API}/fixtures/${fixture.id}`);
  });
});

describe('a place at a fixture', () => {
  const app = useSharedApp();

  test.each<[what: string, body: unknown, refusal?: Refusal]>([
    ['null', 'null'],
    ['a list', []],
    ['guests as a text', { guests: '2' }],
    ['half a guest', { guests: 0.5 }],
    ['minus one guest', { guests: -1 }],
    ['21 guests', { guests: 21 }],
    ['guests that are null', { guests: null }],
    ['a state', { state: 'in' }],
    ['broken JSON', '{"guests":', MALFORMED],
    ['blanks', ' ', MALFORMED],
  ])('is refused with %s', async (_what, body, refusal = INVALID) => {
    const club = clubOf(app());
    const [fixture, player] = [await club.addFixture(), await club.addPlayer('Ash')];
    const path = `${API}/fixtures/${fixture.id}/players/${player.id}`;
    const headers = { 'Content-Type': 'application/json' };
    await expectRefused(app(), 'PUT', path, { body, headers }, refusal);
  });

  test.each([
    ['PUT', 'fixture', 'nobody'],
    ['PUT', 'nowhere', 'player'],
    ['DELETE', 'fixture', 'player'],
    ['DELETE', 'fixture', 'nobody'],
    ['DELETE', 'nowhere', 'player'],
  ])('is not found: %s at %s for %s', async (method, at, who) => {
    const club = clubOf(app());
    const [fixture, player] = [await club.addFixture(), await club.addPlayer('Ash')];
    const path = `${API}/fixtures/${at === 'fixture' ? fixture.id : at}/players/${who === 'player' ? player.id : who}`;
    await expectRefused(app(), method, path, {}, NOT_FOUND);
  });

  test.each([
    ['a reason that is a number', { reason: 7 }],
    ['a reason that is null', { reason: null }],
    ['a reason of 501 characters', { reason: 'x'.repeat(501) }],
    ['a reason with NUL', { reason: 'a\u0000b' }],
    ['an unknown field', { because: 'rain' }],
  ])('is not cancelled with %s', async (_what, body) => {
    const fixture = await clubOf(app()).addFixture();
    await expectRefused(app(), 'PUT', `${API}/fixtures/${fixture.id}/cancellation`, { body }, INVALID);
  });
});

describe('the limits of a fixture', () => {
  const app = useApp();

  it('takes what is exactly as much as it may be', async () => {
    const largest = {
      cost: 10_000_000,
      fee: 10_000_000,
      location: 'x'.repeat(200),
      max_players: 100,
      min_players: 100,
    };
    expect(await clubOf(app()).addFixture(largest)).toMatchObject(largest);
    const smallest = { cost: 0, fee: 0, location: 'x', max_players: 1, min_players: 1 };
    expect(await clubOf(app()).addFixture(smallest)).toMatchObject(smallest);
    expect(await clubOf(app()).addFixture({ cost: -0 })).toMatchObject({ cost: 0 });
  });

  it.each(['1970-01-01', '9999-12-31', '2028-02-29'])('may be on %s', async (date) => {
    const { id } = await clubOf(app()).addFixture({ date });
    expect(await clubOf(app()).fixture(id)).toMatchObject({
      date,
      kick_off_at: `${date}T${date < '1971' ? 17 : 18}:30:00.000Z`,
    });
  });

  it('takes a PUT without a body as {}', async () => {
    const club = clubOf(app());
    const [fixture, player] = [await club.addFixture(), await club.addPlayer('Ash')];
    expect((await club.join(fixture.id, player.id)).players).toMatchObject([{ guests: 0, state: 'in' }]);
    await club.change('PUT', `/fixtures/${fixture.id}/cancellation`);
    expect(await club.fixture(fixture.id)).toMatchObject({ status: 'cancelled', cancelled_reason: null });
  });
});
