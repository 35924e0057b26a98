/** Bugs of debts that are forgiven. See `../bugs.mjs`. */
export const writeOffBugs = [
  {
    what: 'a write-off counts as collected',
    edits: [
      [
        'server/src/store/sqlite/payments.ts',
        "const is_money = Number(payment.source !== 'write_off');",
        'const is_money = 1;',
      ],
    ],
    tests: ['inbox/write-off', 'store/sqlite-store', 'model/story-on-sqlite'],
  },
  {
    what: 'a write-off covers a fee before the money does',
    edits: [
      [
        'server/src/domain/fees.ts',
        'return [key, { paid: part, forgiven: covered - part }];',
        'return [key, { paid: covered - part, forgiven: part }];',
      ],
    ],
    tests: ['inbox/write-off'],
  },
  {
    what: 'more is written off than is owed',
    edits: [['server/src/services/cash.ts', 'if (amount > owes)', 'if (amount > owes + 100_000)']],
    tests: ['inbox/write-off'],
  },
  {
    what: 'two write-offs at once forgive a debt twice',
    edits: [['server/src/services/write-offs.ts', 'alone(`write-off ${playerId}`, write)', 'write()']],
    tests: ['inbox/write-off'],
  },
  {
    what: 'an undo writes off again what is no longer owed',
    edits: [
      ['server/src/services/corrections.ts', 'if (payment.amount > owes)', 'if (payment.amount < owes)'],
    ],
    tests: ['inbox/write-off'],
  },
];
