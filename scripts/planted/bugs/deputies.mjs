/** Bugs that show or let a deputy do too much. See `../bugs.mjs`. */
export const deputyBugs = [
  {
    what: 'a deputy sees the payers of a list',
    edits: [['server/src/routes/payments.ts', '      forDeputy: paymentListForDeputy,\n', '']],
    tests: ['server/test/api/deputy'],
  },
  {
    what: 'a deputy finds players by their bank names',
    edits: [['server/src/routes/players.ts', "{ isByNameOnly: caller.role === 'deputy' }", '{}']],
    tests: ['server/test/api/deputy'],
  },
  {
    what: 'a deputy finds payments by their payers',
    edits: [['server/src/routes/payments.ts', "{ isByNameOnly: caller.role === 'deputy' }", '{}']],
    tests: ['inbox/payment-search'],
  },
  {
    what: 'a deputy undoes what the organiser did',
    edits: [
      ['server/src/http/own-change.ts', "if (caller.role !== 'deputy') return ifMatch;", 'return ifMatch;'],
    ],
    tests: ['server/test/api/deputy'],
  },
  {
    what: 'a deputy undoes whom the organiser put in',
    edits: [
      [
        'server/src/routes/attendance.ts',
        "await revertible(caller, headers['If-Match'], () => fixtures.get(id))",
        "(void caller, headers['If-Match'])",
      ],
    ],
    tests: ['server/test/api/deputy'],
  },
  {
    what: 'a deputy takes over a cancellation by changing its reason',
    edits: [['server/src/routes/attendance.ts', ', read, isCancelling)', ', read)']],
    tests: ['server/test/api/deputy'],
  },
];
