import { beforeAll, describe, test } from 'vitest';
import { API } from '../support/club.ts';
import { PASSWORD } from '../support/log-in.ts';
import { expectRefused, INVALID, MALFORMED, NOT_FOUND, type Refusal } from '../support/refusals.ts';
import { useSharedApp } from '../support/use-app.ts';

type Row = [what: string, body: unknown, refusal?: Refusal];

const JSON_TYPE = { 'Content-Type': 'application/json' };
const GOOD = 'a boot of seven dry bibs';

const wrongTypes: Row[] = [
  ['nothing', '', MALFORMED],
  ['a form', 'password=x', MALFORMED],
  ['null', 'null'],
  ['a list', []],
  ['a text', '"x"'],
  ['an empty object', {}],
];

/** What is no text of at least one character. */
const noTexts = (field: string, others: object = {}): Row[] =>
  Object.entries({
    missing: undefined,
    null: null,
    'a number': 7,
    true: true,
    'a list': ['x'],
    'an operator': { $ne: null },
    empty: '',
  }).map(([what, value]) => [`${field}: ${what}`, { ...others, [field]: value }]);

const names = (more: object = {}): Row[] => [
  ...noTexts('name', more),
  ['a name of blanks', { ...more, name: ' \u200b ' }],
  ['a name of 101 characters', { ...more, name: 'x'.repeat(101) }],
  ['a name with a line break', { ...more, name: 'Sam\nPorter' }],
  ['a name with NUL', { ...more, name: 'Sam\u0000' }],
  ['half a character', '{"name":"Sam \\ud800"}'],
  ['an unknown field', { ...more, name: 'Sam', role: 'organiser' }],
  ['__proto__', '{"name":"Sam","__proto__":{"role":"organiser"}}'],
];

describe('what lets somebody in', () => {
  const app = useSharedApp();
  // The set-up is open while a link waits.
  beforeAll(async () => {
    await app().send('POST', `${API}/deputies`, { body: { name: 'Waiting' } });
  });

  const refused = async (method: string, path: string, body: unknown, refusal: Refusal = INVALID) =>
    expectRefused(app(), method, API + path, { body, headers: JSON_TYPE }, refusal);

  test.each<Row>([
    ...wrongTypes,
    ...noTexts('password'),
    ['a password of 1,001 characters', { password: 'x'.repeat(1_001) }],
    ['a name that is empty', { password: PASSWORD, name: '' }],
    ['a name that is null', { password: PASSWORD, name: null }],
    ['a name that is an operator', { password: PASSWORD, name: { $gt: '' } }],
    ['a name with NUL', { password: PASSWORD, name: 'Sam\u0000' }],
    ['a role', { password: PASSWORD, role: 'organiser' }],
    ['__proto__', `{"password":"${PASSWORD}","__proto__":{"name":"x"}}`],
  ])('is refused as a log-in: %s', (_what, body, refusal) => refused('POST', '/session', body, refusal));

  test.each<Row>([
    ...wrongTypes,
    ...noTexts('token', { password: GOOD }),
    ...noTexts('password', { token: 'x' }),
    ['a token of 201 characters', { token: 'x'.repeat(201), password: GOOD }],
    ['a password of 11 characters', { token: 'x', password: 'x'.repeat(11) }],
    ['a password of 129 characters', { token: 'x', password: GOOD.repeat(6).slice(0, 129) }],
    ['a name', { token: 'x', password: GOOD, name: 'organiser' }],
    ['a token of nobody', { token: 'x'.repeat(43), password: GOOD }, [403, 'wrong_token']],
    ['a token that is a hash', { token: '0'.repeat(64), password: GOOD }, [403, 'wrong_token']],
    ['a token called __proto__', { token: '__proto__', password: GOOD }, [403, 'wrong_token']],
  ])('is refused as a set-up: %s', (_what, body, refusal) => refused('POST', '/setup', body, refusal));

  const current_password = PASSWORD;
  test.each<Row>([
    ...wrongTypes,
    ...noTexts('current_password', { new_password: GOOD }),
    ...noTexts('new_password', { current_password }),
    ['a current one of 1,001 characters', { current_password: 'x'.repeat(1_001), new_password: GOOD }],
    ['a current one that is wrong', { current_password: 'not this one at all', new_password: GOOD }],
    ['a new one of 11 characters', { current_password, new_password: 'x7 x8 x9 x1' }],
    ['a new one of 129 characters', { current_password, new_password: GOOD.repeat(6).slice(0, 129) }],
    ['a common one', { current_password, new_password: 'password1234' }],
    ['a row of digits', { current_password, new_password: '123456789012' }],
    ['one twice', { current_password, new_password: 'passwordpassword' }],
    ['half a character', `{"current_password":"${PASSWORD}","new_password":"${GOOD} \\ud800"}`],
    ['an unknown field', { current_password, new_password: GOOD, name: 'x' }],
  ])('is refused as a change of password: %s', (what, body, refusal) =>
    // A PUT without a body means {}.
    refused('PUT', '/password', body, what === 'nothing' ? INVALID : refusal),
  );

  test.each(wrongTypes.concat(names()))('is refused as a token: %s', (_what, body, refusal) =>
    refused('POST', '/tokens', body, refusal),
  );

  test.each<Row>([
    ...wrongTypes,
    ...names(),
    ...['organiser', 'webhook', 'catch_up', 'import', 'Organiser', 'Waiting'].map((name): Row => [
      `a name that is taken: ${name}`,
      { name },
    ]),
  ])('is refused as a deputy: %s', (_what, body, refusal) => refused('POST', '/deputies', body, refusal));

  test.each([
    '/tokens/none',
    '/deputies/none',
    '/deputies/organiser',
    '/sessions/none',
    '/sessions/%00',
    '/tokens/%7B%22$ne%22:null%7D',
  ])('is not there to be taken away: %s', (path) =>
    expectRefused(app(), 'DELETE', API + path, {}, NOT_FOUND),
  );
});
