/** Bugs of corrections, cash and refunds. See `../bugs.mjs`. */
export const inboxBugs = [
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
        "{ ...before, matching: 'by_hand' } : before;",
        "{ ...before, matching: 'by_hand' } : { ...before, allocations: [] };",
      ],
    ],
    tests: ['domain/corrections', 'inbox/undo'],
  },
  {
    what: 'undo reverts the first change instead of the last',
    edits: [
      [
        'server/src/domain/corrections.ts',
        'history.findLast((entry) => entry.before !== undefined)',
        'history.find((entry) => entry.before !== undefined)',
      ],
    ],
    tests: ['domain/corrections', 'inbox/undo'],
  },
  {
    what: 'an ignored payer is stored all the same',
    edits: [
      [
        'server/src/services/bank/sort-transaction.ts',
        "{ reason: 'ignored_payer' } : { payment, payer }",
        '{ payment, payer } : { payment, payer }',
      ],
    ],
    tests: ['inbox/ignore'],
  },
  {
    what: 'an Idempotency-Key takes any body',
    edits: [['server/src/services/idempotency.ts', 'if (stored !== fingerprint)', 'if (stored === null)']],
    tests: ['inbox/cash', 'api/idempotency'],
  },
  {
    what: 'a remembered name is taken from whoever has it',
    edits: [
      [
        'server/src/services/remembered-names.ts',
        'give(bankName, by, moves ? anybody : nobody)',
        'give(bankName, by, moves ? nobody : anybody)',
      ],
    ],
    tests: ['inbox/assign'],
  },
  {
    what: 'a remembered name credits none of the older payments',
    edits: [['server/src/services/corrections.ts', '(await added.bankName?.credit()) ?? 0', '0']],
    tests: ['inbox/assign'],
  },
  {
    what: 'a name credits again what the organiser had taken off',
    edits: [['server/src/domain/corrections.ts', "  matching: 'by_hand',\n", "  matching: 'automatic',\n"]],
    tests: ['inbox/assign', 'domain/corrections'],
  },
  {
    what: 'a guess that is a letter off stands out',
    edits: [
      ['server/src/domain/name-reasons.ts', 'return weak(60 - near.letters', 'return same(60 - near.letters'],
    ],
    tests: ['domain/uk-bank-names'],
  },
  {
    what: 'an even split loses the odd pennies',
    edits: [['shared/src/even-split.ts', '(index < odd ? 1 : 0)', '0']],
    tests: ['shared/src/even-split'],
  },
  {
    what: 'a refund counts as a payment',
    edits: [
      [
        'server/src/domain/entered-payment.ts',
        '[{ player_id: player.id, amount }]',
        '[{ player_id: player.id, amount: Math.abs(amount) }]',
      ],
    ],
    tests: ['inbox/cash', 'inbox/sums'],
  },
  {
    what: 'a bank name stays though the credit that it came with was refused',
    edits: [
      [
        'server/src/services/corrections.ts',
        'if (error instanceof AppError) await added.bankName?.revert();',
        '',
      ],
    ],
    tests: ['inbox/ignored-payer'],
  },
  {
    what: 'an Idempotency-Key is forgotten',
    edits: [['server/src/services/cash.ts', "idOf('pay')", "idOf('pay', Math.random())"]],
    tests: ['inbox/cash'],
  },
  {
    what: 'a history keeps what is since as what was before',
    edits: [
      [
        'server/src/domain/revision.ts',
        'field, before }) => [field, before]',
        'field, after }) => [field, after]',
      ],
    ],
    tests: ['api/changes', 'api/settings'],
  },
  {
    what: 'cash that was taken back still credits the player',
    edits: [
      [
        'server/src/domain/corrections.ts',
        "status: 'void', matched_by: null, allocations: [],",
        "status: 'void', matched_by: null,",
      ],
    ],
    tests: ['inbox/cash', 'model/story-on-sqlite'],
  },
  {
    what: 'an undo leaves the name that was remembered',
    edits: [
      [
        'server/src/services/remembered-names.ts',
        'await playersService.removeBankName(player_id, name, by);',
        'await Promise.resolve();',
      ],
    ],
    tests: ['inbox/undo'],
  },
  {
    what: 'an undo keeps a moved name from who had it before',
    edits: [
      [
        'server/src/services/remembered-names.ts',
        'if (former !== null && (await',
        'if (former === player_id && (await',
      ],
    ],
    tests: ['inbox/move-names'],
  },
  {
    what: 'a name goes back to somebody whose data was erased',
    edits: [['server/src/services/players.ts', "if (isErased(record)) throw notFound('player');", '']],
    tests: ['inbox/move-names'],
  },
  {
    what: 'redoing takes a name from whoever has it by now',
    edits: [
      [
        'server/src/services/remembered-names.ts',
        'give(name, by, (id) => id === name.other)',
        'give(name, by, anybody)',
      ],
    ],
    tests: ['inbox/undo'],
  },
  {
    what: 'a split is suggested though the last such payment was not split',
    edits: [
      [
        'server/src/domain/split-suggestions.ts',
        'const [last] = earlier\n',
        'const [last] = earlier\n    .filter(({ allocations }) => allocations.length > 1)\n',
      ],
    ],
    tests: ['inbox/split-again', 'model/story-on-sqlite'],
  },
  {
    what: 'a split that another account was given is suggested',
    edits: [
      [
        'server/src/services/split-suggestions.ts',
        'isOtherAccount\n      ? []',
        'payment.rev < 0\n      ? []',
      ],
    ],
    tests: ['inbox/split-again'],
  },
  {
    what: 'a holder of a joint account is whoever fits first',
    edits: [
      [
        'server/src/domain/split-suggestions.ts',
        '(more.length === 0 ? first : undefined)',
        '(more ? first : undefined)',
      ],
    ],
    tests: ['inbox/split-again'],
  },
  {
    what: 'who owes takes from the credit of others',
    edits: [['server/src/domain/debts.ts', 'credit += Math.max(0, covered -', 'credit += (covered -']],
    tests: ['domain/debts', 'model/story-on-sqlite'],
  },
  {
    what: 'the season counts what is not played yet',
    edits: [
      [
        'server/src/store/sqlite/fixtures.ts',
        "cost FROM fixtures WHERE cancelled = 0 AND kick_off_at <= :now'",
        "cost FROM fixtures WHERE cancelled = 0 AND :now IS NOT NULL'",
      ],
    ],
    tests: ['inbox/season'],
  },
];
