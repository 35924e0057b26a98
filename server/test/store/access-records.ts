import { comparableName } from '@paidup/shared/compare-names';
import type { AccountRecord, SessionRecord, TokenRecord } from '../../src/domain/records.ts';
import { minute } from './records.ts';

/** A deputy who has chosen a password, with their id as their name. */
export function anAccount(id: string, changes: Partial<AccountRecord> = {}): AccountRecord {
  return {
    id,
    role: 'deputy',
    name: id,
    name_key: comparableName(changes.name ?? id),
    password_hash: `the hash of ${id}’s password`,
    setup_hash: null,
    setup_expires_at: null,
    last_seen_at: null,
    created_at: minute(0),
    rev: 1,
    ...changes,
  };
}

/** A session of the organiser's. */
export function aSession(id: string, changes: Partial<SessionRecord> = {}): SessionRecord {
  return {
    id,
    token_hash: `the hash of ${id}`,
    account_id: 'organiser',
    device: 'Firefox on Android',
    created_at: minute(0),
    last_seen_at: minute(0),
    ...changes,
  };
}

/** An attempt in this minute, within ten in a quarter of an hour. */
export const anAttempt = (id: string, now = 0, limit = 10) => ({
  id,
  now: minute(now),
  until: minute(now + 15),
  limit,
});

/** An API token with its id as its name. */
export function aToken(id: string, changes: Partial<TokenRecord> = {}): TokenRecord {
  return {
    id,
    name: id,
    name_key: comparableName(changes.name ?? id),
    token_hash: `the hash of ${id}`,
    created_at: minute(0),
    last_used_at: null,
    ...changes,
  };
}
