import { anAccount, anAttempt, aSession, aToken } from '../../../test/store/access-records.ts';
import { minute } from '../../../test/store/records.ts';
import { describeUnsureWrites, type Write } from '../../../test/support/unsure-writes.ts';
import type { Store } from '../store.ts';

const sam = anAccount('sam');
const changed = anAccount('sam', { password_hash: 'another', rev: 2 });
const secret = (rev: number) => ({
  current_hash: `secret ${rev}`,
  previous_hash: null,
  changed_at: minute(rev),
  rev,
});
const twoSessions = async ({ sessions }: Store) => {
  for (const id of ['phone', 'laptop']) await sessions.create(aSession(id));
};
const attempt = ({ attempts }: Store, id = 'one') => attempts.add('::1', anAttempt(id));
const counted = (count: number) => ({ isCounted: true, count, until: minute(15) });

const WRITES: Write[] = [
  ['accounts.create', 'insert', null, (store) => store.accounts.create(sam), 'created'],
  [
    'accounts.replace',
    'update',
    (store) => store.accounts.create(sam),
    (store) => store.accounts.replace(changed, 1),
    'replaced',
  ],
  [
    'accounts.remove',
    'delete',
    (store) => store.accounts.create(sam),
    (store) => store.accounts.remove('sam'),
    'removed',
  ],
  ['tokens.create', 'insert', null, (store) => store.tokens.create(aToken('sheet')), 'created'],
  [
    'tokens.remove',
    'delete',
    (store) => store.tokens.create(aToken('sheet')),
    (store) => store.tokens.remove('sheet'),
    'removed',
  ],
  [
    'sessions.create',
    'insert',
    null,
    async ({ sessions }) => {
      await sessions.create(aSession('phone'));
      return sessions.get('phone');
    },
    aSession('phone'),
  ],
  [
    'sessions.remove',
    'delete',
    twoSessions,
    (store) => store.sessions.remove('phone', 'organiser'),
    'removed',
  ],
  [
    'sessions.removeAll',
    'delete',
    twoSessions,
    (store) => store.sessions.removeAll('organiser', 'laptop'),
    ['phone'],
  ],
  [
    'sessions.removeOld',
    'delete',
    twoSessions,
    async ({ sessions }) => {
      await sessions.removeOld({ seen: minute(1), created: minute(1) });
      return sessions.list('organiser');
    },
    [],
  ],
  ['the first attempts.add', 'insert', null, attempt, counted(1)],
  ['attempts.add when it forgets the old ones', 'delete', null, attempt, counted(1)],
  ['attempts.add', 'findAndModify', (store) => attempt(store, 'another'), attempt, counted(2)],
  [
    'attempts.subtract',
    'update',
    async (store) => {
      for (const id of ['one', 'two', 'three']) await attempt(store, id);
    },
    async (store) => {
      await store.attempts.subtract('::1', 'one');
      return attempt(store, 'four');
    },
    counted(3),
  ],
  [
    'the first webhookSecret.replace',
    'insert',
    null,
    (store) => store.webhookSecret.replace(secret(1), 0),
    'replaced',
  ],
  [
    'webhookSecret.replace',
    'update',
    (store) => store.webhookSecret.replace(secret(1), 0),
    (store) => store.webhookSecret.replace(secret(2), 1),
    'replaced',
  ],
];

describeUnsureWrites('a write of who may come in that fails and passes', WRITES);
