/**
 * Bugs that a hurried change might make. `edits` are `[file, find, replace]`, each `find` there exactly once;
 * `tests` are the parts of test file names, one of which has to fail.
 */
export const BUGS = [
  {
    what: 'a payment is kept apart by a look-up only: storing it again overwrites it',
    edits: [
      [`${sqlite('payments')}`, 'INSERT INTO payments (source', 'INSERT OR REPLACE INTO payments (source'],
      [`${sqlite('payments')}`, '\n  ON CONFLICT (id) DO NOTHING`', '`'],
    ],
    tests: ['sqlite/sqlite-store'],
  },
  {
    what: 'the answer comes before the commit',
    edits: [
      [
        sqlite('group-commit'),
        'return () => resolve(outcome);',
        'resolve(outcome);\n          return () => {};',
      ],
    ],
    tests: ['sqlite/group-commit'],
  },
  {
    what: 'a step that fails leaves its trace in the commit of the others',
    edits: [
      [sqlite('group-commit'), 'changes.length = before;\n      undo.run();', 'changes.length = before;'],
    ],
    tests: ['sqlite/group-commit', 'sqlite/sqlite-store'],
  },
  {
    what: 'a commit is not synced to the disk (synchronous=NORMAL)',
    edits: [
      [sqlite('open-database'), 'PRAGMA synchronous = FULL', 'PRAGMA synchronous = NORMAL'],
      [sqlite('open-database'), 'const FULL = 2;', 'const FULL = 1;'],
    ],
    tests: ['sqlite/open-database'],
  },
  {
    what: 'a bank name has no unique key: the next player takes it over',
    edits: [
      [
        sqlite('players'),
        "'INSERT INTO bank_names (key, player_id, name, position) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING'",
        "'INSERT OR REPLACE INTO bank_names (key, player_id, name, position) VALUES (?, ?, ?, ?)'",
      ],
    ],
    tests: ['api/players', 'sqlite/sqlite-store'],
  },
  {
    what: 'a remembered sum outlives a correction',
    edits: [[sqlite('payments'), 'totals.forget();\n        dropAllocations', 'dropAllocations']],
    tests: ['sqlite/known-totals', 'sqlite/sqlite-store'],
  },
  {
    what: 'a remembered sum keeps what was rolled back',
    edits: [[sqlite('payments'), '  whenRolledBack(totals.forget);\n', '']],
    tests: ['sqlite/known-totals'],
  },
  {
    what: 'cancelled fixtures are still charged',
    edits: [
      [
        sqlite('fixtures'),
        "${AMONG} AND state = 'in' AND cancelled = 0 AND kick_off_at <= ?",
        "${AMONG} AND state = 'in' AND kick_off_at <= ?",
      ],
    ],
    tests: ['api/money'],
  },
  {
    what: 'money that goes out is credited',
    edits: [
      ['server/src/domain/classify-transaction.ts', "if (amount < 0) return { kind: 'outgoing' };", ''],
    ],
    tests: ['webhook/outcomes', 'domain/classify-transaction'],
  },
  {
    what: 'a pot withdrawal is credited',
    edits: [['server/src/domain/classify-transaction.ts', '/^uk_\\w*pot$/.test(scheme) ||', '']],
    tests: ['domain/classify-transaction'],
  },
  {
    what: 'an empty key matches',
    edits: [
      ['server/src/domain/bank-payments.ts', "].filter(({ key }) => key !== '')", ']'],
      ['shared/src/text.ts', "(text) => normaliseBankName(text) !== ''", '() => true'],
    ],
    tests: ['bad-input/players'],
  },
  {
    what: 'the description counts before the payer',
    edits: [
      [
        'server/src/domain/bank-payments.ts',
        "{ by: 'counterparty_name' as const, key: payment.counterparty_key },\n    { by: 'description' as const, key: payment.description_key },",
        "{ by: 'description' as const, key: payment.description_key },\n    { by: 'counterparty_name' as const, key: payment.counterparty_key },",
      ],
    ],
    tests: ['webhook/outcomes', 'api/matching'],
  },
  {
    what: 'counterparty and description are swapped',
    edits: [
      [
        'server/src/domain/bank-payments.ts',
        'counterparty_key: normaliseBankName(transaction.counterparty.name)',
        'counterparty_key: normaliseBankName(transaction.description)',
      ],
      [
        'server/src/domain/bank-payments.ts',
        'description_key: normaliseBankName(transaction.description)',
        'description_key: normaliseBankName(transaction.counterparty.name)',
      ],
    ],
    tests: ['webhook/outcomes'],
  },
  {
    what: 'PATCH fills in what nobody sent',
    edits: [
      [
        'shared/src/player.ts',
        'accepted_bank_names: bankNames.optional()',
        'accepted_bank_names: bankNames.default([])',
      ],
    ],
    tests: ['api/players'],
  },
  {
    what: 'the type of the event is part of the key',
    edits: [
      [
        'server/src/services/monzo-webhook.ts',
        "const transaction = parseInput(bankTransaction, data, 'data');",
        "const given = parseInput(bankTransaction, data, 'data');\n      const transaction = { ...given, id: `${type} ${given.id}` };",
      ],
    ],
    tests: ['webhook/deliveries'],
  },
  {
    what: 'a contradiction changes the amount',
    edits: [
      [
        'server/src/services/monzo-webhook.ts',
        "return detail ? withConflict(payment, detail, { at: clock(), by: 'webhook' }) : payment;",
        "return detail ? { ...withConflict(payment, detail, { at: clock(), by: 'webhook' }), amount: transaction.amount } : payment;",
      ],
    ],
    tests: ['webhook/conflicts'],
  },
  {
    what: 'a credited player can still be removed',
    edits: [
      [
        'server/src/services/matching.ts',
        'firstOwner(payment, players.claimByBankKey)',
        'firstOwner(payment, players.findByBankKey)',
      ],
    ],
    tests: ['webhook/outcomes', 'api/players'],
  },
  {
    what: 'If-Match is ignored',
    edits: [
      [
        'server/src/services/revise.ts',
        'if (revision.ifMatch !== null && !revision.ifMatch.includes(record.rev)) throw stale(revision.noun);',
        '',
      ],
    ],
    tests: ['api/revisions'],
  },
  {
    what: 'guests of a waiting party do not count',
    edits: [
      ['server/src/domain/attendance.ts', 'heads + headsOf(party) > maxPlayers', 'heads + 1 > maxPlayers'],
    ],
    tests: ['domain/attendance', 'api/attendance'],
  },
  {
    what: 'any secret opens the webhook',
    edits: [['server/src/routes/monzo-webhook.ts', "? undefined : 'route'", '? undefined : undefined']],
    tests: ['webhook/secret'],
  },
  {
    what: 'ids that differ only in broken UTF-8 become one',
    edits: [['server/src/http/json-body.ts', 'fatal: true', 'fatal: false']],
    tests: ['bad-input/framing', 'bad-input/webhook'],
  },
  {
    what: 'other web pages may change the records',
    edits: [
      [
        'server/src/http/guard.ts',
        'if (SAFE_METHODS.includes(method) || isSameOrigin(headers)) return null;',
        'return null;',
      ],
    ],
    tests: ['server/test/bad-input', 'server/test/api/answers', 'server/src/http'],
  },
  {
    what: 'the sum of a split is not checked',
    edits: [['server/src/domain/corrections.ts', 'if (sum === payment.amount) return null;', 'return null;']],
    tests: ['inbox/assign', 'domain/corrections'],
  },
  {
    what: 'undo drops who was credited',
    edits: [
      [
        'server/src/domain/corrections.ts',
        "{ ...last.before, matching: 'by_hand' } : last.before",
        "{ ...last.before, matching: 'by_hand' } : { ...last.before, allocations: [] }",
      ],
    ],
    tests: ['domain/corrections', 'inbox/undo'],
  },
  {
    what: 'an Idempotency-Key takes any body',
    edits: [['server/src/services/cash.ts', 'if (stored !== fingerprint)', 'if (stored === null)']],
    tests: ['inbox/cash'],
  },
  {
    what: 'an ignored payer is stored all the same',
    edits: [
      [
        'server/src/services/monzo-webhook.ts',
        "return ignored('ignored_payer');",
        'await Promise.resolve();',
      ],
    ],
    tests: ['inbox/ignore'],
  },
  {
    what: 'a fee comes after the payment of the same instant',
    edits: [
      ['server/src/domain/statement.ts', 'compare(one.kind, other.kind)', 'compare(other.kind, one.kind)'],
    ],
    tests: ['domain/statement'],
  },
];

function sqlite(name) {
  return `server/src/store/sqlite/${name}.ts`;
}
