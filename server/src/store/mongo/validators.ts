import { z } from 'zod';

const text = { bsonType: 'string' };
const name = { bsonType: 'string', minLength: 1 };
const flag = { bsonType: 'bool' };
const textOrNull = { bsonType: ['string', 'null'] };
const instant = {
  bsonType: 'string',
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$',
};
const instantOrNull = { ...instant, bsonType: ['string', 'null'] };
const wholeNumber = {
  bsonType: ['int', 'long', 'double'],
  multipleOf: 1,
  minimum: Number.MIN_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
};
const notNegative = { ...wholeNumber, minimum: 0 };
const atLeastOne = { ...wholeNumber, minimum: 1 };
const oneOf = (...choices: (string | null)[]) => ({ enum: choices });
const listOf = (items: object) => ({ bsonType: 'array', items });

/** All of `properties` are required, none of `optional`. It lets other properties through, for later versions. */
const object = (properties: Record<string, object>, optional: Record<string, object> = {}) => ({
  bsonType: 'object',
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
});

const changed = { bsonType: 'object' };
const entry = { at: instant, by: text, action: text, detail: text };

const state = {
  status: oneOf('matched', 'unmatched', 'ignored', 'void'),
  matched_by: oneOf('counterparty_name', 'description', 'organiser', null),
  matched_on: textOrNull,
  matching: oneOf('automatic', 'when_named', 'by_hand'),
  ignored_reason: textOrNull,
  allocations: listOf(object({ player_id: name, amount: wholeNumber })),
};
const club_part = { ...wholeNumber, bsonType: [...wholeNumber.bsonType, 'null'] };
const past = object(state, { club_part });

const recorded = {
  _id: name,
  history: { ...listOf(object(entry, { before: changed, after: changed })), minItems: 1 },
  rev: atLeastOne,
  created_at: instant,
  updated_at: instant,
};

const named = { _id: name, name, name_key: name, created_at: instant };

/** Grows with every change below. A start never replaces the validators of a newer version by its own. */
const VERSION = 9;
const TITLE = `Paid Up, version ${VERSION}`;

/** The validator of a collection. Its title has no effect on what it takes. */
const documents = (...properties: Parameters<typeof object>) => ({
  title: TITLE,
  ...object(...properties),
});

/** Whether a later version of Paid Up has written the validator, in a rolling upgrade. */
export function isNewer(validator: unknown): boolean {
  const { data } = versioned.safeParse(validator);
  return data !== undefined && Number(data.$jsonSchema.title.replace(/\D/g, '')) > VERSION;
}

/** The `$jsonSchema` of each collection. With it MongoDB refuses bad documents from any program that writes to it. */
export const validators = {
  players: documents(
    {
      ...recorded,
      name: text,
      sort_name: text,
      search_text: text,
      bank_names: listOf(object({ key: name, name })),
      owned_keys: { ...listOf({ bsonType: 'string', pattern: '^(id|key):' }), minItems: 1 },
      attendance_start: text,
      archived: flag,
      has_history: flag,
      request_fingerprint: textOrNull,
    },
    { reminded_at: instantOrNull, promised_on: textOrNull },
  ),
  fixtures: documents(
    {
      ...recorded,
      date: text,
      time: text,
      location: text,
      cost: notNegative,
      fee: notNegative,
      min_players: wholeNumber,
      max_players: wholeNumber,
      kick_off_at: instant,
      cancelled: flag,
      cancelled_reason: textOrNull,
      was_played: flag,
      players: listOf(
        object({
          player_id: name,
          guests: notNegative,
          state: oneOf('in', 'waiting'),
          joined_at: instant,
          charge: { ...notNegative, bsonType: [...notNegative.bsonType, 'null'] },
        }),
      ),
      request_fingerprint: textOrNull,
    },
    { series_id: textOrNull },
  ),
  payments: documents(
    {
      ...recorded,
      ...state,
      history: { ...listOf(object(entry, { before: past, after: past })), minItems: 1 },
      source: oneOf('monzo', 'cash', 'write_off'),
      amount: wholeNumber,
      currency: name,
      paid_at: instant,
      counterparty_name: text,
      counterparty_key: text,
      description: text,
      description_key: text,
      notes: text,
      conflict: flag,
      verified: flag,
      request_fingerprint: textOrNull,
    },
    // A version before these fields may run on the database too, while servers are upgraded one after the other.
    { sole_player: textOrNull, payer_account: textOrNull, payer_account_hash: textOrNull, club_part },
  ),
  settings: documents(
    {
      ...recorded,
      club_name: name,
      default_fee: notNegative,
      default_cost: notNegative,
      default_time: text,
      default_location: textOrNull,
      min_players: wholeNumber,
      max_players: wholeNumber,
    },
    { monzo_me_username: textOrNull, pay_to: textOrNull, cash_only: flag },
  ),
  ignored_payers: documents({ _id: name, key: name, name, created_at: instant }),
  accounts: {
    title: TITLE,
    anyOf: [
      object({
        ...named,
        role: oneOf('organiser', 'deputy'),
        password_hash: textOrNull,
        setup_hash: textOrNull,
        setup_expires_at: instantOrNull,
        last_seen_at: instantOrNull,
        rev: atLeastOne,
      }),
      object({ ...named, role: oneOf('token'), token_hash: name, last_used_at: instantOrNull }),
    ],
  },
  sessions: documents({
    _id: name,
    token_hash: name,
    account_id: name,
    device: text,
    created_at: instant,
    last_seen_at: instant,
  }),
  attempts: documents({ _id: name, ids: listOf(name), until: instant }),
  webhook_secret: documents({
    _id: name,
    current_hash: name,
    previous_hash: textOrNull,
    changed_at: instant,
    rev: atLeastOne,
  }),
  bank: documents({ _id: name, rev: atLeastOne }),
  bank_tasks: documents({
    _id: name,
    kind: oneOf('pot', 'notes', 'feed', 'receipt'),
    about: name,
    state: oneOf('open', 'done', 'failed', 'dropped'),
    attempts: notNegative,
    next_at: instant,
    begun_at: instantOrNull,
    failure: textOrNull,
    created_at: instant,
    closed_at: instantOrNull,
    rev: atLeastOne,
  }),
};

const versioned = z.object({ $jsonSchema: z.object({ title: z.string() }) });
