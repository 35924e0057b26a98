/** Bugs of a search of payments: what it finds, and what it costs the others. See `../bugs.mjs`. */
export const searchBugs = [
  {
    what: 'a search compares names of payers as they are typed',
    edits: [
      [
        'server/src/services/payment-search.ts',
        'key: isByNameOnly ? null : normaliseBankName(q) || null,',
        'key: isByNameOnly ? null : q.toUpperCase(),',
      ],
    ],
    tests: ['inbox/payment-search'],
  },
  {
    what: 'a search holds up everybody else',
    edits: [['server/src/store/sqlite/payment-list.ts', '      await letOthersRun();\n', '']],
    tests: ['sqlite/payment-list'],
  },
  {
    what: 'a search ends with the first part of the ledger',
    edits: [
      [
        'server/src/store/sqlite/payment-list.ts',
        'if (end === null || payments.length === rest.limit) return found;',
        'if (end === null || payments.length <= rest.limit) return found;',
      ],
    ],
    tests: ['sqlite/payment-list'],
  },
];
