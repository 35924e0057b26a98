/** Bugs that keep more about people than is needed, or give it away. See `../bugs.mjs`. */
export const privacyBugs = [
  {
    what: 'an account number is shown whole',
    edits: [
      ['server/src/services/payer-accounts.ts', 'payer_account: lastDigits(number)', 'payer_account: number'],
    ],
    tests: ['api/payer-accounts'],
  },
  {
    what: 'the hash of an account has no key',
    edits: [['server/src/services/payer-accounts.ts', 'prefix + text', 'text']],
    tests: ['services/payer-accounts'],
  },
  {
    what: 'an ignored payer’s account is kept',
    edits: [
      [
        'server/src/services/corrections.ts',
        'return input.remember ? withoutAccount(aside) : aside;',
        'return aside;',
      ],
    ],
    tests: ['api/payer-accounts'],
  },
  {
    what: 'an erased payer is compared with who pays',
    edits: [
      [
        'server/src/domain/told-again.ts',
        'const isOther = !isErased(payment) && isOtherPayer(payment, transaction);',
        'const isOther = isOtherPayer(payment, transaction);',
      ],
    ],
    tests: ['api/erasure'],
  },
  {
    what: 'a history goes on telling the name that was erased',
    edits: [
      [
        'server/src/domain/erasure.ts',
        'history: payment.history.map(erasedEntry),',
        'history: payment.history,',
      ],
    ],
    tests: ['api/erasure'],
  },
  {
    what: 'what was erased stays in the file',
    edits: [['server/src/store/sqlite/purge.ts', "await outside(() => database.exec('VACUUM'));", '']],
    tests: ['sqlite/purge'],
  },
  {
    what: 'what was erased stays in the log of the file',
    edits: [['server/src/store/sqlite/purge.ts', 'return busy === 0;', 'return true;']],
    tests: ['sqlite/purge'],
  },
];
