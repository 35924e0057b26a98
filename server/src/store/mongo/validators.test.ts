import { createHash } from 'node:crypto';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { anAccount, aSession, aToken } from '../../../test/store/access-records.ts';
import {
  aBankTask,
  aCredit,
  aFixture,
  anIgnoredPayer,
  aPayment,
  aPlayer,
  minute,
  moved,
  someSettings,
} from '../../../test/store/records.ts';
import {
  accountDocument,
  bankTaskDocument,
  fixtureDocument,
  ignoredPayerDocument,
  paymentDocument,
  playerDocument,
  sessionDocument,
  settingsDocument,
  tokenDocument,
} from './documents.ts';
import { validators } from './validators.ts';

const good = {
  players: playerDocument(aPlayer('ash', ['KINGSCOTE AM', 'Footy Ash'])),
  fixtures: fixtureDocument(aFixture('game', ['ash', 'ben'])),
  payments: paymentDocument(aCredit('tx_1', 'ash')),
  ignored_payers: ignoredPayerDocument(anIgnoredPayer('landlord')),
  settings: settingsDocument(someSettings()),
  accounts: accountDocument(anAccount('sam')),
  sessions: sessionDocument(aSession('phone')),
  attempts: { _id: '10.0.0.1', ids: ['attempt_1'], until: minute(15) },
  webhook_secret: { _id: 'secret', current_hash: 'x', previous_hash: null, changed_at: minute(0), rev: 1 },
  bank: { _id: 'login', rev: 1 },
  bank_tasks: bankTaskDocument(aBankTask('tx_1')),
};
const token = tokenDocument(aToken('the spreadsheet'));
const ignored = paymentDocument(
  moved(aCredit('tx_3', 'ash'), {
    status: 'ignored',
    ignored_reason: 'x',
    matched_by: null,
    allocations: [],
  }),
);

/** Fields that documents of an older version do not have. */
const LATER = [
  ...['sole_player', 'payer_account', 'payer_account_hash', 'series_id', 'club_part'],
  ...['reminded_at', 'promised_on', 'monzo_me_username', 'pay_to', 'cash_only'],
];

describe('the validators', () => {
  it('get a new version with each change', () => {
    const { title } = validators.players;
    const digest = createHash('sha256').update(JSON.stringify(validators)).digest('hex').slice(0, 8);
    expect([title, digest]).toEqual(['Paid Up, version 9', '0d4121da']);
  });

  it.each([
    ['players', good.players],
    ['players', playerDocument(aPlayer('__proto__', [], { archived: true, has_history: true }))],
    ['fixtures', good.fixtures],
    ['fixtures', { ...good.fixtures, cancelled: true, cancelled_reason: 'rain', players: [], cost: 0 }],
    ['fixtures', { ...good.fixtures, series_id: 'weekly' }],
    ['fixtures', { ...good.fixtures, series_id: undefined }],
    ['payments', good.payments],
    ['payments', paymentDocument(aPayment('tx_2', { amount: -500 }))],
    ['payments', { ...good.payments, amount: Number.MAX_SAFE_INTEGER, matched_by: null, confirmations: 3 }],
    ['payments', ignored],
    ['payments', { ...good.payments, request_fingerprint: 'a hash' }],
    ['ignored_payers', good.ignored_payers],
    ['ignored_payers', { ...good.ignored_payers, confirmations: 1 }],
    ['settings', good.settings],
    ['settings', { ...good.settings, default_location: 'Riverside 5s' }],
    ['payments', { ...good.payments, sole_player: undefined, payer_account: undefined }],
    ['payments', { ...good.payments, payer_account_hash: undefined }],
    ['payments', { ...good.payments, club_part: undefined }],
    ['payments', { ...good.payments, club_part: -1200 }],
    ['accounts', good.accounts],
    ['accounts', accountDocument(anAccount('organiser', { role: 'organiser', last_seen_at: minute(1) }))],
    ['accounts', token],
    ['accounts', { ...token, last_used_at: minute(1) }],
    ['sessions', good.sessions],
    ['attempts', good.attempts],
    ['bank', good.bank],
    ['bank_tasks', good.bank_tasks],
    ['bank_tasks', { ...good.bank_tasks, begun_at: minute(1), failure: 'not_found', closed_at: minute(2) }],
    ['bank', { ...good.bank, sealed: null }],
    ['webhook_secret', good.webhook_secret],
    ['webhook_secret', { ...good.webhook_secret, previous_hash: 'y' }],
    ['payments', { ...good.payments, a_field_of_a_later_version: true }],
  ] as const)('takes a good document of the %s (%#)', (collection, document) => {
    expect(isAccepted(collection, document)).toBe(true);
  });

  it.each(
    Object.entries(good).flatMap(([name, document]) =>
      Object.keys(document)
        .filter((key) => !LATER.includes(key))
        .map((key) => [name, key] as const),
    ),
  )('refuses a document of the %s without %s', (name, key) => {
    const collection = collectionOf(name);
    expect(isAccepted(collection, { ...good[collection], [key]: undefined })).toBe(false);
  });

  it.each([
    ['players', { _id: '' }],
    ['players', { owned_keys: [] }],
    ['players', { owned_keys: ['KINGSCOTEAM'] }],
    ['players', { bank_names: [{ key: '', name: '!' }] }],
    ['players', { bank_names: ['KINGSCOTE AM'] }],
    ['players', { archived: 'false' }],
    ['players', { has_history: 1 }],
    ['fixtures', { cost: -1 }],
    ['fixtures', { fee: 4.99 }],
    ['fixtures', { fee: '500' }],
    ['fixtures', { kick_off_at: '2026-01-01' }],
    [
      'fixtures',
      { players: [{ player_id: 'ash', guests: -1, state: 'in', joined_at: good.fixtures.kick_off_at }] },
    ],
    [
      'fixtures',
      { players: [{ player_id: 'ash', guests: 0, state: 'out', joined_at: good.fixtures.kick_off_at }] },
    ],
    ['payments', { amount: 5.5 }],
    ['payments', { amount: '500' }],
    ['payments', { amount: null }],
    ['payments', { amount: 2 ** 53 }],
    ['payments', { amount: { $numberLong: '5' } }],
    ['payments', { status: 'credited' }],
    ['payments', { source: 'natwest' }],
    ['payments', { matched_by: 'guess' }],
    ['payments', { allocations: null }],
    ['payments', { allocations: [{ player_id: '', amount: 500 }] }],
    ['payments', { allocations: [{ player_id: 'ash', amount: 0.1 }] }],
    ['payments', { paid_at: '2026-01-01T00:00:00Z' }],
    ['payments', { history: [] }],
    ['payments', { rev: 0 }],
    ['payments', { ignored_reason: 7 }],
    ['payments', { club_part: 0.5 }],
    ['payments', { request_fingerprint: true }],
    ['payments', { history: [{ ...good.payments.history[0], before: null }] }],
    ['payments', { history: [{ ...good.payments.history[0], after: { status: 'matched' } }] }],
    [
      'payments',
      { history: [{ ...ignored.history[1], after: { ...ignored.history[1]?.after, status: '' } }] },
    ],
    ['settings', { history: [{ ...good.settings.history[0], before: 'rain' }] }],
    ['players', { history: [{ ...good.players.history[0], after: null }] }],
    ['fixtures', { history: [{ ...good.fixtures.history[0], before: [] }] }],
    ['settings', { club_name: '' }],
    ['settings', { default_fee: -1 }],
    ['settings', { default_location: 5 }],
    ['ignored_payers', { key: '' }],
    ['ignored_payers', { name: '' }],
    ['ignored_payers', { created_at: '2026-01-01' }],
    ['accounts', { role: 'guest' }],
    ['accounts', { role: 'token' }],
    ['accounts', { name_key: '' }],
    ['accounts', { password_hash: 5 }],
    ['accounts', { setup_expires_at: 'tomorrow' }],
    ['accounts', { ...token, token_hash: '' }],
    ['sessions', { token_hash: '' }],
    ['sessions', { last_seen_at: null }],
    ['attempts', { ids: [''] }],
    ['attempts', { until: '' }],
    ['webhook_secret', { current_hash: '' }],
    ['bank_tasks', { state: 'late' }],
    ['bank_tasks', { next_at: 'soon' }],
  ] as const)('refuses a document of the %s with %j', (collection, wrong) => {
    expect(isAccepted(collection, { ...good[collection], ...wrong })).toBe(false);
  });
});

function isAccepted(collection: keyof typeof validators, document: object): boolean {
  const ajv = new Ajv({ strict: false, strictSchema: false });
  ajv.addKeyword({
    keyword: 'bsonType',
    validate: (types: string | string[], value: unknown) =>
      [types].flat().some((type) => IS_OF_TYPE[type]?.(value) ?? false),
  });
  return ajv.validate(validators[collection], document);
}

function collectionOf(name: string): keyof typeof validators {
  if (name in validators) return name as keyof typeof validators;
  throw new Error(`${name} is no collection`);
}

const isSmall = (value: unknown) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;

/** The types as which the driver stores values of JavaScript. */
const IS_OF_TYPE: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  bool: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: (value) => Array.isArray(value),
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  int: isSmall,
  long: () => false,
  double: (value) => typeof value === 'number' && !isSmall(value),
};
