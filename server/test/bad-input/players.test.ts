import { describe, expect, it, test } from 'vitest';
import { API, clubOf } from '../support/club.ts';
import { expectRefused, INVALID, MALFORMED, type Refusal } from '../support/refusals.ts';
import { useApp, useSharedApp } from '../support/use-app.ts';

const ZWJ = '\u200d';
const names = (count: number) => Array.from({ length: count }, (_, index) => `NAME ${index}`);

const bodies: [what: string, body: unknown, refusal?: Refusal][] = [
  ['null', 'null'],
  ['a list', []],
  ['a text', '"Ashley"'],
  ['a number', '7'],
  ['true', 'true'],
  ['nothing', '', MALFORMED],
  ['blanks', '   ', MALFORMED],
  ['a truncated object', '{"name":"Ash', MALFORMED],
  ['a comma too many', '{"name":"Ash",}', MALFORMED],
  ['single quotes', "{'name':'Ash'}", MALFORMED],
  ['two values', '{"name":"Ash"}{"name":"Ash"}', MALFORMED],
  ['NaN', '{"name":NaN}', MALFORMED],
  ['a raw line break in a text', '{"name":"A\nB"}', MALFORMED],
  ['a NUL behind the JSON', '{"name":"Ash"}\u0000', MALFORMED],
  ['30,000 brackets', '['.repeat(30_000) + ']'.repeat(30_000)],
  ['30,000 brackets that never close', '['.repeat(30_000), MALFORMED],
  ['30,000 deep below the name', `{"name":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
  ['no name', {}],
  ['a name that is null', { name: null }],
  ['a name that is a number', { name: 7 }],
  ['a name that is a list', { name: ['Ash'] }],
  ['a name that is an operator', { name: { $ne: null } }],
  ['an empty name', { name: '' }],
  ['a name of blanks', { name: ' \t\u00a0 ' }],
  ['a name of zero width', { name: `\u200b${ZWJ}\u2060` }],
  ['a name of a direction mark', { name: '\u202e' }],
  ['a name of marks alone', { name: '\u0301'.repeat(50) }],
  ['a name of 101 characters', { name: 'a'.repeat(101) }],
  ['a name with a line break', { name: 'Ash\nKing' }],
  ['a name with NUL', { name: 'Ash\u0000King' }],
  ['a name with an escape', { name: 'Ash\u001b[31m' }],
  ['a lone surrogate', '{"name":"Ash \\ud800"}'],
  ['a lone low surrogate', '{"name":"\\udc00 Ash"}'],
  ['an unknown field', { name: 'Ash', nick: 'A' }],
  ['an id', { name: 'Ash', id: 'player_1' }],
  ['a total', { name: 'Ash', total_paid: 5 }],
  ['archived', { name: 'Ash', archived: true }],
  ['__proto__', '{"name":"Ash","__proto__":{"archived":true}}'],
  ['constructor', { name: 'Ash', constructor: {} }],
  ['toString', { name: 'Ash', toString: 'x' }],
  ['camel case', { name: 'Ash', acceptedBankNames: [] }],
  ['bank names that are null', { name: 'Ash', accepted_bank_names: null }],
  ['bank names that are a text', { name: 'Ash', accepted_bank_names: 'ASH' }],
  ['bank names that are an object', { name: 'Ash', accepted_bank_names: { 0: 'ASH' } }],
  ['a bank name that is null', { name: 'Ash', accepted_bank_names: [null] }],
  ['a bank name that is a number', { name: 'Ash', accepted_bank_names: [7] }],
  ['a bank name that is an operator', { name: 'Ash', accepted_bank_names: [{ $gt: '' }] }],
  ['an empty bank name', { name: 'Ash', accepted_bank_names: [''] }],
  ['a bank name of dots', { name: 'Ash', accepted_bank_names: ['...'] }],
  ['a bank name of an emoji', { name: 'Ash', accepted_bank_names: ['👍🏽'] }],
  ['a bank name of zero width', { name: 'Ash', accepted_bank_names: ['\u200b'] }],
  ['a bank name of marks', { name: 'Ash', accepted_bank_names: ['\u0301'.repeat(60)] }],
  ['a bank name of 65 characters', { name: 'Ash', accepted_bank_names: ['A'.repeat(65)] }],
  ['marks by the thousand', { name: 'Ash', accepted_bank_names: [`A${'\u0301'.repeat(5_000)}`] }],
  ['a bank name with a tab inside', { name: 'Ash', accepted_bank_names: ['A\tB'] }],
  ['a bank name with NUL', { name: 'Ash', accepted_bank_names: ['A\u0000'] }],
  ['51 bank names', { name: 'Ash', accepted_bank_names: names(51) }],
  ['51 times one bank name', { name: 'Ash', accepted_bank_names: Array(51).fill('ASH') }],
  ['the second of two bank names empty', { name: 'Ash', accepted_bank_names: ['ASH', '-'] }],
  ['a date that is null', { name: 'Ash', attendance_start: null }],
  ['a date that is a number', { name: 'Ash', attendance_start: 20261125 }],
  ['30 February', { name: 'Ash', attendance_start: '2026-02-30' }],
  ['29 February in 2027', { name: 'Ash', attendance_start: '2027-02-29' }],
  ['month 13', { name: 'Ash', attendance_start: '2026-13-01' }],
  ['a short date', { name: 'Ash', attendance_start: '2026-1-1' }],
  ['a date with a time', { name: 'Ash', attendance_start: '2026-11-25T00:00:00Z' }],
  ['a year of five digits', { name: 'Ash', attendance_start: '12026-11-25' }],
  ['a signed year', { name: 'Ash', attendance_start: '+002026-11-25' }],
  ['a date in other digits', { name: 'Ash', attendance_start: '２０２６-11-25' }],
  ['an empty date', { name: 'Ash', attendance_start: '' }],
];

describe('a player', () => {
  const app = useSharedApp();

  test.each(bodies)('is refused when made of %s', async (_what, body, refusal = INVALID) => {
    const ask = { body, headers: { 'Content-Type': 'application/json' } };
    await expectRefused(app(), 'POST', `${API}/players`, ask, refusal);
  });

  test.each([
    ...bodies.filter(([what]) => !/^no name$|^archived$/.test(what)),
    ['archived as a text', { archived: 'true' }],
    ['archived as a number', { archived: 1 }],
    ['archived as null', { archived: null }],
    ['a rev', { rev: 2 }],
    ['only an unknown field', { foo: 1 }],
  ] as typeof bodies)('is not changed by %s', async (_what, body, refusal = INVALID) => {
    const player = await clubOf(app()).addPlayer('Ashley');
    const ask = { body, headers: { 'Content-Type': 'application/json' } };
    await expectRefused(app(), 'PATCH', `${API}/players/${player.id}`, ask, refusal);
    await app().send('DELETE', `${API}/players/${player.id}`);
  });
});

describe('the limits of a player', () => {
  const app = useApp();

  it('has room for what is exactly as long as it may be', async () => {
    const player = await clubOf(app()).addPlayer(`  ${'a'.repeat(100)}  `, ['A'.repeat(64), ...names(49)]);
    expect(player).toMatchObject({ name: 'a'.repeat(100) });
    expect(player.accepted_bank_names).toHaveLength(50);
  });

  it.each([
    "O'Neil-Smith",
    'José Núñez',
    '李小龍',
    'Ægir Łukasz Øster',
    '__proto__',
    'constructor',
    '<script>alert(1)</script>',
    '=1+1',
    'Robert"); DROP TABLE players;--',
    '👩‍👩‍👧 Ash',
    'עברית Ash',
  ])('keeps the name %s as it is', async (name) => {
    const { id } = await clubOf(app()).addPlayer(name, ['__proto__']);
    expect(await clubOf(app()).player(id)).toMatchObject({ name, accepted_bank_names: ['__proto__'] });
  });

  it('names each field that is wrong', async () => {
    const answer = await app().send('POST', `${API}/players`, {
      body: { name: '', accepted_bank_names: ['ASH', '-', 5], attendance_start: 'soon', nick: 1 },
    });
    const { errors } = answer.body as { errors: { path: string; message: string }[] };
    expect([...new Set(errors.map(({ path }) => path))].sort()).toEqual(
      ['accepted_bank_names.1', 'accepted_bank_names.2', 'attendance_start', 'name', 'nick'].sort(),
    );
  });

  it('does not repeat a body of thousands of wrong fields', async () => {
    const body = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`field${index}`, 1]));
    const answer = await app().send('POST', `${API}/players`, { body });
    expect(answer.status).toBe(400);
    expect(answer.text.length).toBeLessThan(10_000);
  });
});
