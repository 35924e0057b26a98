import type { AccessStore } from '../../src/store/access-store.ts';
import type { Store } from '../../src/store/store.ts';
import { anAccount, anAttempt, aSession, aToken } from '../store/access-records.ts';
import { minute } from '../store/records.ts';
import type { Calls } from './every-call.ts';

const account = (store: Store, key: string) => store.accounts.create(anAccount(key));
const storedAccount = (store: Store, key: string) => store.accounts.get(key);
const session = (store: Store, key: string) =>
  store.sessions.create(aSession(key, { account_id: key, created_at: minute(1), last_seen_at: minute(1) }));
const sessionsOf = (store: Store, key: string) => store.sessions.list(key);
const token = (store: Store, key: string) => store.tokens.create(aToken(key));
const storedToken = (store: Store, key: string) => store.tokens.findByHash(aToken(key).token_hash);
const attempt = (store: Store, key: string, id = 'one') => store.attempts.add(key, anAttempt(id));

async function replaceSecret({ webhookSecret }: Store, key: string) {
  const stored = await webhookSecret.get();
  if (stored?.current_hash === key) return 'replaced';
  const rev = (stored?.rev ?? 0) + 1;
  return webhookSecret.replace(
    { current_hash: key, previous_hash: null, changed_at: minute(0), rev },
    rev - 1,
  );
}
const storedSecret = async (store: Store) => (await store.webhookSecret.get())?.current_hash;

/** Every call about who may come in. A new one that is left out does not compile. */
export const EVERY_ACCESS_CALL: { [Noun in keyof AccessStore]: Calls<AccessStore[Noun]> } = {
  accounts: {
    get: { given: account, run: storedAccount },
    findByName: { given: account, run: (store, key) => store.accounts.findByName(anAccount(key).name_key) },
    list: { run: async (store, key) => (await store.accounts.list()).filter(({ id }) => id === key) },
    create: { run: account, leaves: storedAccount },
    replace: {
      given: account,
      run: (store, key) => store.accounts.replace(anAccount(key, { password_hash: 'another', rev: 2 }), 1),
      leaves: storedAccount,
    },
    touch: {
      given: account,
      run: (store, key) => store.accounts.touch(key, minute(5)),
      leaves: storedAccount,
    },
    remove: { given: account, run: (store, key) => store.accounts.remove(key), leaves: storedAccount },
  },
  sessions: {
    get: { given: session, run: (store, key) => store.sessions.get(key) },
    findByHash: {
      given: session,
      run: (store, key) => store.sessions.findByHash(aSession(key).token_hash),
    },
    list: { given: session, run: sessionsOf },
    create: { run: session, leaves: sessionsOf },
    touch: { given: session, run: (store, key) => store.sessions.touch(key, minute(5)), leaves: sessionsOf },
    remove: { given: session, run: (store, key) => store.sessions.remove(key, key), leaves: sessionsOf },
    removeAll: {
      given: session,
      run: (store, key) => store.sessions.removeAll(key, null),
      leaves: sessionsOf,
    },
    removeOld: {
      given: session,
      run: (store) => store.sessions.removeOld({ seen: minute(2), created: minute(0) }),
      leaves: sessionsOf,
    },
  },
  tokens: {
    findByHash: { given: token, run: storedToken },
    list: { run: async (store, key) => (await store.tokens.list()).filter(({ id }) => id === key) },
    create: { run: token, leaves: storedToken },
    touch: { given: token, run: (store, key) => store.tokens.touch(key, minute(5)), leaves: storedToken },
    remove: { given: token, run: (store, key) => store.tokens.remove(key), leaves: storedToken },
  },
  attempts: {
    add: {
      given: (store, key) => attempt(store, key, 'another'),
      run: attempt,
      leaves: (store, key) => attempt(store, key, 'the next'),
    },
    subtract: {
      given: async (store, key) => {
        for (const id of ['one', 'two', 'three']) await attempt(store, key, id);
      },
      run: (store, key) => store.attempts.subtract(key, 'one'),
      leaves: (store, key) => attempt(store, key, 'the next'),
    },
  },
  webhookSecret: {
    get: { given: replaceSecret, run: storedSecret },
    replace: { run: replaceSecret, leaves: storedSecret },
  },
};

/** Calls that meet what is stored already, or nothing yet. */
export const OTHER_ACCESS_CALLS = {
  'accounts.create again': { given: account, run: account, leaves: storedAccount },
  'tokens.create again': { given: token, run: token, leaves: storedToken },
  'sessions.create again': { given: session, run: session, leaves: sessionsOf },
  'attempts.add at first': {
    run: attempt,
    leaves: (store: Store, key: string) => attempt(store, key, 'the next'),
  },
};
