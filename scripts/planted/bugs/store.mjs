/** Mistakes in durability and in the sums that the store remembers. See `../bugs.mjs`. */
export const storeBugs = [
  {
    what: 'a payment is kept apart by a look-up only: storing it again overwrites it',
    edits: [
      [
        'server/src/store/sqlite/payments.ts',
        "`${insertInto('payments', COLUMNS)} ON CONFLICT (id) DO NOTHING`",
        "insertInto('payments', COLUMNS).replace('INSERT', 'INSERT OR REPLACE')",
      ],
    ],
    tests: ['store/sqlite-store'],
  },
  {
    what: 'the answer comes before the commit',
    edits: [
      [
        'server/src/store/sqlite/group-commit.ts',
        'return () => resolve(outcome);',
        'resolve(outcome);\n          return () => {};',
      ],
    ],
    tests: ['sqlite/group-commit'],
  },
  {
    what: 'a step that fails leaves its trace in the commit of the others',
    edits: [
      [
        'server/src/store/sqlite/group-commit.ts',
        'rollBackStep.run();\n      release.run();\n      return [() => reject',
        'release.run();\n      return [() => reject',
      ],
    ],
    tests: ['sqlite/group-commit', 'store/sqlite-store'],
  },
  {
    what: 'who refuses among others leaves a trace in their commit',
    edits: [['server/src/store/sqlite/group-commit.ts', '      if (isRefused) rollBackStep.run();\n', '']],
    tests: ['sqlite/group-commit', 'store/sqlite-store'],
  },
  {
    what: 'reads go on seeing what was stored at the first of them',
    edits: [['server/src/store/sqlite/group-commit.ts', '    setImmediate(stopReading);\n', '']],
    tests: ['sqlite/group-commit'],
  },
  {
    what: 'a commit is not synced to the disk (synchronous=NORMAL)',
    edits: [
      [
        'server/src/store/sqlite/open-database.ts',
        'PRAGMA synchronous = FULL',
        'PRAGMA synchronous = NORMAL',
      ],
      ['server/src/store/sqlite/open-database.ts', 'const FULL = 2;', 'const FULL = 1;'],
    ],
    tests: ['sqlite/open-database'],
  },
  {
    what: 'what a payer was credited for is lost from sight',
    edits: [['server/src/store/sqlite/payments.ts', '    payers.add(payment);\n', '']],
    tests: ['store/sqlite-store'],
  },
  {
    what: 'a step that was refused is told as if it was committed',
    edits: [['server/src/store/sqlite/group-commit.ts', '      if (isRefused) return [answer];\n', '']],
    tests: ['sqlite/group-commit'],
  },
  {
    what: 'a remembered sum outlives a correction',
    edits: [['server/src/store/sqlite/payments.ts', '        whenCommitted(totals.forget);\n', '']],
    tests: ['sqlite/known-totals', 'store/sqlite-store'],
  },
  {
    what: 'a remembered sum keeps what was rolled back',
    edits: [
      [
        'server/src/store/sqlite/payments.ts',
        'whenCommitted(() => totals.add(payment))',
        'totals.add(payment)',
      ],
    ],
    tests: ['sqlite/known-totals'],
  },
  {
    what: 'of two corrections at once both win',
    edits: [
      [
        'server/src/store/sqlite/sql.ts',
        'WHERE id = :id AND rev = :stored_rev',
        'WHERE id = :id AND :stored_rev > 0',
      ],
    ],
    tests: ['store/sqlite-store'],
  },
  {
    what: 'an account that was made is called taken when the answer was lost',
    edits: [
      [
        'server/src/store/mongo/once.ts',
        "      if (isUnsure && (await confirmOwn())) return 'inserted';\n",
        '',
      ],
    ],
    tests: ['mongo/once'],
  },
  {
    what: 'a password that was changed is called stale when the answer was lost',
    edits: [['server/src/store/mongo/once.ts', ' || (isUnsure && (await confirmOwn()))', '']],
    tests: ['mongo/once'],
  },
];
