import { describe, test } from 'vitest';
import { API } from '../support/club.ts';
import { expectRefused, INVALID, MALFORMED, NOT_FOUND, type Refusal } from '../support/refusals.ts';
import { useSharedApp } from '../support/use-app.ts';

type Row = [what: string, body: unknown, refusal?: Refusal];

const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('the settings', () => {
  const app = useSharedApp();

  test.each<Row>([
    ['nothing', '', MALFORMED],
    ['null', 'null'],
    ['a list', []],
    ['a club without a name', { club_name: '' }],
    ['a club of blanks', { club_name: ' \u200b ' }],
    ['a club that is null', { club_name: null }],
    ['a club of 101 characters', { club_name: 'x'.repeat(101) }],
    ['a club with a line break', { club_name: 'Five\naside' }],
    ['a club that is an operator', { club_name: { $ne: '' } }],
    ['a fee that is a text', { default_fee: '500' }],
    ['a negative fee', { default_fee: -1 }],
    ['half a penny', { default_fee: 0.5 }],
    ['a fee above £100,000', { default_fee: 10_000_001 }],
    ['a fee that is null', { default_fee: null }],
    ['a cost of 1e400', '{"default_cost":1e400}'],
    ['a cost that is a list', { default_cost: [4500] }],
    ['24:00', { default_time: '24:00' }],
    ['a time of one digit', { default_time: '9:30' }],
    ['a time that is a number', { default_time: 1830 }],
    ['an empty place', { default_location: ' ' }],
    ['a place of 201 characters', { default_location: 'x'.repeat(201) }],
    ['a place that is a number', { default_location: 5 }],
    ['nobody', { max_players: 0 }],
    ['101 players', { max_players: 101 }],
    ['half a player', { min_players: 1.5 }],
    ['fewest above most', { min_players: 13, max_players: 12 }],
    ['a revision', { rev: 1 }],
    ['an unknown field', { theme: 'dark' }],
    ['a time zone', { time_zone: 'Europe/Paris' }],
    ['__proto__', '{"__proto__":{"default_fee":0}}'],
  ])('are not changed by %s', async (_what, body, refusal = INVALID) => {
    await expectRefused(app(), 'PATCH', `${API}/settings`, { body, headers: JSON_TYPE }, refusal);
  });
});

describe('a bank name to check', () => {
  const app = useSharedApp();

  test.each<Row>([
    ['nothing', '', MALFORMED],
    ['null', 'null'],
    ['no name', {}],
    ['an empty name', { name: '' }],
    ['a name of dots', { name: '...' }],
    ['a name of 65 characters', { name: 'A'.repeat(65) }],
    ['a name that is a number', { name: 7 }],
    ['a name that is an operator', { name: { $regex: '.*' } }],
    ['a name with NUL', { name: 'A\u0000' }],
    ['an unknown field', { name: 'ASH', player_id: 'x' }],
  ])('is refused with %s', async (_what, body, refusal = INVALID) => {
    for (const path of ['/bank_names/check', '/players/none/bank_names/check'])
      await expectRefused(app(), 'POST', API + path, { body, headers: JSON_TYPE }, refusal);
  });

  test.each([
    ['POST', '/players/none/bank_names/check', { name: 'ASH' }],
    ['DELETE', '/ignored_payers/none'],
    ['GET', '/players/none/statement'],
  ])('or a record is not found: %s %s', async (method, path, body?: object) => {
    await expectRefused(app(), method, API + path, { body }, NOT_FOUND);
  });
});
