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
    edits: [
      [
        'server/src/services/payer-accounts.ts',
        "createHmac('sha256', secretKey)",
        "createHmac('sha256', '')",
      ],
    ],
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
];
