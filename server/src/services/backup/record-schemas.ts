import { historyEntry } from '@paidup/shared/history';
import { pence } from '@paidup/shared/money';
import { attendanceState } from '@paidup/shared/fixture';
import { matchedBy, paymentSource, paymentStatus } from '@paidup/shared/payment';
import { clubDate, clubTime, instant } from '@paidup/shared/time';
import { z } from 'zod';
import type { BackedUp, BackedUpAccess } from '../../domain/records.ts';

const recorded = { rev: z.int().min(1), created_at: instant, updated_at: instant };
const named = { id: z.string().min(1), ...recorded };
const history = z.array(historyEntry.strict()).min(1);
const request_fingerprint = z.string().nullable();
const account = { id: z.string().min(1), name: z.string().min(1), name_key: z.string(), created_at: instant };

const state = {
  status: paymentStatus,
  matched_by: matchedBy.nullable(),
  matched_on: z.string().nullable(),
  matching: z.enum(['automatic', 'when_named', 'by_hand']),
  ignored_reason: z.string().nullable(),
  allocations: z.array(z.strictObject({ player_id: z.string().min(1), amount: pence })),
};
const club_part = pence.nullable();
const change = z.strictObject({ ...state, club_part: club_part.exactOptional() }).exactOptional();

/**
 * The records of a backup, as a restore takes them. A field that a later version adds gets a default here, for the
 * backups that were made before.
 */
export const recordSchemas = {
  player: z.strictObject({
    ...named,
    name: z.string(),
    sort_name: z.string(),
    search_text: z.string(),
    bank_names: z.array(z.strictObject({ key: z.string().min(1), name: z.string() })),
    attendance_start: clubDate,
    archived: z.boolean(),
    reminded_at: instant.nullable().default(null),
    promised_on: clubDate.nullable().default(null),
    has_history: z.boolean(),
    request_fingerprint,
    history,
  }),
  fixture: z.strictObject({
    ...named,
    date: clubDate,
    time: clubTime,
    location: z.string(),
    cost: pence,
    fee: pence,
    min_players: z.int(),
    max_players: z.int(),
    series_id: z.string().nullable().default(null),
    kick_off_at: instant,
    cancelled: z.boolean(),
    cancelled_reason: z.string().nullable(),
    was_played: z.boolean(),
    players: z.array(
      z.strictObject({
        player_id: z.string().min(1),
        guests: z.int().min(0),
        state: attendanceState,
        joined_at: instant,
        charge: pence.nullable(),
      }),
    ),
    request_fingerprint,
    history,
  }),
  payment: z.strictObject({
    ...named,
    ...state,
    club_part: club_part.default(null),
    source: paymentSource,
    amount: pence,
    currency: z.string(),
    paid_at: instant,
    counterparty_name: z.string(),
    counterparty_key: z.string(),
    payer_account: z.string().nullable().default(null),
    payer_account_hash: z.string().nullable().default(null),
    description: z.string(),
    description_key: z.string(),
    notes: z.string(),
    conflict: z.boolean(),
    verified: z.boolean(),
    request_fingerprint,
    history: z.array(historyEntry.strict().extend({ before: change, after: change })).min(1),
  }),
  ignored_payer: z.strictObject({
    id: z.string().min(1),
    key: z.string().min(1),
    name: z.string(),
    created_at: instant,
  }),
  settings: z.strictObject({
    ...recorded,
    club_name: z.string(),
    default_fee: pence,
    default_cost: pence,
    default_time: clubTime,
    default_location: z.string().nullable(),
    min_players: z.int(),
    max_players: z.int(),
    monzo_me_username: z.string().nullable().default(null),
    pay_to: z.string().nullable().default(null),
    cash_only: z.boolean().default(false),
    history,
  }),
  account: z.strictObject({
    ...account,
    role: z.enum(['organiser', 'deputy']),
    password_hash: z.string().min(1),
    setup_hash: z.null(),
    setup_expires_at: z.null(),
    last_seen_at: instant.nullable(),
    rev: recorded.rev,
  }),
  token: z.strictObject({
    ...account,
    token_hash: z.string().min(1),
    last_used_at: instant.nullable(),
  }),
} satisfies { [Noun in keyof Nouns]: z.ZodType<Nouns[Noun]> };

type Nouns = BackedUp & BackedUpAccess;
