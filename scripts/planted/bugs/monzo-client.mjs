/** Bugs that lose the login at the bank, leak it, or misread what the bank says. See `../bugs.mjs`. */
export const monzoClientBugs = [
  {
    what: 'the bank may send a token to another host',
    edits: [['server/src/monzo/client/exchange.ts', "redirect: 'manual'", "redirect: 'follow'"]],
    tests: ['monzo/client/exchange'],
  },
  {
    what: 'an answer of the bank may have any size',
    edits: [
      [
        'server/src/monzo/client/read-body.ts',
        "Number(response.headers.get('content-length')) > maxBytes",
        'false',
      ],
      ['server/src/monzo/client/read-body.ts', 'if (size > maxBytes) throw new TooLarge();', ''],
    ],
    tests: ['monzo/client/exchange'],
  },
  {
    what: 'an error repeats a secret that the bank echoes',
    edits: [
      [
        'server/src/monzo/client/refused-answer.ts',
        'secrets.some((secret) => text.includes(secret))',
        'false',
      ],
    ],
    tests: ['monzo/client/refused-answer', 'monzo/client/exchange'],
  },
  {
    what: 'the 404 of a proxy says that the bank has no such transaction',
    edits: [
      [
        'server/src/monzo/client/refused-answer.ts',
        "if (code === '' && error === '') return 'protocol';",
        '',
      ],
    ],
    tests: ['monzo/client/refused-answer', 'monzo/client/transactions'],
  },
  {
    what: 'the tokens are refreshed again although another process has done so',
    edits: [
      [
        'server/src/monzo/client/session.ts',
        ' || current.access_token !== used.access_token) return current',
        ') return current',
      ],
    ],
    tests: ['monzo/client/session'],
  },
  {
    what: 'a pair that could not be stored is forgotten',
    edits: [
      [
        'server/src/monzo/client/session.ts',
        'if (unsaved?.of !== refreshToken)',
        'if (refreshToken !== unsaved?.pair.refresh_token)',
      ],
    ],
    tests: ['monzo/client/session'],
  },
  {
    what: 'a login is forgotten because a proxy refuses the refresh',
    edits: [
      [
        'server/src/monzo/client/session.ts',
        ' && /refresh_token|invalid_(token|grant)/.test(error.code)',
        '',
      ],
    ],
    tests: ['monzo/client/session'],
  },
  {
    what: 'a feed item is sent again after a lost answer',
    edits: [['server/src/monzo/client/exchange.ts', 'isRetryable: isRepeatable', 'isRetryable: true']],
    tests: ['monzo/client/retry'],
  },
  {
    what: 'a move to a pot that has no name is sent, and sent again after trouble',
    edits: [['server/src/monzo/client/pots.ts', 'if (!dedupeId)', "if (dedupeId === '')"]],
    tests: ['monzo/client/calls'],
  },
  {
    what: 'two processes change the login at the bank at the same time',
    edits: [
      ['server/src/services/bank/login-store.ts', "alone('bank login', async", "alone(newId('lease'), async"],
    ],
    tests: ['test/bank/login-store'],
  },
  {
    what: 'the walk over transactions ends at the first full page',
    edits: [
      ['server/src/monzo/client/transaction-pages.ts', 'if (page.length < FULL_PAGE) break;', 'break;'],
    ],
    tests: ['monzo/client/transaction-pages'],
  },
  {
    what: 'a list that the bank leaves out counts as an empty one',
    edits: [
      [
        'server/src/monzo/client/loose.ts',
        '    .nullable()\n    .transform((items)',
        '    .nullish()\n    .transform((items)',
      ],
    ],
    tests: ['monzo/client/calls'],
  },
  {
    what: 'a declined payment counts when the reason is no text',
    edits: [['server/src/monzo/client/transaction.ts', ": 'OTHER'", ": ''"]],
    tests: ['monzo/client/transactions'],
  },
  {
    what: 'a login that is sealed for one place opens at another',
    edits: [
      ['server/src/monzo/client/token-seal.ts', 'Buffer.from(`${VERSION} ${place}`)', 'Buffer.from(VERSION)'],
    ],
    tests: ['monzo/client/token-seal'],
  },
  {
    what: 'a lock is never taken over from a process that was killed',
    edits: [
      [
        'server/src/monzo/client/file-lock.ts',
        '!held.has(holder.id) : !isAlive(holder.pid)',
        'false : false',
      ],
    ],
    tests: ['monzo/client/file-tokens'],
  },
];
