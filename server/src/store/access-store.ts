import type { AccountRecord, SessionRecord, TokenRecord, WebhookSecretRecord } from '../domain/records.ts';

/** The part of the port that says who may come in. Listeners are not notified of its changes. */
export type AccessStore = {
  accounts: AccountStore;
  sessions: SessionStore;
  tokens: TokenStore;
  attempts: AttemptStore;
  webhookSecret: WebhookSecretStore;
};

/** The organiser and the deputies. */
export type AccountStore = {
  get(id: string): Promise<AccountRecord | null>;
  findByName(nameKey: string): Promise<AccountRecord | null>;
  /** Sorted by `created_at`, then by id. */
  list(): Promise<AccountRecord[]>;
  /** Stores the account unless its id is stored already, or an account or a token has its name. */
  create(account: AccountRecord): Promise<'created' | 'taken'>;
  /** Stores the password and the link of `account` if the stored revision is still `rev`. */
  replace(account: AccountRecord, rev: number): Promise<'replaced' | 'stale'>;
  /** Sets `last_seen_at` and leaves the revision alone. */
  touch(id: string, at: string): Promise<void>;
  remove(id: string): Promise<'removed' | 'absent'>;
};

export type SessionStore = {
  get(id: string): Promise<SessionRecord | null>;
  findByHash(tokenHash: string): Promise<SessionRecord | null>;
  /** The sessions of an account. Whoever was seen last comes first. */
  list(accountId: string): Promise<SessionRecord[]>;
  create(session: SessionRecord): Promise<void>;
  /** Sets `last_seen_at`. A session that was removed stays so. */
  touch(id: string, at: string): Promise<void>;
  /** Removes this session of this account. */
  remove(id: string, accountId: string): Promise<'removed' | 'absent'>;
  /** Removes the sessions of an account but `keep`, and returns their ids. */
  removeAll(accountId: string, keep: string | null): Promise<string[]>;
  /** Removes those that were seen last before `seen` or created before `created`. */
  removeOld(before: { seen: string; created: string }): Promise<void>;
};

export type TokenStore = {
  findByHash(tokenHash: string): Promise<TokenRecord | null>;
  /** Sorted by `created_at`, then by id. */
  list(): Promise<TokenRecord[]>;
  /** Stores the token unless an account or a token has its name. */
  create(token: TokenRecord): Promise<'created' | 'taken'>;
  /** Sets `last_used_at`. */
  touch(id: string, at: string): Promise<void>;
  remove(id: string): Promise<'removed' | 'absent'>;
};

export type WebhookSecretStore = {
  /** `null` before the first start with a secret. */
  get(): Promise<WebhookSecretRecord | null>;
  /** Stores it if the stored revision is still `rev`, which is 0 before the first. */
  replace(secret: WebhookSecretRecord, rev: number): Promise<'replaced' | 'stale'>;
};

/** Counts attempts by a key, such as an address, over all processes. A count begins anew when its time is over. */
export type AttemptStore = {
  /**
   * Counts one more, unless `limit` are counted already. The same `id` is counted once. The count lasts until `until` if
   * it begins now.
   */
  add(key: string, attempt: { id: string; now: string; until: string; limit: number }): Promise<AttemptCount>;
  /** Takes this attempt back, if its count still lasts. */
  subtract(key: string, id: string): Promise<void>;
};

/** `isCounted` is whether the attempt was within the limit. */
export type AttemptCount = { isCounted: boolean; count: number; until: string };
