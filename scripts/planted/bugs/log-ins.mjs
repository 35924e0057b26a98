/** Bugs in log-ins, sessions, links and tokens. See `../bugs.mjs`. */
export const logInBugs = [
  {
    what: 'each process counts wrong passwords for itself',
    edits: [
      [
        'server/src/services/attempts.ts',
        'const lastOf = new Map<string, Promise<unknown>>();',
        'const lastOf = new Map<string, Promise<unknown>>();\n  const own = Math.random();',
      ],
      [
        'server/src/services/attempts.ts',
        '`address ${addressKey(address)}`',
        '`${own} address ${addressKey(address)}`',
      ],
    ],
    tests: ['access/log-in'],
  },
  {
    what: 'a one-time link works twice',
    edits: [
      [
        'server/src/services/setup.ts',
        '  password_hash,\n  setup_hash: null,\n  setup_expires_at: null,\n});',
        '  password_hash,\n  ...({} as Secrets),\n});',
      ],
    ],
    tests: ['access/deputies-and-tokens'],
  },
  {
    what: 'of those who claim at once each is let in',
    edits: [
      [
        'server/src/services/setup.ts',
        "if ((await store.accounts.replace(claimed, account.rev)) === 'stale') throw wrongToken();",
        'await store.accounts.replace(claimed, account.rev);',
      ],
      [
        'server/src/services/sessions.ts',
        'if (current !== null && current.password_hash === account.password_hash) {',
        'if (current !== null) {',
      ],
    ],
    tests: ['access/set-up'],
  },
  {
    what: 'a link works for ever',
    edits: [
      [
        'server/src/services/setup.ts',
        "setup_hash !== null && (setup_expires_at ?? '') > now",
        'setup_hash !== null',
      ],
    ],
    tests: ['access/set-up'],
  },
  {
    what: 'the token of a link goes to the server of whoever opens it',
    edits: [['server/src/http/set-up-link.ts', '/set-up#', '/set-up?token=']],
    tests: ['running/first-run'],
  },
  {
    what: 'the token of a link is compared letter by letter',
    edits: [
      [
        'server/src/services/secrets.ts',
        'one.length === other.length && timingSafeEqual(one, other)',
        'one.equals(other)',
      ],
    ],
    tests: ['access/constant-time'],
  },
  {
    what: 'tokens of scripts are stored as they are',
    edits: [
      ['server/src/services/tokens.ts', 'token_hash: hashOf(token)', 'token_hash: token'],
      ['server/src/services/tokens.ts', 'findByHash(hashOf(token))', 'findByHash(token)'],
    ],
    tests: ['access/set-up'],
  },
  {
    what: 'a log-out leaves the session alive',
    edits: [
      [
        'server/src/services/sessions.ts',
        'await store.sessions.remove(caller.session_id, accountIdOf(caller));',
        '',
      ],
    ],
    tests: ['api/log-in'],
  },
  {
    what: 'other sessions outlive a change of the password',
    edits: [['server/src/services/access.ts', '      await sessions.endAll(id, caller.session_id);\n', '']],
    tests: ['access/log-in'],
  },
  {
    what: 'other sites may send the cookie along',
    edits: [['server/src/http/session-cookie.ts', "sameSite: 'strict'", "sameSite: 'lax'"]],
    tests: ['api/log-in'],
  },
  {
    what: 'a common password is taken',
    edits: [
      [
        'server/src/services/passwords.ts',
        'isCommonPassword(password)',
        'isCommonPassword(password) && false',
      ],
    ],
    tests: ['services/passwords'],
  },
  {
    what: 'the former secret of the webhook works for good',
    edits: [['server/src/services/webhook-secret.ts', ' || isSecretOld(former.changedAt, clock())', '']],
    tests: ['access/webhook-secret'],
  },
  {
    what: 'a store that is away tells a wrong secret from an unknown address',
    edits: [
      [
        'server/src/services/webhook-secret.ts',
        'if (former === null || !isSecretOf',
        'await store.webhookSecret.get();\n      if (former === null || !isSecretOf',
      ],
    ],
    tests: ['webhook/secret'],
  },
  {
    what: 'log-ins take every thread that reads files',
    edits: [['server/src/services/passwords.ts', 'createFewAtOnce(2)', 'createFewAtOnce(1_000)']],
    tests: ['services/passwords'],
  },
  {
    what: 'somebody may guess once more than the limit',
    edits: [['server/src/store/sqlite/attempts.ts', 'HAVING count(*) < :limit', 'HAVING count(*) <= :limit']],
    tests: ['access/processes'],
  },
];
