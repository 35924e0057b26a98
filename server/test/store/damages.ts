import type { PaymentRecord } from '../../src/domain/records.ts';
import type { Store } from '../../src/store/store.ts';
import {
  aCorrection,
  aCredit,
  aFixture,
  anIgnoredPayer,
  aPayment,
  aPlayer,
  minute,
  someSettings,
} from './records.ts';

const entry = (at: string) => ({ at, by: 'organiser', action: 'changed', detail: '' });
const part = (player_id: string, amount: number) => ({ player_id, amount });
const here = (player_id: string) => ({ player_id, guests: 0, state: 'in' as const, joined_at: minute(0) });

/** A bad record: what is wrong with it, its id, and how to store it. */
export type Damage = [what: string, id: string, plant: (store: Store) => Promise<unknown>];

const payment = (what: string, changes: Parameters<typeof aPayment>[1]): Damage => [
  what,
  'tx_1',
  (store) => store.payments.recordOnce(aPayment('tx_1', changes)),
];
const credit = (what: string, amount: number, ...allocations: ReturnType<typeof part>[]): Damage => [
  what,
  'tx_1',
  (store) => store.payments.recordOnce(aCredit('tx_1', '', amount, { allocations })),
];
const fixture = (what: string, changes: Parameters<typeof aFixture>[2]): Damage => [
  what,
  'game',
  (store) => store.fixtures.create([aFixture('game', [], changes)]),
];
const player = (what: string, changes: Parameters<typeof aPlayer>[2]): Damage => [
  what,
  'cy',
  (store) => store.players.create(aPlayer('cy', [], changes)),
];

const cash = (what: string, changes: Parameters<typeof aPayment>[1]): Damage => [
  what,
  'tx_1',
  (store) =>
    store.payments.recordOnce(
      aCredit('tx_1', 'ash', 500, { source: 'cash', request_fingerprint: 'x', ...changes }),
    ),
];
const ignoredPayer = (what: string, changes: Parameters<typeof anIgnoredPayer>[2]): Damage => [
  what,
  'gone',
  (store) => store.ignoredPayers.add(anIgnoredPayer('gone', 'GONE', changes)),
];
const settings = (what: string, changes: Parameters<typeof someSettings>[0]): Damage => [
  what,
  'settings',
  (store) => store.settings.replace(someSettings(changes), 0),
];
/** A payment that was split and then ignored, with a falsified history. */
const history = (what: string, falsify: (payment: PaymentRecord) => PaymentRecord): Damage => [
  what,
  'tx_1',
  (store) => store.payments.recordOnce(falsify(aCorrection('tx_1', 'ash', 'ben'))),
];

/** The fields before and after a change. */
type HistoryChange = [before: object | undefined, after: object | undefined];

/** A fixture with these changes in its history. Its fee is 500, and it has no players. */
const fixtureHistory = (what: string, ...changes: HistoryChange[]): Damage =>
  fixture(`a fixture with ${what}`, {
    rev: changes.length + 1,
    history: [
      entry(minute(0)),
      ...changes.map(([before, after]) => ({
        ...entry(minute(0)),
        ...(before && { before: { ...before } }),
        ...(after && { after: { ...after } }),
      })),
    ],
  });

/** A bad record for each kind of finding. Player `free` has no `has_history`, and `dan` has the bank name KNOWN. */
export const DAMAGES: Damage[] = [
  credit('allocations below the amount', 500, part('ash', 499)),
  credit('allocations above the amount', 500, part('ash', 300), part('ben', 201)),
  credit('an allocation of nothing', 500, part('ash', 500), part('ben', 0)),
  credit('an allocation of the other sign', 500, part('ash', 600), part('ben', -100)),
  credit('two allocations to one player', 500, part('ash', 200), part('ash', 300)),
  credit('an allocation to nobody known', 500, part('nobody', 500)),
  credit('an allocation to somebody who could be removed', 500, part('free', 500)),
  credit('a matched payment without allocations', 500),
  payment('an account without its hash', { payer_account: '…42' }),
  cash('cash from an account', { payer_account: '…42', payer_account_hash: 'a hash' }),
  payment('an unmatched payment with allocations', { allocations: [part('ash', 500)] }),
  payment('an ignored payment with allocations', { status: 'ignored', allocations: [part('ash', 500)] }),
  payment('an amount that is no whole number', { amount: 0.5 }),
  payment('an amount beyond the safe integers', { amount: 2 ** 53 }),
  payment('a wrong key of the counterparty', { counterparty_key: 'SOMEBODYELSE' }),
  payment('a wrong key of the description', { description_key: 'SOMETHINGELSE' }),
  payment('a payment that waits though its payer is known', { counterparty_name: 'known' }),
  payment('a payment that waits though its description is known', { description: 'K.N.O.W.N.' }),
  payment('a history shorter than the revision', { rev: 2 }),
  payment('a history longer than the revision', { rev: 0 }),
  payment('a history that goes back in time', { rev: 2, history: [entry(minute(1)), entry(minute(0))] }),
  payment('a reason to ignore what waits', { ignored_reason: 'mine' }),
  payment('a request fingerprint of the bank’s', { request_fingerprint: 'x' }),
  cash('cash without a request fingerprint', { request_fingerprint: null }),
  cash('cash that credits nobody', { status: 'unmatched', matching: 'by_hand', allocations: [] }),
  cash('cash that is ignored', { status: 'ignored', allocations: [] }),
  cash('a write-off of less than nothing', {
    source: 'write_off',
    amount: -5,
    allocations: [{ player_id: 'ash', amount: -5 }],
  }),
  payment('the club’s part of a payment that waits', { club_part: 500 }),
  cash('void cash with the club’s part', { status: 'void', allocations: [], club_part: 500 }),
  cash('a club’s part that is too much', { club_part: 1 }),
  cash('a club’s part of nothing', { club_part: 0 }),
  cash('a club’s part of the other sign', { allocations: [part('ash', 600)], club_part: -100 }),
  cash('the club’s part of a write-off', {
    source: 'write_off',
    allocations: [part('ash', 300)],
    club_part: 200,
  }),
  payment('a payment of the bank that is void', { status: 'void' }),
  cash('void cash that credits somebody', { status: 'void' }),
  ignoredPayer('an ignored payer under the wrong key', { key: 'OTHER' }),
  ignoredPayer('an ignored payer with an empty key', { key: '', name: '!' }),
  history('a status that the history does not know', (now) => ({
    ...now,
    status: 'unmatched',
    ignored_reason: null,
  })),
  history('a credit that the history does not know', (now) => ({ ...now, matched_on: 'SUBS' })),
  history('another way of matching than in the history', (now) => ({ ...now, matching: 'by_hand' })),
  history('a club’s part that the history does not know', (now) => ({ ...now, club_part: 1 })),
  history('another reason than in the history', (now) => ({ ...now, ignored_reason: 'yours' })),
  history('a change that does not begin where the last one ended', (now) => ({
    ...now,
    history: now.history.map((one, index) => {
      if (index !== 2 || !one.before) return one;
      return { ...one, before: { ...one.before, allocations: [part('ash', 500)] } };
    }),
  })),
  history('a change without what was before', (now) => ({
    ...now,
    history: now.history.map(({ before, ...one }, index) =>
      index === 1 || !before ? one : { ...one, before },
    ),
  })),
  history('a change without what is since', (now) => ({
    ...now,
    history: now.history.map(({ after, ...one }, index) => (index === 2 || !after ? one : { ...one, after })),
  })),
  settings('a usual fee below nothing', { default_fee: -1 }),
  settings('a usual cost that is no whole number', { default_cost: 0.5 }),
  settings('settings with fewer places than players needed', { min_players: 13 }),
  settings('settings with a revision that their history does not have', { rev: 2 }),
  fixtureHistory(
    'a change that does not begin where the last one ended',
    [{ fee: 400 }, { fee: 450 }],
    [{ fee: 460 }, { fee: 500 }],
  ),
  fixtureHistory(
    'a change that does not begin where one ended that is not the last',
    [{ fee: 400 }, { fee: 450 }],
    [{ cost: 4000 }, { cost: 4500 }],
    [undefined, undefined],
    [{ fee: 460 }, { fee: 500 }],
  ),
  fixtureHistory('a field that its history does not have so', [{ fee: 400 }, { fee: 450 }]),
  fixtureHistory('a change without what is since', [{ fee: 400 }, undefined]),
  fixtureHistory('a change without what was before', [undefined, { fee: 500 }]),
  fixtureHistory('attendance that its history does not have', [{ players: [] }, { players: [here('ash')] }]),
  fixtureHistory(
    'attendance that its history has otherwise',
    [{ players: [here('ash')] }, { players: [] }],
    [{ players: [here('ash')] }, { players: [] }],
  ),
  player('a player with a name that their history left otherwise', {
    rev: 2,
    history: [entry(minute(0)), { ...entry(minute(0)), before: { name: 'cy' }, after: { name: 'Cyrus' } }],
  }),
  settings('settings with a fee that their history left otherwise', {
    history: [{ ...entry(minute(0)), before: { default_fee: 500 }, after: { default_fee: 600 } }],
  }),
  fixture('more players needed than there are places', { min_players: 13, max_players: 12 }),
  fixture('a negative fee', { fee: -1 }),
  fixture('a negative cost', { cost: -1 }),
  fixture('a player who comes twice', { players: [here('ash'), here('ash')] }),
  fixture('a player whom nobody knows', { players: [here('nobody')] }),
  fixture('a player who could be removed', { players: [here('free')] }),
  fixture('guests below none', { players: [{ ...here('ash'), guests: -1 }] }),
  fixture('a charge that is not the fee', { players: [{ ...here('ash'), charge: 499 }] }),
  fixture('a charge without the guests', { players: [{ ...here('ash'), guests: 2, charge: 500 }] }),
  fixture('somebody in who is not charged', { players: [{ ...here('ash'), charge: null }] }),
  fixture('a charge of somebody who waits', {
    players: [{ ...here('ash'), state: 'waiting', charge: 500 }],
  }),
  fixture('a charge of a cancelled fixture', {
    cancelled: true,
    players: [{ ...here('ash'), charge: 500 }],
  }),
  fixture('a history that lacks an entry', { history: [] }),
  player('a name under the wrong key', { bank_names: [{ key: 'WRONG', name: 'right' }] }),
  player('a name with an empty key', { bank_names: [{ key: '', name: '!' }] }),
  player('a name that is there twice', {
    bank_names: [
      { key: 'A', name: 'A' },
      { key: 'A', name: 'a' },
    ],
  }),
  player('a change before the beginning', { created_at: minute(5), updated_at: minute(4) }),
];
