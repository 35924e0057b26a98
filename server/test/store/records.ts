import { normaliseBankName } from '@paidup/shared/bank-name';
import type { BankTaskRecord } from '../../src/domain/bank-tasks.ts';
import { charged, chargeOf } from '../../src/domain/fees.ts';
import { searchableNames } from '@paidup/shared/compare-names';
import type {
  AttendanceRecord,
  FixtureRecord,
  IgnoredPayerRecord,
  ListedPlayer,
  Party,
  PaymentRecord,
  PaymentState,
  PlayerRecord,
  SettingsRecord,
} from '../../src/domain/records.ts';

/** The instant `count` minutes after the beginning of 2026. */
export function minute(count: number): string {
  return new Date(Date.UTC(2026, 0, 1, 0, count)).toISOString();
}

/** A player with these bank names. Their name is their id unless `changes` has another. */
export function aPlayer(
  id: string,
  bankNames: string[] = [],
  changes: Partial<PlayerRecord> = {},
): PlayerRecord {
  const name = changes.name ?? id;
  return {
    ...recorded(id),
    name,
    sort_name: name.toLowerCase(),
    search_text: searchableNames([name, ...bankNames]),
    bank_names: bankNames.map((bankName) => ({ key: normaliseBankName(bankName), name: bankName })),
    attendance_start: '2026-01-01',
    archived: false,
    reminded_at: null,
    promised_on: null,
    has_history: false,
    request_fingerprint: null,
    ...changes,
  };
}

/** The player as lists show them. */
export function listed({
  history: _history,
  request_fingerprint: _print,
  search_text: _text,
  ...player
}: PlayerRecord): ListedPlayer {
  return player;
}

/**
 * A fixture of £5.00 a head at `minute(0)` with these players in. The rule decides their charges unless `changes` has
 * others.
 */
export function aFixture(
  id: string,
  playerIds: string[] = [],
  { players, ...changes }: FixtureChanges = {},
): FixtureRecord {
  const present = playerIds.map((player_id): Party => ({
    player_id,
    guests: 0,
    state: 'in',
    joined_at: minute(0),
  }));
  return withCharges({
    ...recorded(id),
    date: '2026-01-01',
    time: '00:00',
    location: 'Riverside 5s',
    cost: 4500,
    fee: 500,
    min_players: 8,
    max_players: 12,
    series_id: null,
    kick_off_at: minute(0),
    cancelled: false,
    cancelled_reason: null,
    was_played: false,
    request_fingerprint: null,
    ...changes,
    players: players ?? present,
  });
}

/** The next revision of a fixture with these changes. The rule decides the charges. */
export const revisedFixture = (fixture: FixtureRecord, changes: FixtureChanges): FixtureRecord =>
  charged({ ...revised(fixture), ...changes });

/** Changes of a fixture. The rule decides the charge of a party without one. */
type FixtureChanges = Partial<Omit<FixtureRecord, 'players'>> & {
  players?: (Party & Partial<AttendanceRecord>)[];
};

const withCharges = (
  fixture: Omit<FixtureRecord, 'players'> & Required<Pick<FixtureChanges, 'players'>>,
) => ({
  ...fixture,
  players: fixture.players.map((party) => ({ charge: chargeOf(fixture, party), ...party })),
});

/** An unmatched payment of £5.00 from NOBODY, with the keys that belong to its texts. */
export function aPayment(id: string, changes: Partial<PaymentRecord> = {}): PaymentRecord {
  const counterparty_name = changes.counterparty_name ?? 'NOBODY';
  const description = changes.description ?? 'subs';
  return {
    ...recorded(id),
    source: 'monzo',
    amount: 500,
    currency: 'GBP',
    paid_at: minute(0),
    counterparty_name,
    counterparty_key: normaliseBankName(counterparty_name),
    payer_account: null,
    payer_account_hash: null,
    description,
    description_key: normaliseBankName(description),
    notes: '',
    status: 'unmatched',
    matched_by: null,
    matched_on: null,
    matching: 'automatic',
    ignored_reason: null,
    club_part: null,
    conflict: false,
    verified: false,
    request_fingerprint: null,
    allocations: [],
    ...changes,
  };
}

/** A payment of `amount` pence that credits this player. */
export function aCredit(
  id: string,
  player_id: string,
  amount = 500,
  changes: Partial<PaymentRecord> = {},
): PaymentRecord {
  return aPayment(id, {
    amount,
    status: 'matched',
    matched_by: 'organiser',
    allocations: [{ player_id, amount }],
    ...changes,
  });
}

/** The next revision of a record with these changes and one more entry in its history. */
export function revised<Kept extends PlayerRecord | FixtureRecord | PaymentRecord | SettingsRecord>(
  record: Kept,
  changes: Partial<Kept> = {},
): Kept {
  const at = minute(record.rev);
  const entry = { at, by: 'organiser', action: 'changed', detail: `for the ${record.rev}. time` };
  return {
    ...record,
    history: [...record.history, entry],
    rev: record.rev + 1,
    updated_at: at,
    ...changes,
  };
}

/** The next revision of a payment with this state. Its entry has the states before and after. */
export function moved(payment: PaymentRecord, changes: Partial<PaymentState>): PaymentRecord {
  const next = revised<PaymentRecord>(payment, changes);
  const states = { before: stateOf(payment), after: stateOf(next) };
  const history = next.history.map((entry, index) =>
    index === payment.rev ? { ...entry, ...states } : entry,
  );
  return { ...next, history };
}

/** A payment of £5.00 that was split between these two and then ignored. Its history has both changes. */
export function aCorrection(id: string, one: string, other: string): PaymentRecord {
  const split = moved(aPayment(id), {
    status: 'matched',
    matched_by: 'organiser',
    allocations: [
      { player_id: one, amount: 200 },
      { player_id: other, amount: 300 },
    ],
  });
  return moved(split, { status: 'ignored', matched_by: null, ignored_reason: 'mine', allocations: [] });
}

/** An ignored payer of that name. */
export function anIgnoredPayer(
  id: string,
  name = id,
  changes: Partial<IgnoredPayerRecord> = {},
): IgnoredPayerRecord {
  return { id, key: normaliseBankName(name), name, created_at: minute(0), ...changes };
}

/** The task to move this payment to the pot, due at `minute(0)`. */
export function aBankTask(about: string, changes: Partial<BankTaskRecord> = {}): BankTaskRecord {
  return {
    id: `pot:${about}`,
    kind: 'pot',
    about,
    state: 'open',
    attempts: 0,
    next_at: minute(0),
    begun_at: null,
    failure: null,
    created_at: minute(0),
    closed_at: null,
    rev: 1,
    ...changes,
  };
}

/** The settings at revision 1. */
export function someSettings(changes: Partial<SettingsRecord> = {}): SettingsRecord {
  const { id: _none, ...first } = recorded('settings');
  return {
    ...first,
    club_name: 'Five-a-side',
    default_fee: 500,
    default_cost: 4500,
    default_time: '18:30',
    default_location: null,
    min_players: 8,
    max_players: 12,
    ...{ monzo_me_username: 'ashley', pay_to: 'A Kingscote · 04-00-04 · 12345678', cash_only: true },
    ...changes,
  };
}

/** `count` ids that sort as they are counted. */
export function ids(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}_${String(index).padStart(4, '0')}`);
}

function recorded(id: string) {
  const at = minute(0);
  const history = [{ at, by: 'organiser', action: 'created', detail: '' }];
  return { id, history, rev: 1, created_at: at, updated_at: at };
}

function stateOf(payment: PaymentRecord): PaymentState {
  const { status, matched_by, matched_on, matching, ignored_reason, allocations, club_part } = payment;
  return { status, matched_by, matched_on, matching, ignored_reason, allocations, club_part };
}
